/** Sets up a suite with its people, periods, figures and past commentary from one definition, in one commit. */
import type {
  Benchmark,
  CarriedAction,
  Classification,
  CommentaryText,
  Indicator,
  IsoDate,
  PeriodState,
  PromisedAction,
  Role,
  Suite,
  Symbol,
} from '../../domain/glossary';
import { valueFromCounts } from '../../domain/outturn';
import type { Change, Deps } from '../ports';

/** One figure of a definition; the percentage is computed where only its parts are given. */
export interface DefinedOutturn {
  number: number;
  numerator: number | null;
  denominator: number | null;
  value: number | null;
  symbol: Symbol | null;
  asAt: IsoDate | null;
  status: 'provisional' | 'final';
  note: string | null;
}

/** A whole suite as data. People and indicators are named by keys and numbers; ids are made on loading. */
export interface SuiteDefinition {
  suite: Omit<Suite, 'id' | 'revision' | 'version'>;
  people: readonly {
    key: string;
    name: string;
    post: string;
    email: string;
    entraObjectId: string | null;
    roles: readonly Role[];
  }[];
  indicators: readonly (Omit<Indicator, 'id' | 'ownerId' | 'delegateId'> & {
    owner: string;
    delegate: string | null;
  })[];
  benchmarks: readonly (Omit<Benchmark, 'indicatorId'> & { number: number })[];
  periods: readonly {
    label: string;
    asAt: IsoDate;
    commentaryDeadline: IsoDate;
    meeting: IsoDate;
    state: PeriodState;
    outturns: readonly DefinedOutturn[];
    classifications: readonly {
      number: number;
      paragraph: Classification['paragraph'];
      publicInterest: string;
      by: string;
    }[];
    commentary: readonly { number: number; text: CommentaryText; author: string; at: IsoDate }[];
  }[];
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

  let promises = 0;
  const promise = (r: { requestId: string; indicator: Indicator }, action: PromisedAction): CarriedAction => ({
    id: deps.newId(),
    suiteId,
    number: (promises += 1),
    indicatorId: r.indicator.id,
    requestId: r.requestId,
    ...action,
    closed: null,
  });

  const changes: Change[] = [
    ...[...people.values()].map(({ id, name, post, email, entraObjectId }): Change => ({
      kind: 'save person',
      person: { id, name, post, email, entraObjectId },
    })),
    { kind: 'create suite', suite: { ...definition.suite, id: suiteId, version: 1, revision: 1 }, indicators },
    ...definition.people.flatMap((p) =>
      p.roles.map((role): Change => ({ kind: 'assign role', personId: personId(p.key), suiteId, role })),
    ),
    {
      kind: 'add benchmarks',
      benchmarks: definition.benchmarks.map(({ number, ...b }) => ({ ...b, indicatorId: indicator(number).id })),
    },
    ...definition.periods.flatMap((p) => periodChanges(p)),
  ];

  function periodChanges(p: SuiteDefinition['periods'][number]): Change[] {
    const periodId: string = deps.newId();
    const requests = p.commentary.map((c) => ({ ...c, requestId: deps.newId(), indicator: indicator(c.number) }));
    return [
      {
        kind: 'create period',
        period: {
          id: periodId,
          suiteId,
          suiteVersion: 1,
          label: p.label,
          asAt: p.asAt,
          commentaryDeadline: p.commentaryDeadline,
          meeting: p.meeting,
          state: p.state,
          revision: 1,
        },
      },
      {
        kind: 'add outturns',
        outturns: p.outturns.map(({ number, ...o }) => ({
          ...o,
          value:
            o.value ?? (o.symbol === null ? valueFromCounts(indicator(number).unit, o.numerator, o.denominator) : null),
          id: deps.newId(),
          periodId,
          indicatorId: indicator(number).id,
          revision: 1,
          loadedAt: at(p.commentaryDeadline) < now ? at(p.commentaryDeadline) : now,
          loadedById: null,
        })),
      },
      ...p.classifications.map((c): Change => ({
        kind: 'classify',
        classification: {
          periodId,
          indicatorId: indicator(c.number).id,
          paragraph: c.paragraph,
          publicInterest: c.publicInterest,
          byId: personId(c.by),
          at: now,
        },
      })),
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
