/** How Part 1 stands over time: what went out stays as it went out. */
import fc from 'fast-check';
import {
  standingDecisions,
  type DatedMark,
  type Decision,
  type DisclosureRules,
  type LoggedPublication,
  type ReleaseRecord,
  type Standing,
} from '../../../src/domain/disclosure';
import { discloseAll } from './history';
import { tell, worlds } from './worlds';

const runs = Number(process.env.WORLDS ?? 400);
const day = (n: number): Date => new Date(Date.UTC(2020, 0, 1 + n));

/** A life without revisions: one publication a period, as the records hold it. */
const lives = worlds.map((world) => {
  const { history, rules } = tell({ ...world, revisions: [] });
  const marks: DatedMark[] = rules.marks.map((m) => ({ ...m, at: day(0) }));
  const periods = history.map(({ period, figures }): Standing => ({
    period: { ...period, state: 'published' },
    figures,
  }));
  return { periods, rules, marks };
});

interface Now {
  marks: readonly DatedMark[];
  releases?: readonly ReleaseRecord[];
  log: readonly LoggedPublication[];
}

const stand = (periods: readonly Standing[], rules: DisclosureRules, now: Now) =>
  standingDecisions({ ...rules, releases: [], ...now, periods });

/** Publishes each period in turn, on the first day, the second … */
function published(periods: readonly Standing[], rules: DisclosureRules, marks: readonly DatedMark[]) {
  const log: LoggedPublication[] = [];
  for (const [i, { period, figures }] of periods.entries()) {
    const decisions = stand(periods.slice(0, i + 1), rules, { marks, log }).get(period.id)!;
    log.push({
      periodId: period.id,
      at: day(i + 1),
      figures: figures.flatMap(({ indicator, outturn }) => {
        const decision = decisions.get(indicator.id)!;
        return outturn === null
          ? []
          : [{ indicator, outturn, asAt: outturn.asAt ?? period.asAt, why: decision.why, decision }];
      }),
    });
  }
  return log;
}

const forms = (decisions: ReadonlyMap<string, Decision>): [string, unknown][] =>
  [...decisions].map(([id, { figure, says }]) => [id, { figure, says }]);

describe('a suite published period by period', () => {
  it('is decided exactly as its whole history is', () => {
    fc.assert(
      fc.property(lives, ({ periods, rules, marks }) => {
        const log = published(periods, rules, marks);
        expect(log.map((p) => p.figures.map((f) => f.decision))).toEqual(
          discloseAll(periods, { ...rules, marks }).map((d) => [...d.values()]),
        );
      }),
      { numRuns: runs },
    );
  });

  it('keeps saying what it said, whatever threshold, totals or pointer the council sets later', () => {
    fc.assert(
      fc.property(lives, fc.constantFrom(1, 3, 10, 20), fc.boolean(), (life, smallCount, forgetTotals) => {
        const { periods, rules, marks } = life;
        const log = published(periods, rules, marks);
        const later = {
          ...rules,
          settings: { smallCount, pointer: 'number, title and RAG' as const },
          relations: forgetTotals ? [] : rules.relations,
        };
        const before = stand(periods, rules, { marks, log });
        const after = stand(periods, later, { marks, log });
        for (const { period } of periods) expect(forms(after.get(period.id)!)).toEqual(forms(before.get(period.id)!));
      }),
      { numRuns: runs },
    );
  });

  it('takes back what an officer marks later, and nothing besides', () => {
    fc.assert(
      fc.property(lives, fc.nat(), fc.nat(), ({ periods, rules, marks }, p, i) => {
        const log = published(periods, rules, marks);
        const { period, figures } = periods[p % periods.length]!;
        const { indicator } = figures[i % figures.length]!;
        const late: DatedMark = {
          periodId: period.id,
          indicatorId: indicator.id,
          byId: 'officer',
          reason: 'A family was recognised',
          at: day(100),
        };
        const before = stand(periods, rules, { marks, log });
        const after = stand(periods, rules, { marks: [...marks, late], log });
        expect(after.get(period.id)!.get(indicator.id)!.figure.kind).toBe('suppressed');
        for (const other of periods)
          for (const [id, decision] of before.get(other.period.id)!)
            if (id !== indicator.id || other.period.id !== period.id)
              expect(after.get(other.period.id)!.get(id)).toEqual(decision);
      }),
      { numRuns: runs },
    );
  });

  it('lets out what two people release, once it is agreed and not before', () => {
    fc.assert(
      fc.property(lives, fc.nat(), ({ periods, rules }, p) => {
        const log = published(periods, rules, []);
        const { period, figures } = periods[p % periods.length]!;
        const hidden = figures.find(({ indicator }) => {
          const said = log.find((l) => l.periodId === period.id)!;
          return said.figures.find((f) => f.indicator.id === indicator.id)?.why != null;
        });
        fc.pre(hidden !== undefined);
        const { id } = hidden.indicator;
        const release: ReleaseRecord = {
          id: 'r',
          periodId: period.id,
          indicatorId: id,
          reason: 'The court published it',
          byId: 'a',
          proposedAt: day(50),
          agreed: null,
        };
        const figureOf = (releases: ReleaseRecord[]) =>
          stand(periods, rules, { marks: [], releases, log }).get(period.id)!.get(id)!;
        expect(figureOf([release]).figure.kind).toBe('suppressed');
        const agreed = figureOf([{ ...release, agreed: { secondId: 'b', at: day(51) } }]);
        expect([agreed.figure.kind === 'suppressed', agreed.explanation.includes('refused')]).toEqual(
          agreed.figure.kind === 'suppressed' ? [true, true] : [false, false],
        );
      }),
      { numRuns: runs },
    );
  });
});
