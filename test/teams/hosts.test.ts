import { whyNotAdmitted, isSane } from '../../src/teams/admission';
import { isConnectorAddress, isFileAddress, isLoopback } from '../../src/teams/hosts';
import type { BotAuth } from '../../src/teams/options';

describe('where answers may be sent', () => {
  it.each([
    ['https://smba.trafficmanager.net/uk/', true],
    ['https://smba.trafficmanager.net/teams', true],
    ['https://SMBA.TrafficManager.net/uk/', true],
    ['https://smba.infra.gcc.teams.microsoft.com/teams', true],
    ['http://smba.trafficmanager.net/uk/', false],
    ['https://evil.trafficmanager.net/uk/', false],
    ['https://smba.trafficmanager.net.evil.example/', false],
    ['https://smba.trafficmanager.net:8443/', false],
    ['https://smba.trafficmanager.net@evil.example/', false],
    ['https://user:pass@smba.trafficmanager.net/', false],
    ['https://smba.trafficmanager.net/?x=1', false],
    ['http://127.0.0.1:3000/', false],
    ['http://169.254.169.254/', false],
    ['file:///etc/passwd', false],
    ['not an address', false],
    ['', false],
  ])('%s with Microsoft Entra: %s', (address, allowed) => {
    expect(isConnectorAddress(address, 'entra')).toBe(allowed);
  });

  it.each([
    ['http://127.0.0.1:56150/_connector', true],
    ['http://localhost:56150/_connector', true],
    ['http://[::1]:56150/', true],
    ['http://localhost.evil.example/', false],
    ['http://127.0.0.1.evil.example/', false],
    ['https://smba.trafficmanager.net/uk/', false],
    ['http://192.168.0.1/', false],
  ])('%s in local mode: %s', (address, allowed) => {
    expect(isConnectorAddress(address, 'local')).toBe(allowed);
  });
});

describe('where files may be fetched', () => {
  it.each([
    ['https://council-my.sharepoint.com/personal/x/_layouts/15/download.aspx?UniqueId=1', true],
    ['https://council.sharepoint.com/sites/x', true],
    ['https://sharepoint.com/', false],
    ['https://evilsharepoint.com/', false],
    ['https://council.sharepoint.com.evil.example/', false],
    ['http://council.sharepoint.com/', false],
    ['https://council.sharepoint.com:444/', false],
    ['https://169.254.169.254/latest/meta-data', false],
    ['http://127.0.0.1/', false],
  ])('%s: %s', (address, allowed) => {
    expect(isFileAddress(address, 'entra')).toBe(allowed);
  });
});

describe('this machine', () => {
  it.each([
    ['127.0.0.1', true],
    ['localhost', true],
    ['::1', true],
    ['0.0.0.0', false],
    ['::', false],
    ['10.0.0.1', false],
    ['', false],
  ])('%j: %s', (host, own) => {
    expect(isLoopback(host)).toBe(own);
  });
});

describe('an activity with a good token', () => {
  const tenantId = '0a1b2c3d-0000-4000-a000-000000000001';
  const auth: BotAuth = { mode: 'entra', appId: 'app', tenantId, credential: { kind: 'managed identity' } };
  const good = {
    channelId: 'msteams',
    serviceUrl: 'https://smba.trafficmanager.net/uk/',
    conversation: { tenantId },
    channelData: { tenant: { id: tenantId.toUpperCase() } },
  };
  it.each([
    ['of the served tenant', good, null],
    ['of the served tenant in one field', { ...good, channelData: {} }, null],
    [
      'of a foreign tenant',
      { ...good, conversation: { tenantId: 'x' }, channelData: { tenant: { id: 'x' } } },
      'foreign tenant',
    ],
    ['whose tenant fields disagree', { ...good, channelData: { tenant: { id: 'x' } } }, 'foreign tenant'],
    ['whose tenant fields disagree the other way', { ...good, conversation: { tenantId: 'x' } }, 'foreign tenant'],
    ['without a tenant', { ...good, conversation: {}, channelData: {} }, 'no tenant'],
    ['of another channel', { ...good, channelId: 'directline' }, 'not an activity of Teams'],
    [
      'of an address not allowed',
      { ...good, serviceUrl: 'https://evil.trafficmanager.net/' },
      'serviceUrl not allowed',
    ],
    ['without an address', { ...good, serviceUrl: undefined }, 'not an activity of Teams'],
  ])('%s', (_, activity, why) => {
    expect(whyNotAdmitted(activity, auth)).toBe(why);
  });
});

describe('a body', () => {
  const nested = (levels: number): unknown => JSON.parse('{"a":'.repeat(levels) + '1' + '}'.repeat(levels));
  it.each([
    ['an object', {}, true],
    ['an array', [], false],
    ['nothing', null, false],
    ['a text', 'x', false],
    ['nested as cards are', nested(20), true],
    ['nested out of reason', nested(5_000), false],
    ['with a key that reaches the prototype', JSON.parse('{"a":[{"__proto__":{"admin":true}}]}'), false],
  ])('%s is sane: %s', (_, body, sane) => {
    expect(isSane(body)).toBe(sane);
  });
});
