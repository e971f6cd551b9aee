/** Fetches a file that somebody sent: from allowed hosts, without redirects, under a size and a time. */
import { isFileAddress } from './hosts';
import type { BotAuth } from './options';

export type Fetched =
  | { ok: true; bytes: Buffer }
  /** "elsewhere": not Microsoft's file storage; "too large": over the cap, declared or real; "failed": anything else. */
  | { ok: false; why: 'elsewhere' | 'too large' | 'failed' };

/**
 * The bot's own token is never sent along: the address a person's file comes with carries its own leave.
 *
 * @param address as given in the activity, so anything may stand in it
 */
export async function fetchFile(
  address: string,
  options: { mode: BotAuth['mode']; maxBytes: number; timeoutMs: number },
): Promise<Fetched> {
  if (!isFileAddress(address, options.mode)) return { ok: false, why: 'elsewhere' };
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), options.timeoutMs);
  try {
    const response = await fetch(address, { redirect: 'manual', signal: stop.signal, headers: { accept: '*/*' } });
    if (!response.ok || response.body === null) return { ok: false, why: 'failed' };
    if (Number(response.headers.get('content-length') ?? 0) > options.maxBytes) return { ok: false, why: 'too large' };
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      if (size > options.maxBytes) return { ok: false, why: 'too large' };
      chunks.push(chunk);
    }
    return { ok: true, bytes: Buffer.concat(chunks) };
  } catch {
    return { ok: false, why: 'failed' };
  } finally {
    clearTimeout(timer);
    stop.abort();
  }
}
