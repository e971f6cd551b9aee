/** Which addresses the bot speaks to. Exact hosts only: anybody can register `evil.trafficmanager.net`. */
import type { BotAuth } from './options';

/**
 * Teams' connector for the public cloud and the United States' GCC, which share one sign-in service.
 * Source: Microsoft's list of Teams service endpoints for proactive messages.
 */
const connectorHosts = new Set(['smba.trafficmanager.net', 'smba.infra.gcc.teams.microsoft.com']);

/** Where SharePoint and OneDrive serve files from: a tenant's own name in front of one of these. */
const fileDomains = ['.sharepoint.com', '.sharepoint.us', '.sharepoint-mil.us'];

const loopbackHosts = new Set(['127.0.0.1', 'localhost', '[::1]', '::1']);

/** True for this machine's own names, as written in an address or given to `listen`. */
export const isLoopback = (host: string): boolean => loopbackHosts.has(host.toLowerCase());

function parsed(address: string): URL | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return url.username === '' && url.password === '' ? url : null;
}

const isHttp = (url: URL): boolean => url.protocol === 'http:' || url.protocol === 'https:';

/** Whether answers and cards may be sent to this `serviceUrl`. Checked before anything is stored or sent. */
export function isConnectorAddress(address: string, mode: BotAuth['mode']): boolean {
  const url = parsed(address);
  if (url === null || url.search !== '' || url.hash !== '') return false;
  if (mode === 'local') return isHttp(url) && isLoopback(url.hostname);
  return url.protocol === 'https:' && url.port === '' && connectorHosts.has(url.hostname);
}

/** Whether a file a person sent may be fetched from here. */
export function isFileAddress(address: string, mode: BotAuth['mode']): boolean {
  const url = parsed(address);
  if (url === null) return false;
  if (mode === 'local') return isHttp(url) && isLoopback(url.hostname);
  return url.protocol === 'https:' && url.port === '' && fileDomains.some((domain) => url.hostname.endsWith(domain));
}
