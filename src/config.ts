/** Environment → typed settings, read once at start. The only reader of `process.env`. */
import path from 'node:path';
import { z } from 'zod/v4';

/** How the bot proves who it is and checks who calls. */
export type AuthConfig =
  | { mode: 'local' }
  | {
      mode: 'entra';
      appId: string;
      tenantId: string;
      credential: { kind: 'managed identity' } | { kind: 'secret'; secret: string };
    };

export interface AppConfig {
  auth: AuthConfig;
  host: string;
  port: number;
  /** What people's browsers reach the bot on; no trailing slash. */
  publicUrl: string;
  /** Where people add the app in Teams themselves; null where TEAMS_CATALOG_APP_ID is not set. */
  installLink: string | null;
  store: { databaseUrl: string } | { directory: string };
  /** Local mode: load the demo suite into an empty store. */
  demo: boolean;
  /** Local mode: start the local Teams client beside the bot. */
  client: boolean;
  clientPort: number;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug';
}

/** Everything wrong with the settings, one line each, in words that say what to do. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(
      `The settings need ${faults.length === 1 ? 'one change' : `${faults.length} changes`}:\n${faults.map((f) => `  - ${f}`).join('\n')}`,
    );
    this.name = 'ConfigError';
  }
}

const text = z.string().trim().min(1);
const flag = (fallback: boolean) =>
  z
    .enum(['true', 'false', '1', '0', 'yes', 'no'], { error: 'must be true or false' })
    .transform((v) => ['true', '1', 'yes'].includes(v))
    .default(fallback);
const portNumber = (fallback: number) =>
  z.coerce
    .number({ error: 'must be a port number' })
    .int('must be a whole port number')
    .min(1, 'must be 1 to 65535')
    .max(65535, 'must be 1 to 65535')
    .default(fallback);
const guid = z.guid({ error: 'must be a GUID such as 00000000-0000-0000-0000-000000000000' });

const Env = z.object({
  MICROSOFT_APP_ID: guid.optional(),
  MICROSOFT_APP_TENANT_ID: guid.optional(),
  MICROSOFT_APP_TYPE: z
    .enum(['SingleTenant', 'UserAssignedMSI'], { error: 'must be SingleTenant or UserAssignedMSI' })
    .optional(),
  MICROSOFT_APP_PASSWORD: text.optional(),
  TEAMS_CATALOG_APP_ID: guid.optional(),
  HOST: text.optional(),
  PORT: portNumber(3978),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgresql:// address' }).optional(),
  DATA_DIR: text.default('data'),
  ALLOW_EMBEDDED_STORE: flag(false),
  DEMO: flag(true),
  LOCAL_CLIENT: flag(true),
  LOCAL_CLIENT_PORT: portNumber(56150),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug'], { error: 'must be fatal, error, warn, info or debug' })
    .default('warn'),
});

const loopback = new Set(['127.0.0.1', '::1', 'localhost']);

function authOf(env: z.infer<typeof Env>, faults: string[]): AuthConfig {
  if (env.MICROSOFT_APP_ID === undefined) {
    if (env.MICROSOFT_APP_PASSWORD !== undefined || env.MICROSOFT_APP_TENANT_ID !== undefined)
      faults.push(
        'MICROSOFT_APP_ID is missing, though other MICROSOFT_APP_ settings are there. Set it, or remove them to run in local mode.',
      );
    return { mode: 'local' };
  }
  if (env.MICROSOFT_APP_TENANT_ID === undefined)
    faults.push('MICROSOFT_APP_TENANT_ID is missing: the bot serves one tenant only, and must know which.');
  const tenantId = env.MICROSOFT_APP_TENANT_ID ?? '';
  if (env.MICROSOFT_APP_TYPE === 'UserAssignedMSI')
    return { mode: 'entra', appId: env.MICROSOFT_APP_ID, tenantId, credential: { kind: 'managed identity' } };
  if (env.MICROSOFT_APP_PASSWORD === undefined)
    faults.push(
      'MICROSOFT_APP_PASSWORD is missing. Set the client secret, or MICROSOFT_APP_TYPE=UserAssignedMSI to use a managed identity.',
    );
  return {
    mode: 'entra',
    appId: env.MICROSOFT_APP_ID,
    tenantId,
    credential: { kind: 'secret', secret: env.MICROSOFT_APP_PASSWORD ?? '' },
  };
}

/** Opens the app's install dialog. An app of the organisation's own catalogue is known there by the catalogue's id, not the manifest's. */
function installLinkOf(catalogId: string | undefined, tenantId: string | undefined): string | null {
  if (catalogId === undefined) return null;
  return `https://teams.microsoft.com/l/app/${catalogId}${tenantId === undefined ? '' : `?tenantId=${tenantId}`}`;
}

/**
 * Parses and checks the whole environment at once.
 *
 * @param env the environment, normally `process.env`; empty values count as absent
 * @param root folder that a relative DATA_DIR is taken from
 * @throws ConfigError naming every fault, not only the first
 */
export function readConfig(env: NodeJS.ProcessEnv, root: string): AppConfig {
  const present = Object.fromEntries(Object.entries(env).filter(([, v]) => v !== undefined && v.trim() !== ''));
  const parsed = Env.safeParse(present);
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map((i) => `${i.path.join('.')} ${i.message}.`));
  const values = parsed.data;
  const faults: string[] = [];
  const auth = authOf(values, faults);
  const host = values.HOST ?? (auth.mode === 'local' ? '127.0.0.1' : '0.0.0.0');
  if (auth.mode === 'local' && !loopback.has(host))
    faults.push(
      `HOST is ${host}, but without MICROSOFT_APP_ID nobody is checked at the door, so the bot only listens on this machine. Use 127.0.0.1, or set MICROSOFT_APP_ID.`,
    );
  if (auth.mode === 'entra' && values.DATABASE_URL === undefined && !values.ALLOW_EMBEDDED_STORE)
    faults.push(
      'DATABASE_URL is missing. A bot that people rely on needs a PostgreSQL server; set ALLOW_EMBEDDED_STORE=true only for a trial.',
    );
  if (auth.mode === 'entra' && values.PUBLIC_URL?.startsWith('https://') !== true)
    faults.push('PUBLIC_URL must be the https address that Teams reaches the bot on.');
  if (faults.length > 0) throw new ConfigError(faults);
  return {
    auth,
    host,
    port: values.PORT,
    publicUrl: (values.PUBLIC_URL ?? `http://127.0.0.1:${values.PORT}`).replace(/\/+$/, ''),
    installLink: installLinkOf(values.TEAMS_CATALOG_APP_ID, values.MICROSOFT_APP_TENANT_ID),
    store:
      values.DATABASE_URL === undefined
        ? { directory: path.resolve(root, values.DATA_DIR) }
        : { databaseUrl: values.DATABASE_URL },
    demo: auth.mode === 'local' && values.DEMO,
    client: auth.mode === 'local' && values.LOCAL_CLIENT,
    clientPort: values.LOCAL_CLIENT_PORT,
    logLevel: values.LOG_LEVEL,
  };
}
