/**
 * Random interleavings of verbs by several people on two requests, checked against a small model that knows
 * nothing of the tables: what each press may do is written out by hand here. Several presses may be in flight
 * at once; then only what must hold in any order is checked.
 */
import fc from 'fast-check';
import type { CommentaryText, RequestState } from '../../src/domain/glossary';
import type { OpenStore } from '../../src/store/open';
import type { Ask, TypedVerb } from '../../src/usecases/asks';
import { verifyAudit } from '../../src/usecases/verify-audit';
import { openWorld, smallCouncil, written, type World } from '../helpers/world';

type Who = 'dana' | 'dele' | 'ruth' | 'priya' | 'tom' | 'helen' | 'mary';
type CardVerb = 'save draft' | 'submit' | 'withdraw' | 'approve' | 'return' | 'sign off' | 'reopen';

/** A press: of a verb, on the card somebody has in hand, by themselves or with a card that is not theirs. */
interface Press {
  kind: 'press';
  who: Who;
  verb: CardVerb;
  /** Whose card is pressed. */
  card: Who;
  /** How often the same press arrives at once. */
  copies: number;
  /** On a card fetched just before; otherwise on whatever card is in hand. */
  fresh: boolean;
}
interface Typed {
  kind: 'typed';
  who: Who;
  verb: Extract<TypedVerb, 'delegate' | 'take back' | 'reassign' | 'remind now' | 'extend deadline'>;
  other: 'Dele' | 'Ruth' | 'Dana' | 'Mary';
}
interface Look {
  kind: 'look';
  who: Who;
}
interface Close {
  kind: 'close';
  who: Who;
}
export type Doing = Press | Typed | Look | Close;

const everybody: readonly Who[] = ['dana', 'dele', 'ruth', 'priya', 'tom', 'helen', 'mary'];
const who = fc.constantFrom<Who>('dana', 'dana', 'dele', 'ruth', 'priya', 'priya', 'tom', 'helen', 'mary');

const cardVerb = fc.constantFrom<CardVerb>(
  'save draft',
  'submit',
  'submit',
  'withdraw',
  'approve',
  'return',
  'sign off',
  'reopen',
);
const copies = fc.constantFrom(1, 1, 1, 2);

/** Anybody's press, on anybody's card. */
const press: fc.Arbitrary<Doing> = fc.record({
  kind: fc.constant('press' as const),
  who,
  verb: cardVerb,
  card: who,
  copies,
  fresh: fc.boolean(),
});

/** Whose verb it usually is, so that stories get somewhere. */
const usually: Record<CardVerb, Who[]> = {
  'save draft': ['dana', 'dele', 'ruth'],
  submit: ['dana', 'dana', 'dele', 'ruth'],
  withdraw: ['dana', 'dele'],
  approve: ['priya', 'tom'],
  return: ['priya', 'tom', 'helen'],
  'sign off': ['helen'],
  reopen: ['priya', 'helen'],
};
const likely: fc.Arbitrary<Doing> = cardVerb.chain((verb) =>
  fc
    .record({ who: fc.constantFrom(...usually[verb]), copies, fresh: fc.constantFrom(true, true, true, false) })
    .map((it) => ({ kind: 'press', verb, card: it.who, ...it })),
);
const typed: fc.Arbitrary<Doing> = fc.record({
  kind: fc.constant('typed' as const),
  who,
  verb: fc.constantFrom<Typed['verb']>('delegate', 'take back', 'reassign', 'remind now', 'extend deadline'),
  other: fc.constantFrom<Typed['other']>('Dele', 'Ruth', 'Dana', 'Mary'),
});
const look: fc.Arbitrary<Doing> = fc.record({ kind: fc.constant('look' as const), who });
const close: fc.Arbitrary<Doing> = fc.record({ kind: fc.constant('close' as const), who });

const doing = fc.oneof(
  { weight: 24, arbitrary: likely },
  { weight: 4, arbitrary: press },
  { weight: 5, arbitrary: typed },
  { weight: 3, arbitrary: look },
);
/** Those of one round are in flight together; mostly one alone, which the model then foretells exactly. */
const round = fc.oneof(
  { weight: 3, arbitrary: doing.map((it) => [it]) },
  { weight: 1, arbitrary: fc.array(doing, { minLength: 2, maxLength: 3 }) },
);

/** Rounds of things done, the period closed somewhere towards the end in some of them. */
export const interleaving: fc.Arbitrary<Doing[][]> = fc
  .tuple(
    fc.array(round, { minLength: 6, maxLength: 16 }),
    fc.option(fc.tuple(doing, close)),
    fc.array(round, { maxLength: 2 }),
  )
  .map(([rounds, closing, after]) => (closing === null ? rounds : [...rounds, closing, ...after]));

