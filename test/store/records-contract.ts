import fc from 'fast-check';
import type { OpenStore } from '../../src/store/open';
import { clean, cleanText } from '../../src/store/clean-text';
import type { PeriodFile } from '../../src/domain/intake-rows';
import { commitOf, entry, found, later, letter, NOW, outturn, version, without } from './records';
import { HOSTILE_TEXTS } from './hostile-texts';

/** What every store must do with the records, whatever it keeps them in. */
export function describeRecords(open: () => OpenStore): void {
  const store = () => open().store;

  describe('the records', () => {
    it('reads back a council as it was written', async () => {
      const council = await found(store());
      await store().snapshot(async (reader) => {
        expect(await reader.suite(council.suite.id)).toEqual(council.suite);
        expect(await reader.indicators(council.suite.id, 1)).toEqual(council.indicators);
        expect(await reader.indicators(council.suite.id, 2)).toEqual([]);
        expect(await reader.periods(council.suite.id)).toEqual([council.period]);
        expect(await reader.period(council.period.id)).toEqual(council.period);
        expect(await reader.person(council.director.id)).toEqual(council.director);
        expect(await reader.personByEntraObjectId(council.member.entraObjectId!)).toEqual(council.member);
        expect(await reader.requests([council.period.id])).toEqual([council.request]);
        expect(await reader.requests([council.period.id], [council.indicators[0].id])).toEqual([]);
      });
    });

    it('keeps every revision of a figure, oldest first', async () => {
      const council = await found(store());
      const revisions = [
        outturn(council),
        outturn(council, {
          revision: 2,
          value: null,
          symbol: 'c',
          asAt: '2020-02-29',
          note: 'corrected',
          loadedById: null,
        }),
      ];
      for (const revision of revisions) {
        expect(await store().commit(commitOf({ changes: [{ kind: 'add outturns', outturns: [revision] }] }))).toBe(
          'committed',
        );
      }
      const { id } = council.period;
      expect(await store().snapshot((reader) => reader.outturns([id]))).toEqual(revisions);
      expect(await store().snapshot((reader) => reader.outturns([id], [council.indicators[2].id]))).toEqual([]);
    });

    it('keeps every version of a commentary and shows the latest on the request', async () => {
      const council = await found(store());
      const versions = [version(council), version(council, { version: 2, step: 'submitted', at: later(5) })];
      await store().commit(
        commitOf({
          expect: [{ entity: 'request', id: council.request.id, revision: 1 }],
          changes: [
            ...versions.map((each) => ({ kind: 'add commentary version', version: each }) as const),
            { kind: 'move request', requestId: council.request.id, state: 'returned', returnReason: 'Say when.' },
          ],
        }),
      );
      await store().snapshot(async (reader) => {
        expect(await reader.versions(council.request.id)).toEqual(versions);
        const request = {
          ...council.request,
          state: 'returned',
          returnReason: 'Say when.',
          revision: 2,
          latest: versions[1],
        };
        expect(await reader.request(council.request.id)).toEqual(request);
      });
    });

    it('keeps why a version was sent although the check had found something, for good', async () => {
      const council = await found(store());
      const sent = version(council, { step: 'submitted' });
      const override = {
        requestId: council.request.id,
        version: sent.version,
        findings: [{ code: 'no-trend', severity: 'should fix' as const, words: '', sentence: 'No earlier figure.' }],
        reason: 'The indicator is new this year.',
        byId: council.director.id,
        at: later(5),
      };
      const changes = [
        { kind: 'add commentary version', version: sent },
        { kind: 'override check', override },
      ] as const;
      expect(await store().commit(commitOf({ changes }))).toBe('committed');
      const kept = () => store().snapshot((reader) => reader.overrides([council.request.id, 'no such request']));
      expect(await kept()).toEqual([override]);
      const again = { ...override, reason: 'Other.' };
      expect(await store().commit(commitOf({ changes: [{ kind: 'override check', override: again }] }))).toBe('stale');
      expect(await kept()).toEqual([override]);
    });

    it('replaces a benchmark published again and a classification decided again', async () => {
      const council = await found(store());
      const [{ id: indicatorId }] = council.indicators;
      const benchmark = { indicatorId, area: 'England', year: '2019/20', value: 93.7, source: 'DfE' };
      const ground = { periodId: council.period.id, indicatorId, byId: council.officer.id, at: NOW };
      for (const [value, paragraph] of [
        [93, 1],
        [93.7, 2],
      ] as const) {
        await store().commit(
          commitOf({
            changes: [
              { kind: 'add benchmarks', benchmarks: [{ ...benchmark, value }] },
              { kind: 'classify', classification: { ...ground, paragraph, publicInterest: `Paragraph ${paragraph}.` } },
            ],
          }),
        );
      }
      await store().snapshot(async (reader) => {
        expect(await reader.benchmarks([indicatorId])).toEqual([benchmark]);
        expect(await reader.classifications([council.period.id])).toEqual([
          { ...ground, paragraph: 2, publicInterest: 'Paragraph 2.' },
        ]);
      });
    });

    it('remembers the latest conversation of a person, the channel of a suite and who is played', async () => {
      const council = await found(store());
      const conversation = (id: string) => ({
        conversationId: id,
        place: 'personal chat' as const,
        reference: { serviceUrl: 'https://smba.example/', user: { id: '29:x' }, list: [1, null, 'ü'] },
      });
      const channelUserId = council.director.id;
      for (const id of ['old', 'new']) {
        await store().commit(
          commitOf({
            changes: [
              { kind: 'remember conversation', personId: council.director.id, conversation: conversation(id) },
              {
                kind: 'set board channel',
                suiteId: council.suite.id,
                conversation: { ...conversation(id), place: 'channel' },
              },
              { kind: 'play persona', channelUserId, personId: id === 'old' ? council.member.id : council.officer.id },
            ],
          }),
        );
      }
      await store().snapshot(async (reader) => {
        expect(await reader.conversationOf(council.director.id)).toEqual(conversation('new'));
        expect(await reader.conversationOf(council.member.id)).toBeNull();
        expect(await reader.boardChannel(council.suite.id)).toEqual({ ...conversation('new'), place: 'channel' });
        expect(await reader.persona(channelUserId)).toEqual(council.officer);
      });
    });

    it('keeps a read file until it is dropped', async () => {
      const council = await found(store());
      const row = {
        sheet: 'Outturns',
        cells: { number: 'A12', numerator: 'D12', denominator: 'E12', value: 'F12' },
        number: 26,
        title: null,
        numerator: 45,
        denominator: 78,
        value: 57.69230769230769,
        symbol: null,
        asAt: null,
        status: 'final',
        note: null,
      } as const;
      const file: PeriodFile = { label: 'October 2020', outturns: [row], benchmarks: [] };
      const pending = {
        id: council.request.id,
        suiteId: council.suite.id,
        periodId: council.period.id,
        byId: null,
        fileName: '../a\n.xlsx',
        file,
        at: NOW,
        periodRevision: 1,
      };
      await store().commit(commitOf({ changes: [{ kind: 'keep import', pending }] }));
      expect(await store().snapshot((reader) => reader.pendingImport(pending.id))).toEqual(pending);
      await store().commit(commitOf({ changes: [{ kind: 'drop import', id: pending.id }] }));
      expect(await store().snapshot((reader) => reader.pendingImport(pending.id))).toBeNull();
    });

    it('lets a file be fetched once, by one of many who ask at once', async () => {
      const council = await found(store());
      const grant = {
        tokenHash: council.request.id,
        personId: council.member.id,
        periodId: council.period.id,
        part: 2,
        format: 'word',
        document: 'section',
        expiresAt: later(5),
        usedAt: null,
      } as const;
      await store().commit(commitOf({ changes: [{ kind: 'grant file', grant }] }));
      const use = commitOf({ changes: [{ kind: 'use file grant', tokenHash: grant.tokenHash, at: later(1) }] });
      const results = await Promise.all(Array.from({ length: 5 }, () => store().commit(use)));
      expect(results.sort()).toEqual(['committed', 'stale', 'stale', 'stale', 'stale']);
      expect(await store().snapshot((reader) => reader.fileGrant(grant.tokenHash))).toEqual({
        ...grant,
        usedAt: later(1),
      });
    });

    it('lists suites by key, periods by as-at date and people by name, whatever the order of writing', async () => {
      const council = await found(store());
      await found(store());
      const older = { ...council.period, id: `${council.period.id}-older`, label: 'April 2020', asAt: '2020-04-30' };
      const people = ['Émile', 'adam', 'Zoë', 'Eve'].map((name) => ({
        ...council.director,
        id: `${council.director.id}${name}`,
        name,
        entraObjectId: null,
      }));
      await store().commit(
        commitOf({
          changes: [
            { kind: 'create period', period: older },
            ...people.map((person) => ({ kind: 'save person', person: without(person, 'roles') }) as const),
          ],
        }),
      );
      await store().snapshot(async (reader) => {
        const keys = (await reader.suites()).map(({ key }) => key);
        expect(keys).toEqual([...keys].sort());
        expect(await reader.periods(council.suite.id)).toEqual([older, council.period]);
        const names = (await reader.people())
          .filter(({ id }) => id.startsWith(council.director.id))
          .map(({ name }) => name);
        expect(names).toEqual(['adam', 'Dara', 'Émile', 'Eve', 'Zoë']);
      });
    });

    it('gives back every finite number exactly, unrounded', async () => {
      const council = await found(store());
      const figure = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0));
      let revision = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(figure, figure, figure), { minLength: 1, maxLength: 20 }),
          async (figures) => {
            const outturns = figures.map(([numerator, denominator, value]) =>
              outturn(council, { revision: (revision += 1), numerator, denominator, value: value ?? 0 }),
            );
            await store().commit(commitOf({ changes: [{ kind: 'add outturns', outturns }] }));
            const all = await store().snapshot((reader) => reader.outturns([council.period.id]));
            expect(all.slice(-outturns.length)).toEqual(outturns);
          },
        ),
        { numRuns: 15, examples: [[[[5e-324, 1.7976931348623157e308, 0.1 + 0.2]]]] },
      );
    });

    it.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses %p as a figure', async (value) => {
      const council = await found(store());
      await expect(
        store().commit(commitOf({ changes: [{ kind: 'add outturns', outturns: [outturn(council, { value })] }] })),
      ).rejects.toThrow();
    });

    it('keeps moments to the millisecond and days as they are, on either side of every change of the clocks', async () => {
      const council = await found(store());
      const moments = [
        '2020-03-29T00:59:59.999Z',
        '2020-03-29T01:00:00.000Z',
        '2020-10-25T00:30:00.001Z',
        '2020-10-25T01:30:00.000Z',
        '2020-11-01T05:30:00.000Z',
        '2020-11-01T06:30:00.000Z',
      ];
      const outturns = moments.map((moment, index) =>
        outturn(council, { revision: index + 1, loadedAt: new Date(moment), asAt: moment.slice(0, 10) }),
      );
      await store().commit(commitOf({ changes: [{ kind: 'add outturns', outturns }] }));
      expect(await store().snapshot((reader) => reader.outturns([council.period.id]))).toEqual(outturns);
    });

    it('gives back hostile text character by character, but for NUL and lone surrogates', async () => {
      const council = await found(store());
      const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.constantFrom(...HOSTILE_TEXTS));
      let count = 0;
      await fc.assert(
        fc.asyncProperty(anyText, anyText, anyText, async (cause, what, key) => {
          count += 1;
          const text = { cause, impact: '', actions: [{ what, owner: '', due: null }], forecast: '' };
          const written = await store().commit(
            commitOf({
              changes: [
                { kind: 'add commentary version', version: version(council, { version: count, text }) },
                {
                  kind: 'remember conversation',
                  personId: council.member.id,
                  conversation: { conversationId: what, place: 'channel', reference: { [key]: cause } },
                },
              ],
              audit: [entry({ action: cause, detail: { [key]: what } })],
            }),
          );
          expect(written).toBe('committed');
          await store().snapshot(async (reader) => {
            expect((await reader.request(council.request.id))?.latest?.text).toEqual({
              ...text,
              cause: cleanText(cause),
              actions: [{ what: cleanText(what), owner: '', due: null }],
            });
            const conversation = await reader.conversationOf(council.member.id);
            expect(Object.entries(conversation!.reference)).toEqual(Object.entries(clean({ [key]: cause })));
            const [row] = await reader.audit(1);
            expect([row!.action, ...Object.entries(row!.detail)]).toEqual([
              cleanText(cause),
              ...Object.entries(clean({ [key]: what })),
            ]);
          });
        }),
        { numRuns: 40, examples: HOSTILE_TEXTS.map((text) => [text, text, text]) },
      );
    });

    it('finds nothing, rather than failing, for an id that no database would take', async () => {
      await store().snapshot(async (reader) => {
        for (const id of ['\0', 'a\0b', '\ud800', '%', "' OR 1=1 --"]) {
          expect(await reader.person(id)).toBeNull();
          expect(await reader.personByEntraObjectId(id)).toBeNull();
          expect(await reader.request(id)).toBeNull();
          expect(await reader.outturns([id], [id])).toEqual([]);
          expect(await reader.postedUnder(`${id}_`)).toEqual([]);
        }
      });
    });

    it('takes a text of a megabyte', async () => {
      const council = await found(store());
      const cause = 'Ünïcode 😀 '.repeat(100_000);
      const long = version(council, { text: { ...version(council).text, cause } });
      await store().commit(commitOf({ changes: [{ kind: 'add commentary version', version: long }] }));
      expect(await store().snapshot((reader) => reader.versions(council.request.id))).toEqual([long]);
    });

    it.each([
      ['a request on an indicator that is not there', { periodId: null, indicatorId: 'nobody' }],
      ['a request in a period that is not there', { periodId: 'never', indicatorId: null }],
    ])('refuses %s, and nothing else of that commit is kept', async (_, wrong) => {
      const council = await found(store());
      const request = without(council.request, 'latest');
      const before = await store().snapshot((reader) => reader.audit(1));
      const broken = {
        ...request,
        id: `${request.id}-2`,
        periodId: wrong.periodId ?? request.periodId,
        indicatorId: wrong.indicatorId ?? request.indicatorId,
      };
      const commit = commitOf({
        once: `token ${council.suite.id}`,
        expect: [{ entity: 'period', id: council.period.id, revision: 1 }],
        changes: [
          { kind: 'set period state', periodId: council.period.id, state: 'closed' },
          { kind: 'create request', request: broken },
        ],
        audit: [entry()],
        send: [letter(council)],
      });
      await expect(store().commit(commit)).rejects.toThrow();
      await store().snapshot(async (reader) => {
        expect(await reader.period(council.period.id)).toEqual(council.period);
        expect(await reader.audit(1)).toEqual(before);
      });
      expect((await open().outbox.list()).map(({ purpose }) => purpose)).not.toContain(commit.send[0]!.purpose);
      // The token was not spent either.
      expect(await store().commit(commitOf({ once: commit.once! }))).toBe('committed');
    });

    it('refuses to move what is not there', async () => {
      const move = { kind: 'move request', requestId: 'never', state: 'draft', returnReason: null } as const;
      await expect(store().commit(commitOf({ changes: [move] }))).rejects.toThrow();
    });
  });
}
