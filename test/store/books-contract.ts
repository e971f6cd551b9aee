import { randomUUID } from 'node:crypto';
import type { OpenStore } from '../../src/store/open';
import { createPacer } from '../../src/teams/pacing';

/** What every store must do with the books that all processes on it share: of sends, and of what was heard. */
export function describeBooks(open: () => OpenStore): void {
  describe('the book of sends', () => {
    it('gives everybody a moment of their own, however many book at once', async () => {
      const pacers = Array.from({ length: 3 }, () => createPacer(open().pace));
      const conversation = randomUUID();
      const waits = await Promise.all(
        Array.from({ length: 16 }, async (_, i) => {
          const booking = await pacers[i % 3]!.book(conversation, 60_000);
          return booking.kind === 'booked' ? booking.wait : null;
        }),
      );
      // Seven in a second, an eighth in two: then the next seven, and so on.
      const inOrder = waits.map((wait) => wait!).sort((a, b) => a - b);
      expect(inOrder[7]! - inOrder[0]!).toBeGreaterThanOrEqual(1_000);
      expect(inOrder[8]! - inOrder[0]!).toBeGreaterThanOrEqual(2_000);
      expect(inOrder[15]! - inOrder[7]!).toBeGreaterThanOrEqual(2_000);
      expect(inOrder[15]!).toBeLessThan(6_000);
    });

    it('keeps quiet where Teams asked for it, and tells everybody', async () => {
      const conversation = randomUUID();
      await createPacer(open().pace).hold(conversation, 30_000);
      expect(await createPacer(open().pace).book(conversation, 20_000)).toMatchObject({ kind: 'too long' });
      expect(await createPacer(open().pace).book(randomUUID(), 20_000)).toMatchObject({ kind: 'booked' });
    });
  });

  describe('the book of what was heard', () => {
    const hear = (conversationId: string, more: { key?: string; worker?: string; leaseMs?: number } = {}) =>
      open().inbox.take({ key: randomUUID(), conversationId, worker: 'a', leaseMs: 60_000, ...more });

    it('gives one activity to one of many who heard it at once, and to nobody once it was worked through', async () => {
      const key = randomUUID();
      const all = await Promise.all(
        Array.from({ length: 10 }, (_, i) => hear('a chat', { key, worker: `worker ${i}` })),
      );
      expect(all.map(({ kind }) => kind).sort()).toEqual(['ours', ...Array<string>(9).fill('running')]);
      const winner = all.findIndex(({ kind }) => kind === 'ours');
      await open().inbox.finish(key, `worker ${(winner + 1) % 10}`, 'done');
      expect(await hear('a chat', { key })).toEqual({ kind: 'running' });
      await open().inbox.finish(key, `worker ${winner}`, 'done');
      expect(await hear('a chat', { key })).toEqual({ kind: 'done' });
    });

    it('frees one that failed at once, and one whose worker ended when its lease has run out', async () => {
      const [failed, lost] = [randomUUID(), randomUUID()];
      await hear('a chat', { key: failed });
      await open().inbox.finish(failed, 'a', 'failed');
      expect(await hear('a chat', { key: failed, worker: 'b' })).toMatchObject({ kind: 'ours' });
      await hear('a chat', { key: lost, leaseMs: 60_000 });
      await open().inbox.renew([lost], 'a', 0);
      expect(await hear('a chat', { key: lost, worker: 'b' })).toMatchObject({ kind: 'ours' });
      await open().inbox.renew([lost], 'a', 0);
      expect(await hear('a chat', { key: lost, worker: 'c' })).toEqual({ kind: 'running' });
    });

    it('lets a conversation’s activities go one after another, and passes over those that were given up', async () => {
      const [chat, first, second] = [randomUUID(), randomUUID(), randomUUID()];
      const one = await hear(chat, { key: first });
      const two = await hear(chat, { key: second, worker: 'b' });
      const three = await hear(chat, { worker: 'c' });
      const next = (heard: Awaited<ReturnType<typeof hear>>) =>
        open().inbox.isNext(chat, heard.kind === 'ours' ? heard.place : '');
      expect([await next(one), await next(two), await next(three)]).toEqual([true, false, false]);
      expect(await open().inbox.isNext(randomUUID(), '999999')).toBe(true);
      await open().inbox.finish(first, 'a', 'done');
      expect([await next(two), await next(three)]).toEqual([true, false]);
      await open().inbox.renew([second], 'b', 0);
      expect(await next(three)).toBe(true);
    });
  });
}