interface Model {
  state: RequestState;
  owner: Who;
  delegate: Who | null;
  revision: number;
  versions: number;
  open: boolean;
}

interface Card {
  requestId: string;
  revision: number;
  token: string;
  spent: boolean;
}

const team: readonly Who[] = ['priya', 'tom'];
const keyOf = { Dele: 'dele', Ruth: 'ruth', Dana: 'dana', Mary: 'mary' } as const;
/** A text the check finds nothing in, different each time: what is played here is the workflow. */
const text = (n: number): CommentaryText => {
  const letters = String(n).replace(/\d/gu, (digit) => 'abcdefghij'.charAt(Number(digit)));
  return { ...written, forecast: `${written.forecast} This is wording ${letters}.` };
};

/** Where a press leads by the rules in words, or null where it must change nothing. */
function leads(model: Model, by: Who, verb: CardVerb): RequestState | null {
  const { state } = model;
  const writes = by === model.owner || by === model.delegate;
  const checks = team.includes(by);
  const signs = by === 'helen';
  if (!model.open) return null;
  switch (verb) {
    case 'save draft':
      return writes && (state === 'requested' || state === 'draft')
        ? 'draft'
        : writes && state === 'returned'
          ? 'returned'
          : null;
    case 'submit':
      return writes && ['requested', 'draft', 'returned'].includes(state) ? 'submitted' : null;
    case 'withdraw':
      return writes && state === 'submitted' ? 'draft' : null;
    case 'approve':
      return checks && state === 'submitted' ? 'approved' : null;
    case 'return':
      return (checks && state === 'submitted') || (signs && state === 'approved') ? 'returned' : null;
    case 'sign off':
      return signs && state === 'approved' ? 'signed off' : null;
    case 'reopen':
      return (checks || signs) && (state === 'approved' || state === 'signed off') ? 'returned' : null;
  }
}

function typedChange(model: Model, { who: by, verb, other }: Typed): Partial<Model> | null {
  const named = keyOf[other];
  const unsent = ['requested', 'draft', 'returned'].includes(model.state);
  const unapproved = unsent || model.state === 'submitted';
  if (!model.open) return null;
  switch (verb) {
    case 'delegate':
      return by === model.owner && unsent && named !== model.owner && named !== 'mary' ? { delegate: named } : null;
    case 'take back':
      return by === model.owner && unapproved && model.delegate !== null ? { delegate: null } : null;
    case 'reassign':
      return team.includes(by) && unapproved && named !== model.owner && named !== 'mary'
        ? { owner: named, delegate: null }
        : null;
    case 'extend deadline':
    case 'remind now':
      return null;
  }
}

/** One council with one request, played through rounds of things done, and compared with the model after each. */
class Play {
  private readonly cards = new Map<Who, Card>();
  private written = 0;
  private extended = false;

  constructor(
    private readonly world: World,
    private readonly requestId: string,
    private readonly model: Model,
    private readonly ids: ReadonlyMap<string, Who>,
  ) {}

  private askOf(doing: Press, card: Card): Ask {
    const { requestId, revision, token } = card;
    const bound = { requestId, revision, token };
    switch (doing.verb) {
      case 'save draft':
      case 'submit':
        return { kind: doing.verb, ...bound, text: text((this.written += 1)) };
      case 'return':
      case 'reopen':
        return { kind: doing.verb, ...bound, reason: 'Because.' };
      case 'withdraw':
      case 'approve':
      case 'sign off':
        return { kind: doing.verb, ...bound };
    }
  }

  private async look(by: Who): Promise<void> {
    const checks = team.includes(by) || by === 'helen';
    const reply = await this.world.who(by).asks({ kind: checks ? 'review' : 'answer', words: '26' });
    const seen = reply.kind === 'request' || reply.kind === 'review' || reply.kind === 'matter';
    if (seen)
      this.cards.set(by, { requestId: reply.requestId, revision: reply.revision, token: reply.token, spent: false });
    if (!checks && seen) expect([this.model.owner, this.model.delegate]).toContain(by);
  }

  /** Sends it off; the model is told by whoever waits. */
  private async send(doing: Doing): Promise<void> {
    switch (doing.kind) {
      case 'look':
        return this.look(doing.who);
      case 'close':
        await this.world.who(doing.who).asks({ kind: 'close period', label: 'October 2020' });
        return;
      case 'typed':
        await this.world.who(doing.who).asks({
          kind: 'typed verb',
          verb: doing.verb,
          words: '26',
          person: doing.other,
          reason: 'Because.',
          date: '2021-01-10',
        });
        return;
      case 'press': {
        const card = this.cards.get(doing.card);
        if (card === undefined) return;
        const ask = this.askOf(doing, card);
        await Promise.all(Array.from({ length: doing.copies }, () => this.world.who(doing.who).asks(ask)));
      }
    }
  }

