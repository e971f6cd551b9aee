import { randomUUID } from 'node:crypto';
import type { OpenStore } from '../../src/store/open';
import type { ClaimedMessage, Delivery, OutboxMessage } from '../../src/usecases/ports';
import { commitOf, found, later, letter, NOW } from './records';
import type { Council } from './records';

/** What every delivery queue must do, however many work on it. Each test starts with an empty queue. */
export function describeOutbox(open: () => OpenStore): void {
  let council: Council;

  const send = (...messages: OutboxMessage[]) => open().store.commit(commitOf({ send: messages }));
  const claim = (worker: string, minutes = 0, limit = 100) =>
    open().outbox.claim({ worker, now: later(minutes), leaseUntil: later(minutes + 5), limit });
  const purposes = (messages: readonly { purpose: string }[]) => messages.map(({ purpose }) => purpose);
  const sent = (activityId: string = randomUUID()): Delivery => ({
    kind: 'sent',
    conversationId: 'a conversation',
    activityId,
    at: NOW,
  });
  const stateOf = async (purpose: string) => {
    const row = (await open().outbox.list()).find((each) => each.purpose === purpose);
    return row === undefined ? undefined : [row.state, row.attempts, row.reason];
  };
  const posted = (slot: string) => open().store.snapshot((reader) => reader.postedUnder(slot));
  const settle = async (message: ClaimedMessage | undefined, worker: string, delivery: Delivery) =>
    open().outbox.settle(message!.id, worker, delivery);

  describe('the outbox', () => {
    beforeEach(async () => {
      council = await found(open().store);
      for (const message of await claim('sweeper', 10_000, 10_000)) {
        await settle(message, 'sweeper', { kind: 'dropped', reason: 'left by another test' });
      }
    });

    it('hands over what is due, the longest due first, and no more than was asked for', async () => {
      const [late, early, first] = [
        letter(council, { dueAt: later(3) }),
        letter(council, { dueAt: later(2) }),
        letter(council, { dueAt: later(1) }),
      ];
      const notYet = letter(council, { dueAt: later(30) });
      await send(late, notYet, early, first);
      const claimed = await claim('a', 3, 2);
      expect(claimed).toEqual(
        [first, early].map((message) => ({ ...message, id: expect.any(String) as string, attempt: 1, posted: null })),
      );
      expect(purposes(await claim('a', 3, 2))).toEqual([late.purpose]);
      expect(await claim('a', 3, 2)).toEqual([]);
    });

    it('ignores a second message of the same purpose, and sends to a channel as well as to a person', async () => {
      const message = letter(council, {
        to: { boardOfSuiteId: council.suite.id },
        message: { kind: 'board', periodId: council.period.id },
      });
      await send(message, { ...message, dueAt: later(1) });
      await send({ ...message, slot: 'another' });
      expect(await claim('a', 5)).toEqual([{ ...message, id: expect.any(String) as string, attempt: 1, posted: null }]);
    });

    it('queues nothing of a commit that was stale', async () => {
      const message = letter(council);
      const stale = commitOf({ expect: [{ entity: 'period', id: council.period.id, revision: 9 }], send: [message] });
      expect(await open().store.commit(stale)).toBe('stale');
      expect(await stateOf(message.purpose)).toBeUndefined();
    });

    it('keeps the card a message was sent as, and hands it over with the next message of its slot', async () => {
      const slot = `request:${randomUUID()}:`;
      const [first, second] = [
        letter(council, { slot }),
        letter(council, { slot, to: { boardOfSuiteId: council.suite.id } }),
      ];
      await send(first);
      const [claimed] = await claim('a');
      expect(await settle(claimed, 'a', sent('activity 1'))).toBe(true);
      const card = {
        slot,
        conversationId: 'a conversation',
        activityId: 'activity 1',
        to: first.to,
        message: first.message,
      };
      expect(await posted(slot)).toEqual([card]);
      expect(await posted(slot.replace('request', 'r_quest'))).toEqual([]);
      await send(second);
      const [next] = await claim('a');
      expect(next?.posted).toEqual(card);
      await settle(next, 'a', sent('activity 2'));
      expect(await posted(slot)).toEqual([{ ...card, activityId: 'activity 2', to: second.to }]);
      expect(await stateOf(first.purpose)).toEqual(['sent', 1, null]);
    });

    it('lets the newest message of a slot stand in for those still waiting', async () => {
      const slot = randomUUID();
      const [old, older, newest] = [
        letter(council, { slot }),
        letter(council, { slot }),
        letter(council, { slot, dueAt: later(1) }),
      ];
      await send(old);
      await send(older, newest);
      expect(await stateOf(old.purpose)).toEqual(['dropped', 0, 'superseded']);
      expect(await stateOf(older.purpose)).toEqual(['dropped', 0, 'superseded']);
      expect(purposes(await claim('a', 1))).toEqual([newest.purpose]);
    });

    it('never delivers two messages of one slot at once', async () => {
      const slot = randomUUID();
      const [first, second] = [letter(council, { slot }), letter(council, { slot })];
      await send(first);
      const [held] = await claim('a');
      await send(second);
      expect(await claim('b', 1)).toEqual([]);
      await settle(held, 'a', sent());
      expect(purposes(await claim('b', 1))).toEqual([second.purpose]);
    });

    it('drops a message that is to be retried once a newer one waits in its slot', async () => {
      const slot = randomUUID();
      const [first, second] = [letter(council, { slot }), letter(council, { slot })];
      await send(first);
      const [held] = await claim('a');
      await send(second);
      await settle(held, 'a', { kind: 'retry', at: later(1), reason: '429' });
      expect(await stateOf(first.purpose)).toEqual(['dropped', 1, 'superseded']);
      expect(purposes(await claim('b', 2))).toEqual([second.purpose]);
    });

    it('gives a message to another worker once the lease has run out, and refuses the first one’s word', async () => {
      const message = letter(council, { slot: randomUUID() });
      await send(message);
      const [lost] = await claim('a');
      expect(await claim('b', 4)).toEqual([]);
      const [taken] = await claim('b', 5);
      expect([taken?.purpose, taken?.attempt]).toEqual([message.purpose, 2]);
      expect(await settle(lost, 'a', sent())).toBe(false);
      expect(await posted(message.slot!)).toEqual([]);
      expect(await settle(taken, 'b', sent())).toBe(true);
      expect(await settle(taken, 'b', sent())).toBe(false);
    });

    it('tries again at the time given, counts the tries and forgets a dead card', async () => {
      const slot = randomUUID();
      const [first, second] = [letter(council, { slot }), letter(council, { slot })];
      await send(first);
      await settle((await claim('a'))[0], 'a', sent());
      await send(second);
      await settle((await claim('a'))[0], 'a', { kind: 'retry', at: later(10), reason: '404', forget: true });
      expect(await posted(slot)).toEqual([]);
      expect(await claim('a', 9)).toEqual([]);
      const [again] = await claim('a', 10);
      expect([again?.attempt, again?.posted]).toEqual([2, null]);
      expect(await stateOf(second.purpose)).toEqual(['pending', 2, '404']);
    });

    it.each(['parked', 'dropped'] as const)('does not hand over again what was %s', async (kind) => {
      const message = letter(council);
      await send(message);
      await settle((await claim('a'))[0], 'a', { kind, reason: 'nobody\0 home' });
      expect(await stateOf(message.purpose)).toEqual([kind, 1, 'nobody home']);
      expect(await claim('a', 1_000)).toEqual([]);
    });

    it('delivers everything once, and one at a time in each slot, with eight workers at once', async () => {
      const slots = Array.from({ length: 12 }, () => randomUUID());
      const plain = Array.from({ length: 60 }, () => letter(council));
      await send(...plain, ...slots.map((slot) => letter(council, { slot })));
      const busy = new Set<string>();
      const deliveries: string[] = [];
      const last = new Map<string, string>();
      await Promise.all(
        Array.from({ length: 8 }, async (_, index) => {
          const worker = `worker ${index}`;
          for (let round = 0; round < 12; round += 1) {
            const slot = slots[(index * 5 + round) % slots.length]!;
            const update = letter(council, { slot });
            await send(update);
            for (const { id, purpose, slot: held } of await claim(worker, 1, 5)) {
              expect(busy).not.toContain(held);
              if (held !== null) busy.add(held);
              deliveries.push(purpose);
              if (held !== null) last.set(held, purpose);
              await new Promise(setImmediate);
              // Given up before the record is written: from then on the next one may begin.
              if (held !== null) busy.delete(held);
              expect(await open().outbox.settle(id, worker, sent(purpose))).toBe(true);
            }
          }
        }),
      );
      for (let rest = await claim('last', 1); rest.length > 0; rest = await claim('last', 1)) {
        for (const message of rest) {
          deliveries.push(message.purpose);
          if (message.slot !== null) last.set(message.slot, message.purpose);
          await settle(message, 'last', sent(message.purpose));
        }
      }
      expect(new Set(deliveries).size).toBe(deliveries.length);
      expect(deliveries).toEqual(expect.arrayContaining(purposes(plain)));
      for (const slot of slots)
        expect((await posted(slot)).map(({ activityId }) => activityId)).toEqual([last.get(slot)]);
    });
  });
}
