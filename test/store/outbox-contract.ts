import { randomUUID } from 'node:crypto';
import type { OpenStore } from '../../src/store/open';
import type { ClaimedMessage, Delivery, OutboxMessage } from '../../src/usecases/ports';
import { commitOf, found, later, letter, NOW } from './records';
import type { Council } from './records';

/** What every delivery queue must do, however many work on it. Each test starts with an empty queue. */
export function describeOutbox(open: () => OpenStore): void {
  let council: Council;

  const send = (...messages: OutboxMessage[]) => open().store.commit(commitOf({ send: messages }));
  const claim = (worker: string, minutes = 0, limit = 100, leaseMs = 300_000) =>
    open().outbox.claim({ worker, now: later(minutes), leaseMs, limit });
  /** Claims for no time at all, as if the worker had ended long ago. */
  const lose = (worker: string) => claim(worker, 0, 100, 0);
  const fresh = { attempt: 1, failures: 0, doubts: 0, posted: null };
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
        [first, early].map((message) => ({ ...message, ...fresh, id: expect.any(String) as string })),
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
      expect(await claim('a', 5)).toEqual([{ ...message, ...fresh, id: expect.any(String) as string }]);
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

    it('hands over what a dead worker held, though the clock has gone back behind its hour', async () => {
      const slot = randomUUID();
      const [held, next] = [letter(council, { slot, dueAt: later(80) }), letter(council, { slot })];
      await send(held);
      expect(purposes(await claim('a', 90, 10, 1))).toEqual([held.purpose]);
      await send(next);
      const again = (await claim('b', 1)).find(({ purpose }) => purpose === held.purpose);
      expect(again).toMatchObject({ attempt: 2, failures: 1 });
      await settle(again, 'b', sent('activity 1'));
      expect(purposes(await claim('b', 1))).toEqual([next.purpose]);
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
      await settle(held, 'a', { kind: 'retry', at: later(1), why: 'failed', reason: '429' });
      expect(await stateOf(first.purpose)).toEqual(['dropped', 1, 'superseded']);
      expect(purposes(await claim('b', 2))).toEqual([second.purpose]);
    });

    it('gives a message to another worker once the lease has run out, and refuses the first one’s word', async () => {
      const message = letter(council, { slot: randomUUID() });
      await send(message);
      const [lost] = await lose('a');
      const [taken] = await claim('b');
      expect([taken?.purpose, taken?.attempt, taken?.failures]).toEqual([message.purpose, 2, 1]);
      expect(await claim('c', 10_000)).toEqual([]);
      expect(await settle(lost, 'a', sent())).toBe(false);
      expect(await posted(message.slot!)).toEqual([]);
      expect(await settle(taken, 'b', sent())).toBe(true);
      expect(await settle(taken, 'b', sent())).toBe(false);
    });

    it('keeps a message with a worker that shows signs of life', async () => {
      await send(letter(council));
      const [held] = await lose('a');
      await open().outbox.renew([held!.id], 'b', 300_000);
      await open().outbox.renew([held!.id], 'a', 300_000);
      expect(await claim('b')).toEqual([]);
      expect(await settle(held, 'a', sent())).toBe(true);
    });

    it('knows afterwards that a message had left when its worker ended', async () => {
      const message = letter(council);
      await send(message);
      const [first] = await claim('a', 0, 100, 2_000);
      expect(await open().outbox.sending(first!.id, 'b')).toBe(false);
      expect(await open().outbox.sending(first!.id, 'a')).toBe(true);
      await open().outbox.renew([first!.id], 'a', 0);
      const [second] = await lose('b');
      expect(second).toMatchObject({ attempt: 2, failures: 1, doubts: 1 });
      expect((await claim('c'))[0]).toMatchObject({ attempt: 3, failures: 2, doubts: 1 });
    });

    it('gives no leave to send on a lease that ran out, taken over or not', async () => {
      await send(letter(council));
      const [late] = await lose('a');
      expect(await open().outbox.sending(late!.id, 'a')).toBe(false);
      await claim('b');
      expect(await open().outbox.sending(late!.id, 'a')).toBe(false);
      expect(await open().outbox.sending(late!.id, 'b')).toBe(true);
    });

    it('counts failures and doubts, and no waiting', async () => {
      const message = letter(council);
      await send(message);
      const counts: number[][] = [];
      for (const why of ['waiting', 'failed', 'in doubt', 'waiting'] as const) {
        const [held] = await claim('a');
        counts.push([held!.failures, held!.doubts]);
        await settle(held, 'a', { kind: 'retry', at: NOW, why, reason: why });
      }
      expect(counts).toEqual([
        [0, 0],
        [0, 0],
        [1, 0],
        [2, 1],
      ]);
    });

    it('hands over nothing for somebody who cannot be written to, until they are heard from', async () => {
      const [theirs, other] = [letter(council), letter(council, { to: { boardOfSuiteId: council.suite.id } })];
      const to = { personId: council.director.id };
      const unreachable = { to, since: NOW, reason: 'The person has blocked the app.' };
      const stop = () =>
        open().store.commit(commitOf({ changes: [{ kind: 'stop writing', unreachable }], send: [letter(council)] }));
      expect(await stop()).toBe('committed');
      expect(await stop()).toBe('stale');
      expect(await open().store.snapshot((reader) => reader.unreachable())).toContainEqual(unreachable);
      await send({ ...theirs, to }, other);
      const size = await open().outbox.size(later(1));
      expect(size.unreachable).toBeGreaterThan(0);
      expect(purposes(await claim('a', 1))).toEqual([other.purpose]);
      const heard = { kind: 'try messages again', to: { personId: council.director.id }, at: later(1) } as const;
      await open().store.commit(commitOf({ changes: [heard] }));
      expect(purposes(await claim('a', 1))).toContain(theirs.purpose);
      expect(await open().store.snapshot((reader) => reader.unreachable())).not.toContainEqual(unreachable);
    });

    it('lets operators send again what was set aside, and cancel what waits, all or none', async () => {
      const [worn, waiting] = [letter(council), letter(council, { dueAt: later(60) })];
      await send(worn, waiting);
      const [held] = await claim('a');
      const ids = new Map((await open().outbox.list()).map(({ purpose, id }) => [purpose, id]));
      const change = (kind: 'retry messages' | 'cancel messages', ...which: OutboxMessage[]) => {
        const said = { ids: which.map(({ purpose }) => ids.get(purpose)!), reason: 'Somebody asked.' };
        return open().store.commit(
          commitOf({ changes: [kind === 'cancel messages' ? { kind, ...said } : { kind, ...said, at: later(2) }] }),
        );
      };
      expect(await change('cancel messages', waiting, worn)).toBe('stale');
      await settle(held, 'a', { kind: 'retry', at: NOW, why: 'in doubt', reason: '502' });
      await settle((await claim('a'))[0], 'a', { kind: 'parked', why: 'in doubt', reason: 'It was tried twice.' });
      expect(await change('retry messages', worn)).toBe('committed');
      expect(await change('cancel messages', waiting)).toBe('committed');
      expect(await change('retry messages', waiting)).toBe('stale');
      expect(await claim('a', 1)).toEqual([]);
      expect(await claim('a', 2)).toMatchObject([{ purpose: worn.purpose, failures: 0, doubts: 0 }]);
      expect(await stateOf(waiting.purpose)).toEqual(['dropped', 0, 'Somebody asked.']);
    });

    it('sets aside what is due after a restore, and moves the schedule past it', async () => {
      const [due, notDue] = [letter(council), letter(council, { dueAt: later(60) })];
      await send(due, notDue);
      const looked = { kind: 'look at schedule', periodId: council.period.id, from: null, to: NOW } as const;
      const hold = { kind: 'hold messages', at: later(5), reason: 'restored' } as const;
      await open().store.commit(commitOf({ changes: [looked, hold] }));
      expect(await stateOf(due.purpose)).toEqual(['parked', 0, 'restored']);
      expect(purposes(await claim('a', 60))).toEqual([notDue.purpose]);
      expect(await open().store.snapshot((reader) => reader.scheduleLook(council.period.id))).toEqual(later(5));
    });

    it('tries again at the time given, counts the tries and forgets a dead card', async () => {
      const slot = randomUUID();
      const [first, second] = [letter(council, { slot }), letter(council, { slot })];
      await send(first);
      await settle((await claim('a'))[0], 'a', sent());
      await send(second);
      await settle((await claim('a'))[0], 'a', {
        kind: 'retry',
        at: later(10),
        why: 'failed',
        reason: '404',
        forget: true,
      });
      expect(await posted(slot)).toEqual([]);
      expect(await claim('a', 9)).toEqual([]);
      const [again] = await claim('a', 10);
      expect([again?.attempt, again?.posted]).toEqual([2, null]);
      expect(await stateOf(second.purpose)).toEqual(['pending', 2, '404']);
    });

    it.each([
      [{ kind: 'parked', why: 'in doubt' }, 1],
      [{ kind: 'parked', why: 'failed' }, 0],
      [{ kind: 'dropped' }, 0],
    ] as const)('does not hand over again what was %o, and knows the sends in doubt', async (how, doubts) => {
      const message = letter(council);
      await send(message);
      await settle((await claim('a'))[0], 'a', { ...how, reason: 'nobody\0 home' });
      expect(await stateOf(message.purpose)).toEqual([how.kind, 1, 'nobody home']);
      const row = (await open().outbox.list()).find(({ purpose }) => purpose === message.purpose);
      expect(row?.doubts).toBe(doubts);
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