  /** What one thing done alone must come to. */
  private expectAlone(doing: Doing): void {
    const { model } = this;
    if (doing.kind === 'close' && team.includes(doing.who) && model.open) {
      model.open = false;
      model.revision += 1;
    }
    if (doing.kind === 'typed') {
      const change = typedChange(model, doing);
      const extends_ =
        doing.verb === 'extend deadline' &&
        model.open &&
        team.includes(doing.who) &&
        ['requested', 'draft', 'returned'].includes(model.state) &&
        !this.extended;
      if (extends_) this.extended = true;
      if (change !== null) Object.assign(model, change);
      if (change !== null || extends_) model.revision += 1;
    }
    if (doing.kind === 'press') {
      const card = this.cards.get(doing.card);
      if (card === undefined || card.spent || doing.card !== doing.who || card.revision !== model.revision) return;
      const to = leads(model, doing.who, doing.verb);
      if (to === null) return;
      card.spent = true;
      Object.assign(model, { state: to, revision: model.revision + 1 });
      if (doing.verb === 'save draft' || doing.verb === 'submit') model.versions += 1;
    }
  }

  private async actual(): Promise<Model> {
    return this.world.deps.store.snapshot(async (reader) => {
      const request = (await reader.request(this.requestId))!;
      const named = (id: string): Who => this.ids.get(id)!;
      return {
        state: request.state,
        owner: named(request.ownerId),
        delegate: request.delegateId === null ? null : named(request.delegateId),
        revision: request.revision,
        versions: (await reader.versions(this.requestId)).length,
        open: (await reader.period(request.periodId))!.state === 'open',
      };
    });
  }

  /** What holds however a round was ordered: one effect a revision, every step a line, no version lost or doubled. */
  private async expectSound(before: Model, now: Model): Promise<void> {
    expect(now.revision).toBeGreaterThanOrEqual(before.revision);
    if (!before.open) expect(now).toEqual(before);
    const { trail, versions, extended } = await this.world.deps.store.snapshot(async (reader) => ({
      trail: (await reader.audit(1000)).filter((row) => row.subjectId === this.requestId),
      versions: (await reader.versions(this.requestId)).map((v) => v.version),
      extended: (await reader.request(this.requestId))!.deadline !== null,
    }));
    const steps = trail
      .filter((row) => row.action !== 'remind now' && row.action !== 'keep text')
      .map((row) => row.revision);
    expect(new Set(steps).size).toBe(steps.length);
    expect(steps.length).toBe(now.revision - (now.open ? 1 : 2));
    expect(versions).toEqual(versions.map((_, i) => i + 1));
    expect(trail.filter((row) => ['save draft', 'submit', 'resubmit'].includes(row.action))).toHaveLength(
      versions.length,
    );
    this.extended = extended;
    for (const card of this.cards.values())
      card.spent = await this.world.deps.store.snapshot((reader) => reader.isSpent(card.token));
  }

  async round(doings: readonly Doing[]): Promise<void> {
    const before = { ...this.model };
    const [only, another] = doings;
    for (const it of doings) if (it.kind === 'press' && it.fresh) await this.look(it.card);
    await Promise.all(doings.map((doing) => this.send(doing)));
    const now = await this.actual();
    if (only !== undefined && another === undefined) {
      this.expectAlone(only);
      expect(now).toEqual(this.model);
    }
    await this.expectSound(before, now);
    Object.assign(this.model, now);
  }
}

async function begin(store: OpenStore): Promise<Play> {
  const { suite } = smallCouncil;
  const world = await openWorld(
    { ...smallCouncil, suite: { ...suite, settings: { ...suite.settings, twoLevelApproval: true } } },
    undefined,
    store,
  );
  await world.who('priya').asks({ kind: 'open period', label: 'October 2020' });
  const ids = new Map<string, Who>();
  for (const key of everybody) ids.set((await world.person(key)).id, key);
  const form = await world.who('dana').asks({ kind: 'answer', words: '26' });
  if (form.kind !== 'request') throw new Error(`no form: ${JSON.stringify(form)}`);
  return new Play(
    world,
    form.requestId,
    { state: 'requested', owner: 'dana', delegate: 'dele', revision: 1, versions: 0, open: true },
    ids,
  );
}

/** How many interleavings a run tries: a few with every test run, as many as `INTERLEAVINGS` says otherwise. */
export const interleavings = (few: number): number => Number(process.env['INTERLEAVINGS'] ?? few);

/** The property, on any store. */
export async function checkInterleavings(open: () => OpenStore, runs: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(interleaving, async (rounds) => {
      const play = await begin(open());
      for (const doings of rounds) await play.round(doings);
    }),
    { numRuns: runs, interruptAfterTimeLimit: 3_600_000 },
  );
  const trail = await verifyAudit({ store: open().store });
  expect(trail.ok).toBe(true);
}
