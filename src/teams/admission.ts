/** Who gets in: checked on every activity before anything is stored, answered or fetched. */
import { z } from 'zod/v4';
import { isConnectorAddress } from './hosts';
import type { BotAuth } from './options';

/** Deepest nesting of a card's data and Teams' own fields, with room to spare. */
const deepest = 40;

const Door = z.object({
  channelId: z.literal('msteams'),
  serviceUrl: z.string(),
  conversation: z.object({ tenantId: z.string().nullish() }).nullish(),
  channelData: z.object({ tenant: z.object({ id: z.string().nullish() }).nullish() }).nullish(),
});

/** A JSON object no deeper than is sane, without a key that could reach a prototype. */
export function isSane(body: unknown): body is Record<string, unknown> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return false;
  const left: { value: unknown; depth: number }[] = [{ value: body, depth: 1 }];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { value, depth } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (depth > deepest || Object.hasOwn(value, '__proto__')) return false;
    for (const inner of Object.values(value)) left.push({ value: inner, depth: depth + 1 });
  }
  return true;
}

/**
 * Whether an activity whose token was checked may go on. With Microsoft Entra: Teams' own channel (any other
 * channel of the same bot could claim to be anybody), an allowed connector host, and every tenant field the
 * served tenant. In local mode: a connector on this machine.
 *
 * @returns null where it may, otherwise the reason, for the log only
 */
export function whyNotAdmitted(activity: unknown, auth: BotAuth): string | null {
  const door = Door.safeParse(activity);
  if (!door.success) return 'not an activity of Teams';
  const { serviceUrl, conversation, channelData } = door.data;
  if (!isConnectorAddress(serviceUrl, auth.mode)) return 'serviceUrl not allowed';
  if (auth.mode === 'local') return null;
  const tenants = [conversation?.tenantId, channelData?.tenant?.id].filter((t) => t !== undefined && t !== null);
  if (tenants.length === 0) return 'no tenant';
  return tenants.every((t) => t.toLowerCase() === auth.tenantId.toLowerCase()) ? null : 'foreign tenant';
}
