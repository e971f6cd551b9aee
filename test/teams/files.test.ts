import { cardText } from '../connector/cards';
import { fetchFile } from '../../src/teams/download';
import { startWorld, type World } from './world';

const limits = { uploadBytes: 1024 * 1024, downloadTimeoutMs: 1_000 };
let world: World;
beforeAll(async () => {
  world = await startWorld({ limits });
});
afterAll(() => world.close());
beforeEach(() => {
  world.asked.length = 0;
});

const said = () => cardText(world.teams.user('Priya Shah').latestCard().card);

describe('a file sent to the bot', () => {
  it('arrives whole, with its name and what was typed beside it', async () => {
    const bytes = Buffer.from('number,value\n26,38\n');
    await world.teams.user('Priya Shah').uploads('October.csv', bytes, 'for “October 2020”.');
    expect(world.asked.map((q) => q.ask)).toEqual([
      { kind: 'import file', name: 'October.csv', bytes, caption: 'for "October 2020"' },
    ]);
  });

  it.each([
    ['somewhere else', 'https://evil.example/x.xlsx'],
    ['on the inside', 'http://169.254.169.254/latest/meta-data'],
    ['on a disk', 'file:///etc/passwd'],
    ['nowhere', 'not an address'],
  ])('that lies %s is not fetched', async (_, address) => {
    await world.teams.user('Priya Shah').sendsFileFrom(address, 'x.xlsx');
    expect(world.asked).toEqual([]);
    expect(said()).toContain('attached in Teams itself');
  });

  it('that redirects is not followed', async () => {
    const inside = world.teams.keepFile(Buffer.from('inside'));
    await world.teams
      .user('Priya Shah')
      .sendsFileFrom(world.teams.keepFile(Buffer.alloc(0), { redirectTo: inside }), 'x.xlsx');
    expect(world.asked).toEqual([]);
    expect(said()).toContain('could not fetch');
  });

  it.each([
    ['that is too large', () => world.teams.keepFile(Buffer.alloc(2 * 1024 * 1024))],
    ['that says it is too large', () => world.teams.keepFile(Buffer.alloc(10), { declaredBytes: 2 * 1024 * 1024 })],
    ['that never ends', () => world.teams.keepFile(Buffer.alloc(64 * 1024), { endless: true })],
  ])('%s is given up in time', async (_, address) => {
    await world.teams.user('Priya Shah').sendsFileFrom(address(), 'x.xlsx');
    expect(world.asked).toEqual([]);
    expect(said()).toContain('larger than 1 MB');
  });

  it('that is no longer there can be sent again', async () => {
    await world.teams.user('Priya Shah').sendsFileFrom(`${world.teams.serviceUrl}files/999`, 'x.xlsx');
    expect(said()).toContain('send it again');
  });

  it('together with another is not guessed at', async () => {
    const priya = world.teams.user('Priya Shah');
    const file = {
      contentType: 'application/vnd.microsoft.teams.file.download.info',
      name: 'a.csv',
      content: { downloadUrl: world.teams.keepFile(Buffer.from('a')) },
    };
    await world.teams.deliver(priya.activity(priya.chat, { type: 'message', attachments: [file, file] }));
    expect(world.asked).toEqual([]);
    expect(said()).toContain('one file at a time');
  });
});

describe('fetching a file', () => {
  it('stops waiting after its time', async () => {
    const address = world.teams.keepFile(Buffer.alloc(1), { declaredBytes: 100 });
    expect(await fetchFile(address, { mode: 'local', maxBytes: 1000, timeoutMs: 200 })).toEqual({
      ok: false,
      why: 'failed',
    });
  });

  it('takes nothing from this machine where people are checked at the door', async () => {
    const address = world.teams.keepFile(Buffer.from('inside'));
    expect(await fetchFile(address, { mode: 'entra', maxBytes: 1000, timeoutMs: 1000 })).toEqual({
      ok: false,
      why: 'elsewhere',
    });
  });
});
