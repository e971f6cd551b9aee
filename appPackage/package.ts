/**
 * `npm run package`: the app package that an administrator uploads to the Teams admin centre. The manifest is filled
 * in, checked against its published schema and against what the bot needs of Teams, and zipped with its icons.
 *
 * Settings: BOT_ID (the bot registration's app id), TEAMS_APP_ID (the app's own id; without it, the bot's), PUBLIC_URL.
 */
import fs from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { zipSync } from 'fflate';
import { version } from '../package.json';

/** What a council puts in. */
export interface PackageSettings {
  botId: string;
  teamsAppId: string;
  /** Where the bot answers: its host may serve links in the app. */
  publicUrl: string;
}

/** Everything wrong with the package, in words. */
export class PackageError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(
      `The app package needs ${faults.length === 1 ? 'one change' : `${faults.length} changes`}:\n${faults.map((f) => `  - ${f}`).join('\n')}`,
    );
  }
}

interface Manifest extends Record<string, unknown> {
  manifestVersion: string;
  icons: { color: string; outline: string };
  bots: { botId: string; scopes: string[]; supportsFiles?: boolean }[];
}

const folder = __dirname;
const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;
/** Sides in pixels that Teams asks of the two icons. */
const sides = { color: 192, outline: 32 };

function settingFaults({ botId, teamsAppId, publicUrl }: PackageSettings): string[] {
  const faults: string[] = [];
  if (!guid.test(botId)) faults.push('Set BOT_ID to the app id of the bot registration, a GUID.');
  if (!guid.test(teamsAppId)) faults.push('Set TEAMS_APP_ID to a GUID of the app’s own, or leave it out.');
  if (!URL.canParse(publicUrl) || new URL(publicUrl).protocol !== 'https:')
    faults.push('Set PUBLIC_URL to the https address the bot is reached on.');
  return faults;
}

function filled(settings: PackageSettings): Manifest {
  const text = fs
    .readFileSync(path.join(folder, 'manifest.json'), 'utf8')
    .replaceAll('${{BOT_ID}}', settings.botId)
    .replaceAll('${{TEAMS_APP_ID}}', settings.teamsAppId);
  const manifest = JSON.parse(text) as Manifest;
  return { ...manifest, version, validDomains: [new URL(settings.publicUrl).host] };
}

/** Against the schema Microsoft publishes for the manifest's own version. */
function schemaFaults(manifest: Manifest): string[] {
  const root = path.dirname(require.resolve('@microsoft/app-manifest'));
  const file = path.join(root, 'json-schemas', 'teams', `v${manifest.manifestVersion}`, 'MicrosoftTeams.schema.json');
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  const validate = ajv.compile(JSON.parse(fs.readFileSync(file, 'utf8')) as object);
  if (validate(manifest)) return [];
  return (validate.errors ?? []).map(
    (e) => `manifest${e.instancePath.replaceAll('/', '.')} ${e.message ?? 'is wrong'}.`,
  );
}

/** What the schema does not know: without these the bot cannot do its work. */
function needFaults(manifest: Manifest): string[] {
  const [bot] = manifest.bots;
  const faults: string[] = [];
  if (bot?.supportsFiles !== true) faults.push('The bot must support files: workbooks are sent to it in chat.');
  for (const scope of ['personal', 'team', 'groupChat'])
    if (bot?.scopes.includes(scope) !== true) faults.push(`The bot must have the scope ${scope}.`);
  return faults;
}

/** A PNG's width and height stand in its header, bytes 16 to 23. */
function iconFaults(name: 'color' | 'outline', file: string): string[] {
  const bytes = fs.readFileSync(path.join(folder, file));
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  return width === sides[name] && height === sides[name]
    ? []
    : [`${file} must be ${sides[name]} by ${sides[name]} pixels; it is ${width} by ${height}.`];
}

/** @returns the zip. @throws PackageError with everything that must change first */
export function buildPackage(settings: PackageSettings): Buffer {
  const wrong = settingFaults(settings);
  if (wrong.length > 0) throw new PackageError(wrong);
  const manifest = filled(settings);
  const faults = [
    ...schemaFaults(manifest),
    ...needFaults(manifest),
    ...iconFaults('color', manifest.icons.color),
    ...iconFaults('outline', manifest.icons.outline),
  ];
  if (faults.length > 0) throw new PackageError(faults);
  const files = Object.fromEntries(
    [manifest.icons.color, manifest.icons.outline].map((file) => [file, fs.readFileSync(path.join(folder, file))]),
  );
  const json = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  return Buffer.from(zipSync({ 'manifest.json': json, ...files }, { mtime: new Date(2020, 0, 1) }));
}

if (require.main === module) {
  const { BOT_ID = '', TEAMS_APP_ID = BOT_ID, PUBLIC_URL = '' } = process.env;
  try {
    const zip = buildPackage({ botId: BOT_ID, teamsAppId: TEAMS_APP_ID, publicUrl: PUBLIC_URL });
    const out = path.join(process.cwd(), 'out');
    fs.mkdirSync(out, { recursive: true });
    fs.writeFileSync(path.join(out, 'scrutineer-teams-app.zip'), zip);
    console.log(
      'Wrote out/scrutineer-teams-app.zip. Upload it in the Teams admin centre under Teams apps, Manage apps, Upload new app.',
    );
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
