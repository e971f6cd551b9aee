import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { buildPackage, PackageError } from '../../appPackage/package';

const settings = {
  botId: '0a1b2c3d-0000-4000-a000-000000000001',
  teamsAppId: '0a1b2c3d-0000-4000-a000-000000000002',
  publicUrl: 'https://scrutineer.council.example',
};

describe('the app package', () => {
  it('holds a manifest that its published schema accepts, and both icons', () => {
    const files = unzipSync(buildPackage(settings));
    expect(Object.keys(files).sort()).toEqual(['color.png', 'manifest.json', 'outline.png']);
    const manifest = JSON.parse(strFromU8(files['manifest.json']!)) as Record<string, unknown>;
    expect(manifest).toMatchObject({
      id: settings.teamsAppId,
      bots: [{ botId: settings.botId, supportsFiles: true }],
      validDomains: ['scrutineer.council.example'],
    });
    expect(JSON.stringify(manifest)).not.toContain('${{');
  });

  it('has the same bytes each time', () => {
    expect(buildPackage(settings).equals(buildPackage(settings))).toBe(true);
  });

  it.each([
    ['no bot', { botId: '' }, 'Set BOT_ID'],
    ['an app id that is none', { teamsAppId: 'x' }, 'Set TEAMS_APP_ID'],
    ['an address that is not encrypted', { publicUrl: 'http://scrutineer.council.example' }, 'https address'],
  ])('is not made with %s', (_, wrong, words) => {
    expect(() => buildPackage({ ...settings, ...wrong })).toThrow(PackageError);
    expect(() => buildPackage({ ...settings, ...wrong })).toThrow(words);
  });

  it('says on the command line what to set', () => {
    const run = (): string =>
      execFileSync(
        process.execPath,
        [require.resolve('tsx/cli'), path.join(__dirname, '../../appPackage/package.ts')],
        {
          env: { PATH: process.env['PATH'] },
          encoding: 'utf8',
          stdio: 'pipe',
        },
      );
    expect(run).toThrow(/Set BOT_ID to the app id[\s\S]*Set PUBLIC_URL/u);
  });
});
