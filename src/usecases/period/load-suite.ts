/** Sets up a suite with its people, periods, figures and past commentary from one definition, in one commit. */
import type {
  CarriedAction,
  Classification,
  Indicator,
  IsoDate,
  Outturn,
  Period,
  PromisedAction,
  Suite,
} from '../../domain/glossary';
import { currentOutturns, valueFromCounts } from '../../domain/outturn';
import { actionNumbers, freeNumber } from '../../domain/promises';
import { decisionsOf, publicationOf } from '../figures/decide';
import type { Change, Deps } from '../ports';
import { isOfficerRole } from '../who/find';
import type { SuiteDefinition } from './suite-definition';

interface LoadedPeriod {
  defined: SuiteDefinition['periods'][number];
  period: Period;
  outturns: readonly Outturn[];
  classifications: readonly Classification[];
}

const at = (day: IsoDate): Date => new Date(`${day}T12:00:00Z`);

function must<T>(it: T | undefined, what: string): T {
  if (it === undefined) throw new Error(`The suite definition names ${what}, which it does not define.`);
  return it;
}

/**
 * Loads a definition into the store.
 *
 * @returns false, with nothing changed, where a suite of that key exists already
 * @throws Error naming the first key or number that the definition uses but does not define
 */
export async function loadSuite(deps: Deps, definition: SuiteDefinition, now: Date): Promise<boolean> {
  const known = await deps.store.snapshot(async (reader) => ({
    suites: await reader.suites(),
    people: await reader.people(),
  }));
  if (known.suites.some((s) => s.key === definition.suite.key)) return false;
  const suiteId = deps.newId();
  const people = new Map(
    definition.people.map((p) => [
      p.key,
      { ...p, id: known.people.find((k) => k.email.toLowerCase() === p.email.toLowerCase())?.id ?? deps.newId() },
    ]),
  );
  const personId = (key: string): string => must(people.get(key), `the person "${key}"`).id;
  const indicators: Indicator[] = definition.indicators.map(({ owner, delegate, ...rest }) => ({
    ...rest,
    id: deps.newId(),
    ownerId: personId(owner),
    delegateId: delegate === null ? null : personId(delegate),
  }));
  const indicator = (number: number): Indicator =>
    must(
      indicators.find((i) => i.number === number),
      `indicator ${number}`,
    );

  const suite: Suite = {
    ...definition.suite,
    id: suiteId,
    version: 1,
    revision: 1,
    settings: {
      ...definition.suite.settings,
      totals: (definition.totals ?? []).map(({ total, parts, denominators }) => ({
        totalId: indicator(total).id,
        partIds: parts.map((part) => indicator(part).id),
        denominators,
      })),
    },
  };

  const taken = new Set<number>();
  const promise = (
    r: { requestId: string; periodId: string; indicator: Indicator },
    action: PromisedAction,
  ): CarriedAction => {
    const id = deps.newId();
    const number = freeNumber(taken, deps.hash(id), actionNumbers);
    taken.add(number);
    const { requestId, periodId } = r;
    return { id, suiteId, number, indicatorId: r.indicator.id, requestId, periodId, ...action, closed: null };
  };

  const benchmarks = definition.benchmarks.map(({ number, ...b }) => ({ ...b, indicatorId: indicator(number).id }));
  const periods = definition.periods.map((p) => loadedPeriod(p));
  const changes: Change[] = [
    ...[...people.values()].map(({ id, name, post, email, entraObjectId }): Change => ({
      kind: 'save person',
      person: { id, name, post, email, entraObjectId },
    })),
    { kind: 'create suite', suite, indicators },
    ...definition.people.flatMap((p) =>
      p.roles.map((role): Change => ({ kind: 'assign role', personId: personId(p.key), suiteId, role })),
    ),
    { kind: 'add benchmarks', benchmarks },
    ...periods.flatMap((p) => periodChanges(p)),
    ...publications(),
  ];

  function loadedPeriod(defined: SuiteDefinition['periods'][number]): LoadedPeriod {
    const id = deps.newId();
    const { label, asAt, commentaryDeadline, meeting, state } = defined;
    const loadedAt = at(commentaryDeadline) < now ? at(commentaryDeadline) : now;
    return {
      defined,
      period: { id, suiteId, suiteVersion: 1, label, asAt, commentaryDeadline, meeting, state, revision: 1 },
      outturns: defined.outturns.map(({ number, ...o }) => ({
        ...o,
        value:
          o.value ?? (o.symbol === null ? valueFromCounts(indicator(number).unit, o.numerator, o.denominator) : null),
        id: deps.newId(),
        periodId: id,
        indicatorId: indicator(number).id,
        revision: 1,
        loadedAt,
        loadedById: null,
      })),
      classifications: defined.classifications.map(({ number, paragraph, publicInterest, by }) => ({
        periodId: id,
        indicatorId: indicator(number).id,
        paragraph,
        publicInterest,
        byId: personId(by),
        at: loadedAt,
      })),
    };
  }

  /** What Part 1 said in the periods that come published. */
  function publications(): Change[] {
    const published = periods.filter((p) => p.period.state === 'published');
    const current = new Map(
      published.map(({ period, outturns }) => [period.id, currentOutturns(outturns, period.id)] as const),
    );
    const decisions = decisionsOf(
      {
        suite,
        benchmarks,
        classifications: published.flatMap((p) => p.classifications),
        marks: [],
        releases: [],
        publications: [],
      },
      published.map((p) => p.period),
      indicators,
      current,
    );
    return published.map(({ period }) => ({
      kind: 'record publication',
      cause: 'publish period',
      publication: publicationOf(
        period,
        indicators,
        current.get(period.id) ?? new Map(),
        decisions.get(period.id) ?? new Map(),
        now,
      ),
    }));
  }

  function periodChanges({ defined, period, outturns, classifications }: LoadedPeriod): Change[] {
    const periodId = period.id;
    const requests = defined.commentary.map((c) => ({
      ...c,
      requestId: deps.newId(),
      periodId,
      indicator: indicator(c.number),
    }));
    return [
      { kind: 'create period', period },
      ...definition.people
        .filter((p) => p.roles.some(isOfficerRole))
        .map((p): Change => ({
          kind: 'allow part two',
          periodId,
          personId: personId(p.key),
          addedById: null,
          at: now,
        })),
      { kind: 'add outturns', outturns },
      ...classifications.map((classification): Change => ({ kind: 'classify', classification })),
      ...requests.flatMap((r): Change[] => [
        {
          kind: 'create request',
          request: {
            id: r.requestId,
            periodId,
            indicatorId: r.indicator.id,
            kind: 'exception',
            subject: null,
            state: 'approved',
            ownerId: r.indicator.ownerId,
            delegateId: null,
            deadline: null,
            returnReason: null,
            revision: 1,
          },
        },
        {
          kind: 'add commentary version',
          version: {
            requestId: r.requestId,
            version: 1,
            text: r.text,
            authorId: personId(r.author),
            at: at(r.at),
            step: 'submitted',
          },
        },
        {
          kind: 'promise actions',
          actions: r.text.actions.map(({ what, owner, due }) => promise(r, { what, owner, due })),
        },
      ]),
    ];
  }

  await deps.store.commit({
    expect: [],
    changes,
    audit: [
      {
        at: now,
        actorId: null,
        onBehalfOfId: null,
        place: 'command line',
        action: 'load suite',
        subject: 'suite',
        subjectId: suiteId,
        revision: null,
        detail: { key: definition.suite.key },
      },
    ],
    send: [],
    once: `load suite ${definition.suite.key}`,
  });
  return true;
}
