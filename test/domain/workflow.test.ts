import fc from 'fast-check';
import type { CommentaryText, PeriodState, Person, Place, RequestState, Role } from '../../src/domain/glossary';
import { defaultSettings } from '../../src/domain/suite-settings';
import {
  decide,
  decidePeriod,
  openVerbs,
  type Action,
  type PeriodVerb,
  type Situation,
  type Verb,
} from '../../src/domain/workflow';

const person = (id: string, ...roles: Role[]): Person => ({
  id,
  name: `${id.charAt(0).toUpperCase()}${id.slice(1)}`,
  post: `Post of ${id}`,
  email: `${id}@example.gov.uk`,
  entraObjectId: null,
  roles: roles.map((role) => ({ suiteId: 'suite', role })),
});

const people = {
  owner: person('owner', 'director'),
  delegate: person('delegate', 'director'),
  officer: person('officer', 'performance officer'),
  chief: person('chief', 'chief officer'),
  member: person('member', 'member'),
  stranger: person('stranger'),
};
type Who = keyof typeof people;

const written: CommentaryText = { cause: 'Fewer reviews were held on time.', impact: '', actions: [], forecast: '' };

const situation = (state: RequestState, period: PeriodState = 'open', twoLevelApproval = true): Situation => ({
  suite: {
    id: 'suite',
    key: 's',
    name: 'S',
    committee: 'C',
    council: 'B',
    version: 1,
    settings: { ...defaultSettings, twoLevelApproval },
    illustrative: true,
    revision: 1,
  },
  period: {
    id: 'p',
    suiteId: 'suite',
    suiteVersion: 1,
    label: 'October 2020',
    asAt: '2020-10-31',
    commentaryDeadline: '2020-12-11',
    meeting: '2021-01-26',
    state: period,
    revision: 3,
  },
  request: {
    id: 'r',
    periodId: 'p',
    indicatorId: 'i',
    kind: 'exception',
    subject: null,
    state,
    ownerId: 'owner',
    delegateId: 'delegate',
    deadline: null,
    returnReason: null,
    revision: 7,
    latest: null,
  },
  owner: people.owner,
  delegate: people.delegate,
  indicator: { number: 26, title: 'Care leavers in education, employment or training' },
});

const full = (verb: Verb): Action => ({
  verb,
  revision: 7,
  genuine: true,
  text: written,
  reason: 'Please give the current figure.',
  person: people.stranger,
  date: '2021-01-08',
});

const states: RequestState[] = ['requested', 'draft', 'submitted', 'returned', 'approved', 'signed off'];
const places: Place[] = ['personal chat', 'group chat', 'channel', 'command line'];
const inTeams: Place[] = ['personal chat', 'group chat', 'channel'];
const alone: Place[] = ['personal chat'];
const writers: Who[] = ['owner', 'delegate'];
const unwritten: RequestState[] = ['requested', 'draft', 'returned'];
const unapproved: RequestState[] = ['requested', 'draft', 'submitted', 'returned'];

/** Written by hand from the domain, not from the table: who may, from where, and "from>to" ("from" alone: it stays). */
const allowed: Record<Verb, { who: Who[]; in: Place[]; moves: readonly string[]; extra?: [Who, string] }> = {
  'save draft': { who: writers, in: alone, moves: ['requested>draft', 'draft', 'returned'] },
  submit: { who: writers, in: alone, moves: ['requested>submitted', 'draft>submitted'] },
  resubmit: { who: writers, in: alone, moves: ['returned>submitted'] },
  withdraw: { who: writers, in: alone, moves: ['submitted>draft'] },
  return: { who: ['officer'], in: inTeams, moves: ['submitted>returned'], extra: ['chief', 'approved>returned'] },
  approve: { who: ['officer'], in: inTeams, moves: ['submitted>approved'] },
  'sign off': { who: ['chief'], in: inTeams, moves: ['approved>signed off'] },
  reopen: { who: ['officer', 'chief'], in: inTeams, moves: ['approved>returned', 'signed off>returned'] },
  delegate: { who: ['owner'], in: alone, moves: unwritten },
  'take back': { who: ['owner'], in: alone, moves: unapproved },
  reassign: { who: ['officer'], in: places, moves: unapproved },
  'remind now': { who: ['officer'], in: places, moves: unwritten },
  'extend deadline': { who: ['officer'], in: places, moves: unwritten },
};
const verbs = Object.keys(allowed) as Verb[];

