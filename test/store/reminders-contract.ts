import type { OpenStore } from '../../src/store/open';
import { commitOf, found, later } from './records';

/** What every store must do with what the reminders rest on. */
export function describeReminders(open: () => OpenStore): void {
  const store = () => open().store;

  describe('what the reminders rest on', () => {
    it('keeps one absence a person, until it is ended', async () => {
      const { director } = await found(store());
      const theirs = async () =>
        (await store().snapshot((reader) => reader.absences())).filter((a) => a.personId === director.id);
      const absence = { personId: director.id, from: '2020-12-21', back: '2021-01-04' };
      await store().commit(commitOf({ changes: [{ kind: 'set absence', absence }] }));
      await store().commit(
        commitOf({ changes: [{ kind: 'set absence', absence: { ...absence, back: '2021-01-11' } }] }),
      );
      expect(await theirs()).toEqual([{ ...absence, back: '2021-01-11' }]);
      await store().commit(commitOf({ changes: [{ kind: 'end absence', personId: director.id }] }));
      expect(await theirs()).toEqual([]);
    });

    it('keeps the last day each person asked to hear of a request again', async () => {
      const { director, officer, request } = await found(store());
      for (const [personId, until] of [
        [director.id, '2020-12-30'],
        [officer.id, '2020-12-31'],
        [director.id, '2021-01-04'],
      ] as const)
        await store().commit(
          commitOf({ changes: [{ kind: 'remind later', later: { requestId: request.id, personId, until } }] }),
        );
      const kept = await store().snapshot((reader) => reader.laterReminders([request.id]));
      expect(kept.map(({ personId, until }) => [personId, until]).sort()).toEqual(
        [
          [director.id, '2021-01-04'],
          [officer.id, '2020-12-31'],
        ].sort(),
      );
      expect(await store().snapshot((reader) => reader.laterReminders(['another']))).toEqual([]);
    });

    it('lets one of many who look at a schedule at once move it on, the first time and every time after', async () => {
      const { period } = await found(store());
      const look = (from: Date | null, to: Date) =>
        commitOf({ changes: [{ kind: 'look at schedule', periodId: period.id, from, to }] });
      const once = async (from: Date | null, to: Date) =>
        (await Promise.all(Array.from({ length: 4 }, () => store().commit(look(from, to))))).sort();
      expect(await once(null, later(1))).toEqual(['committed', 'stale', 'stale', 'stale']);
      expect(await once(later(1), later(2))).toEqual(['committed', 'stale', 'stale', 'stale']);
      expect(await store().snapshot((reader) => reader.scheduleLook(period.id))).toEqual(later(2));
      expect(await store().snapshot((reader) => reader.scheduleLook('another'))).toBeNull();
    });
  });
}
