import fc from 'fast-check';
import { ConfigError, readConfig } from '../src/config';

const appId = '11111111-1111-4111-8111-111111111111';
const tenant = '22222222-2222-4222-8222-222222222222';
const whole = {
  MICROSOFT_APP_ID: appId,
  MICROSOFT_APP_TENANT_ID: tenant,
  MICROSOFT_APP_PASSWORD: 'secret',
  DATABASE_URL: 'postgresql://scrutineer@localhost/scrutineer',
  PUBLIC_URL: 'https://scrutineer.example.gov.uk/',
};

const faultsOf = (env: NodeJS.ProcessEnv): readonly string[] => {
  try {
    readConfig(env, '/srv');
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
};

describe('settings', () => {
  it('need nothing in local mode, and then listen on this machine only', () => {
    expect(readConfig({}, '/srv')).toMatchObject({
      auth: { mode: 'local' },
      host: '127.0.0.1',
      port: 3978,
      installLink: null,
      publicUrl: 'http://127.0.0.1:3978',
      store: { directory: '/srv/data' },
      demo: true,
      client: true,
    });
  });

  it('take a whole production environment', () => {
    expect(readConfig(whole, '/srv')).toMatchObject({
      auth: { mode: 'entra', appId, tenantId: tenant, credential: { kind: 'secret', secret: 'secret' } },
      host: '0.0.0.0',
      installLink: null,
      publicUrl: 'https://scrutineer.example.gov.uk',
      store: { databaseUrl: whole.DATABASE_URL },
      demo: false,
      client: false,
    });
  });

  it('take the app’s id in the organisation’s catalogue for the install link', () => {
    const catalogue = '11111111-1111-4111-8111-111111111111';
    const { installLink } = readConfig({ ...whole, TEAMS_CATALOG_APP_ID: catalogue }, '/srv');
    expect(installLink).toBe(`https://teams.microsoft.com/l/app/${catalogue}?tenantId=${tenant}`);
  });

  it('take a managed identity without a secret', () => {
    const { MICROSOFT_APP_PASSWORD: _, ...rest } = whole;
    expect(readConfig({ ...rest, MICROSOFT_APP_TYPE: 'UserAssignedMSI' }, '/srv').auth).toMatchObject({
      credential: { kind: 'managed identity' },
    });
  });

  it.each([
    ['an open door to the network without an app id', { HOST: '0.0.0.0' }, /HOST is 0\.0\.0\.0/],
    ['a secret without an app id', { MICROSOFT_APP_PASSWORD: 'x' }, /MICROSOFT_APP_ID is missing/],
    ['no tenant', { ...whole, MICROSOFT_APP_TENANT_ID: '' }, /MICROSOFT_APP_TENANT_ID is missing/],
    ['no secret', { ...whole, MICROSOFT_APP_PASSWORD: ' ' }, /MICROSOFT_APP_PASSWORD is missing/],
    ['no PostgreSQL server', { ...whole, DATABASE_URL: '' }, /DATABASE_URL is missing/],
    ['another database', { ...whole, DATABASE_URL: 'mysql://x/y' }, /DATABASE_URL must be a postgresql/],
    [
      'an address without https',
      { ...whole, PUBLIC_URL: 'http://scrutineer.example.gov.uk' },
      /PUBLIC_URL must be the https/,
    ],
    ['a port out of range', { PORT: '70000' }, /PORT must be 1 to 65535/],
    ['an app id that is none', { ...whole, MICROSOFT_APP_ID: 'bot' }, /MICROSOFT_APP_ID must be a GUID/],
  ])('refuse %s', (_, env, fault) => {
    expect(faultsOf(env).join('\n')).toMatch(fault);
  });

  it('name every fault at once', () => {
    expect(faultsOf({ PORT: 'x', LOG_LEVEL: 'loud', DEMO: 'maybe' })).toHaveLength(3);
    expect(faultsOf({ MICROSOFT_APP_ID: appId })).toHaveLength(4);
  });

  it('never repeat a secret in a fault', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zA-Z0-9]{12,40}$/), (secret) => {
        const said = faultsOf({
          MICROSOFT_APP_PASSWORD: secret,
          DATABASE_URL: `mysql://u:${secret}@h/d`,
          PORT: 'x',
        }).join('\n');
        expect(said).not.toContain(secret);
      }),
    );
  });
});