function expectedTo(verb: Verb, who: Who, place: Place, state: RequestState): RequestState | null {
  const rule = allowed[verb];
  const moves = [...(rule.who.includes(who) ? rule.moves : []), ...(rule.extra?.[0] === who ? [rule.extra[1]] : [])];
  const move = moves.map((m) => m.split('>')).find(([from]) => from === state);
  return move === undefined || !rule.in.includes(place) ? null : ((move[1] ?? state) as RequestState);
}

describe('the commentary workflow', () => {
  const cases = verbs.flatMap((verb) =>
    states.flatMap((state) =>
      places.flatMap((place) => (Object.keys(people) as Who[]).map((who) => ({ verb, state, place, who }))),
    ),
  );

  it.each(cases)('$verb by the $who in a $place while $state', ({ verb, state, place, who }) => {
    const decision = decide(situation(state), full(verb), people[who], place);
    expect(decision.ok ? decision.to : null).toBe(expectedTo(verb, who, place, state));
    expect(decision.sentence).toMatch(/^[A-Z].*[.!?]$/s);
  });

  it('offers on a card just what it would then allow', () => {
    for (const state of states)
      for (const place of places)
        for (const who of Object.keys(people) as Who[])
          expect(openVerbs(situation(state), people[who], place)).toEqual(
            verbs.filter((verb) => expectedTo(verb, who, place, state) !== null),
          );
  });

  it.each(['draft', 'closed', 'published'] as const)('changes nothing while the period is %s', (state) => {
    for (const verb of verbs)
      for (const who of Object.values(people))
        expect(decide(situation('requested', state), full(verb), who, 'personal chat').ok).toBe(false);
    expect(decide(situation('requested', state), full('submit'), people.owner, 'personal chat')).toMatchObject({
      why: 'period',
    });
  });

  it('refuses a press made on an older revision', () => {
    const decision = decide(situation('draft'), { ...full('submit'), revision: 6 }, people.owner, 'personal chat');
    expect(decision).toMatchObject({ ok: false, why: 'revision' });
  });

  it('refuses a press whose card was made for somebody or something else', () => {
    const decision = decide(situation('draft'), { ...full('submit'), genuine: false }, people.owner, 'personal chat');
    expect(decision).toMatchObject({ ok: false, why: 'card' });
  });

  it.each([
    ['submit', 'draft', 'owner', { text: { ...written, cause: '  ' } }],
    ['resubmit', 'returned', 'owner', { text: { ...written, cause: '' } }],
    ['save draft', 'draft', 'owner', { text: { cause: '', impact: ' ', actions: [], forecast: '' } }],
    ['return', 'submitted', 'officer', { reason: ' ' }],
    ['reopen', 'approved', 'officer', { reason: '' }],
    ['extend deadline', 'draft', 'officer', { reason: '' }],
    ['extend deadline', 'draft', 'officer', { date: '2020-12-11' }],
    ['extend deadline', 'draft', 'officer', { date: '2021-01-26' }],
    ['extend deadline', 'draft', 'officer', { date: '2021-02-30' }],
    ['extend deadline', 'draft', 'officer', { date: 'next week' }],
  ] as const)('asks for what %s needs while %s, of the %s: %j', (verb, state, who, missing) => {
    expect(decide(situation(state), { ...full(verb), ...missing }, people[who], 'personal chat')).toMatchObject({
      ok: false,
      why: 'absent',
    });
  });

  it('asks for a person to delegate to, and for a delegation to take back', () => {
    const { person: _, ...nobody } = full('delegate');
    expect(decide(situation('draft'), nobody, people.owner, 'personal chat')).toMatchObject({ why: 'absent' });
    const alreadyOwn = { ...situation('draft'), delegate: null };
    expect(decide(alreadyOwn, full('take back'), people.owner, 'personal chat')).toMatchObject({ why: 'absent' });
  });

  it.each([
    ['delegate', 'owner'],
    ['reassign', 'officer'],
  ] as const)('never makes a member %s-d to, nor the owner themselves', (verb, who) => {
    for (const other of [people.member, people.owner])
      expect(decide(situation('draft'), { ...full(verb), person: other }, people[who], 'personal chat')).toMatchObject({
        ok: false,
        why: 'person',
      });
  });

  it('signs nothing off in a suite of one level, and lets the team reopen what it approved', () => {
    const oneLevel = situation('approved', 'open', false);
    expect(decide(oneLevel, full('sign off'), people.chief, 'personal chat')).toMatchObject({
      ok: false,
      why: 'level',
    });
    expect(decide(oneLevel, full('return'), people.chief, 'personal chat')).toMatchObject({ ok: false, why: 'level' });
    expect(decide(oneLevel, full('reopen'), people.officer, 'personal chat')).toMatchObject({
      ok: true,
      to: 'returned',
    });
  });

  it('records in whose name a delegate acts', () => {
    expect(decide(situation('draft'), full('submit'), people.delegate, 'personal chat')).toMatchObject({
      ok: true,
      onBehalfOfId: 'owner',
    });
    expect(decide(situation('draft'), full('submit'), people.owner, 'personal chat')).toMatchObject({
      ok: true,
      onBehalfOfId: null,
    });
  });

  it('tells somebody without a hand in it the same, whatever the state', () => {
    for (const verb of verbs) {
      const said = states.map(
        (state) => decide(situation(state), full(verb), people.stranger, 'personal chat').sentence,
      );
      expect(new Set(said).size).toBe(1);
    }
  });

  it('gives no weight to roles held in another suite', () => {
    const elsewhere: Person = { ...people.officer, roles: [{ suiteId: 'other', role: 'performance officer' }] };
    expect(decide(situation('submitted'), full('approve'), elsewhere, 'personal chat').ok).toBe(false);
  });

  it('names a matter outside the suite by its subject', () => {
    const matter = { ...situation('submitted'), indicator: { number: null, title: 'School transport' } };
    expect(decide(matter, full('approve'), people.officer, 'personal chat').sentence).toContain('“School transport”');
  });

  it('never leads out of the states it knows, nor says a word with a hole in it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...verbs),
        fc.constantFrom(...states),
        fc.constantFrom(...places),
        fc.constantFrom(...Object.values(people)),
        fc.constantFrom<PeriodState>('draft', 'open', 'closed', 'published'),
        fc.integer({ min: 6, max: 8 }),
        fc.boolean(),
        fc.string(),
        (verb, state, place, actor, period, revision, twoLevel, date) => {
          const action = { ...full(verb), revision, date };
          const decision = decide(situation(state, period, twoLevel), action, actor, place);
          if (decision.ok) expect(states).toContain(decision.to);
          expect(decision.sentence).not.toMatch(/undefined|null|\$\{|\[object/);
        },
      ),
    );
  });
});

