/**
 * Tokens of cards: made for one person, one request and one revision with a secret of the records, so that
 * none can be forged, lent or carried over to another card. Using one up is the store's part.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a token is bound to. */
export interface Bound {
  personId: string;
  requestId: string;
  revision: number;
}

/** HMAC-SHA256 (RFC 2104) over the nonce and all that the token is bound to. */
const sealOf = (key: string, nonce: string, { personId, requestId, revision }: Bound): Buffer =>
  createHmac('sha256', key)
    .update(JSON.stringify([nonce, personId, requestId, revision]))
    .digest();

/** A token for a card: the nonce makes each card's token its own, to be used once. */
export const sealToken = (key: string, nonce: string, bound: Bound): string =>
  `${nonce}.${sealOf(key, nonce, bound).toString('base64url')}`;

/** Whether a token was made for just this. */
export function isGenuine(key: string, token: string, bound: Bound): boolean {
  const dot = token.lastIndexOf('.');
  if (dot < 0) return false;
  const given = Buffer.from(token.slice(dot + 1), 'base64url');
  const expected = sealOf(key, token.slice(0, dot), bound);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
