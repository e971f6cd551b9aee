import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { checkChain } from '../../src/domain/audit-chain';
import type { OpenStore } from '../../src/store/open';
import type { CommitResult } from '../../src/usecases/ports';
import { commitOf, entry, found, letter, outturn, version, without } from './records';
import type { Council } from './records';

/** What every store must do when several people change one thing at once. */
export function describeCommits(open: () => OpenStore): void {
  const store = () => open().store;

  /** Adds the next version of the commentary, decided on `revision` of the request. */
  function write(council: Council, revision: number) {
    return commitOf({
      expect: [{ entity: 'request', id: council.request.id, revision }],
      changes: [{ kind: 'add commentary version', version: version(council, { version: revision }) }],
      audit: [entry({ subjectId: council.request.id, revision })],
    });
  }

  function tally(results: readonly CommitResult[]) {
    return {
      committed: results.filter((result) => result === 'committed').length,
      stale: results.filter((result) => result === 'stale').length,
      repeated: results.filter((result) => result === 'repeated').length,
    };
  }

  describe('commits', () => {
    it('lets exactly one of twenty commits on one revision through', async () => {
      const council = await found(store());
      const results = await Promise.all(Array.from({ length: 20 }, () => store().commit(write(council, 1))));
      expect(tally(results)).toEqual({ committed: 1, stale: 19, repeated: 0 });
      const request = await store().snapshot((reader) => reader.request(council.request.id));
      expect([request?.revision, request?.latest?.version]).toEqual([2, 1]);
    });

    it('raises every revision it expected, of suite, period and request together', async () => {
      const council = await found(store());
      const expect_ = [
        { entity: 'suite', id: council.suite.id, revision: 1 },
        { entity: 'request', id: council.request.id, revision: 1 },
        { entity: 'period', id: council.period.id, revision: 1 },
      ] as const;
      expect(await store().commit(commitOf({ expect: expect_ }))).toBe('committed');
      await store().snapshot(async (reader) => {
        expect((await reader.suite(council.suite.id))?.revision).toBe(2);
        expect((await reader.period(council.period.id))?.revision).toBe(2);
        expect((await reader.request(council.request.id))?.revision).toBe(2);
      });
    });

    it('changes nothing where one of several expected revisions is stale', async () => {
      const council = await found(store());
      const stale = commitOf({
        expect: [
          { entity: 'period', id: council.period.id, revision: 1 },
          { entity: 'request', id: council.request.id, revision: 7 },
        ],
        changes: [{ kind: 'set period state', periodId: council.period.id, state: 'closed' }],
      });
      expect(await store().commit(stale)).toBe('stale');
      expect(await store().snapshot((reader) => reader.period(council.period.id))).toEqual(council.period);
    });

    it('does not lock up when many commits expect the same rows in opposite orders', async () => {
      const councils = await Promise.all([found(store()), found(store())]);
      const rows = councils.map(({ period }) => ({ entity: 'period' as const, id: period.id, revision: 1 }));
      const results = await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          store().commit(commitOf({ expect: index % 2 === 0 ? rows : [...rows].reverse() })),
        ),
      );
      expect(tally(results)).toEqual({ committed: 1, stale: 9, repeated: 0 });
    });

    it('obeys a single-use token once, however often and however many at once it comes', async () => {
      const council = await found(store());
      const once = randomUUID();
      const submit = { ...write(council, 1), expect: [], once };
      const results = await Promise.all(Array.from({ length: 10 }, () => store().commit(submit)));
      expect(tally(results)).toEqual({ committed: 1, stale: 0, repeated: 9 });
      expect(await store().commit({ ...write(council, 99), once })).toBe('repeated');
    });

    it('does not spend the token of a commit that was stale', async () => {
      const council = await found(store());
      const once = randomUUID();
      expect(await store().commit({ ...write(council, 5), once })).toBe('stale');
      expect(await store().commit({ ...write(council, 1), once })).toBe('committed');
    });

    it('calls the same figure, request or suite added by two at once stale for the second', async () => {
      const council = await found(store());
      const request = without(council.request, 'latest');
      const additions = [
        () => ({ kind: 'add outturns', outturns: [outturn(council)] }) as const,
        () =>
          ({
            kind: 'create request',
            request: { ...request, id: randomUUID(), indicatorId: council.indicators[2].id },
          }) as const,
        () =>
          ({
            kind: 'create suite',
            suite: { ...council.suite, id: randomUUID(), key: council.member.id },
            indicators: [],
          }) as const,
      ];
      for (const addition of additions) {
        const commits = [addition(), addition()].map((change) => store().commit(commitOf({ changes: [change] })));
        expect(tally(await Promise.all(commits))).toEqual({ committed: 1, stale: 1, repeated: 0 });
      }
    });

    it('shows a snapshot the records of one moment, whatever is committed meanwhile', async () => {
      const council = await found(store());
      const { period } = council;
      const close = commitOf({
        expect: [{ entity: 'period', id: period.id, revision: 1 }],
        changes: [{ kind: 'set period state', periodId: period.id, state: 'closed' }],
      });
      let closing: Promise<CommitResult> = Promise.resolve('stale');
      await store().snapshot(async (reader) => {
        const before = await reader.periods(council.suite.id);
        closing = store().commit(close);
        // On a server the commit goes through at once; an embedded store makes it wait for the reader.
        if (open().kind === 'postgres') await closing;
        expect([await reader.period(period.id)]).toEqual(before);
      });
      expect(await closing).toBe('committed');
      expect((await store().snapshot((reader) => reader.period(period.id)))?.state).toBe('closed');
    });

    it('serves many readers at once, each reading several things at once', async () => {
      const council = await found(store());
      const reads = Array.from({ length: 25 }, () =>
        store().snapshot((reader) =>
          Promise.all([
            reader.suite(council.suite.id),
            reader.period(council.period.id),
            reader.request(council.request.id),
          ]),
        ),
      );
      for (const read of await Promise.all(reads))
        expect(read).toEqual([council.suite, council.period, council.request]);
    });

    it('never loses, repeats or skips a revision, whatever is committed at once', async () => {
      const attempt = fc.record({
        behind: fc.integer({ min: 0, max: 2 }),
        broken: fc.boolean(),
        token: fc.option(fc.integer({ min: 0, max: 5 })),
      });
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.array(attempt, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
          async (rounds) => {
            const council = await found(store());
            const spent = new Set<string>();
            let revision = 1;
            for (const round of rounds) {
              const outcomes = await Promise.allSettled(
                round.map(({ behind, broken, token }) => {
                  const commit = write(council, revision - behind);
                  return store().commit({
                    ...commit,
                    changes: broken
                      ? [...commit.changes, { kind: 'play persona', channelUserId: 'x', personId: 'nobody' }]
                      : commit.changes,
                    send: [letter(council)],
                    ...(token === null ? {} : { once: `${council.suite.id} ${token}` }),
                  });
                }),
              );
              const through = outcomes.flatMap((outcome, index) =>
                outcome.status === 'fulfilled' && outcome.value === 'committed' ? [round[index]!] : [],
              );
              expect(through.length).toBeLessThanOrEqual(1);
              for (const { behind, broken, token } of through) {
                expect([behind, broken]).toEqual([0, false]);
                if (token !== null) {
                  expect(spent).not.toContain(`${token}`);
                  spent.add(`${token}`);
                }
                revision += 1;
              }
            }
            await store().snapshot(async (reader) => {
              const numbers = (await reader.versions(council.request.id)).map((each) => each.version);
              expect(numbers).toEqual(Array.from({ length: revision - 1 }, (_, index) => index + 1));
              expect((await reader.request(council.request.id))?.revision).toBe(revision);
              const mine = (await reader.audit(200)).filter(({ subjectId }) => subjectId === council.request.id);
              expect(mine.map((row) => row.revision).reverse()).toEqual(numbers);
            });
          },
        ),
        { numRuns: 12 },
      );
    });

    it('keeps the audit trail one chain without gaps, under concurrent commits', async () => {
      const councils = await Promise.all(Array.from({ length: 4 }, () => found(store())));
      await Promise.all(
        councils.flatMap((council) => [1, 1, 2].map((revision) => store().commit(write(council, revision)))),
      );
      const newestFirst = await store().snapshot((reader) => reader.audit(Number.MAX_SAFE_INTEGER));
      const trail = [...newestFirst].reverse();
      expect(checkChain(trail)).toEqual({ ok: true, head: { seq: trail.length, hash: trail.at(-1)!.hash } });
      expect(await store().snapshot((reader) => reader.audit(3))).toEqual(newestFirst.slice(0, 3));
    });
  });
}