describe('the workflow of a period', () => {
  const periodStates: PeriodState[] = ['draft', 'open', 'closed', 'published'];
  const rules: Record<PeriodVerb, Partial<Record<PeriodState, PeriodState>>> = {
    'open period': { draft: 'open' },
    'extend period': { draft: 'draft', open: 'open' },
    'close period': { open: 'closed' },
    'publish period': { closed: 'published' },
  };
  const cases = (Object.keys(rules) as PeriodVerb[]).flatMap((verb) => periodStates.map((state) => ({ verb, state })));

  it.each(cases)('$verb while $state', ({ verb, state }) => {
    for (const [who, actor] of Object.entries(people)) {
      const decision = decidePeriod(
        situation('draft', state),
        { verb, reason: 'The figures came late.', date: '2021-01-08' },
        actor,
        'command line',
      );
      expect(decision.ok ? decision.to : null).toBe(who === 'officer' ? (rules[verb][state] ?? null) : null);
      expect(decision.sentence).toMatch(/^[A-Z].*\.$/s);
    }
  });

  it('extends only with a reason, to a day between the deadline and the meeting', () => {
    for (const given of [
      { date: '2021-01-08' },
      { reason: 'Late.' },
      { reason: 'Late.', date: '2020-12-01' },
      { reason: 'Late.', date: '2021-03-01' },
    ])
      expect(
        decidePeriod(situation('draft'), { verb: 'extend period', ...given }, people.officer, 'personal chat'),
      ).toMatchObject({ why: 'absent' });
  });
});
