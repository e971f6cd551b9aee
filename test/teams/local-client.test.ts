import { startLocalClient } from '../../src/teams/local-client';

describe('the local Teams client', () => {
  it('that cannot be started gives a sentence to read, and nothing fails', async () => {
    const { PATH } = process.env;
    process.env['PATH'] = '/nowhere';
    try {
      const client = await startLocalClient({
        endpoint: 'http://127.0.0.1:1/api/messages',
        port: 0,
        names: [],
        announce: () => {
          throw new Error('it was announced all the same');
        },
      });
      expect(client).toMatchObject({
        ok: false,
        sentence: expect.stringContaining('The bot runs all the same') as string,
      });
    } finally {
      process.env['PATH'] = PATH;
    }
  });
});
