/** The only judge of what happens to a request or a period. It reads the tables and nothing else. */
import type {
  CommentaryRequest,
  CommentaryText,
  IsoDate,
  Period,
  PeriodState,
  Person,
  Place,
  RequestState,
  Suite,
} from '../glossary';
import { partsOf } from '../iso-date';
import { periodWorkflow } from './period-table';
import { workflow } from './request-table';
import type { Facts, Given, Hand, Move, PeriodFacts, PeriodVerb, Verb } from './types';

/** What `decide` needs to know, read in one snapshot. */
export interface Situation {
  suite: Suite;
  period: Period;
  request: CommentaryRequest;
  owner: Person;
  /** The delegate, where there is one. */
  delegate: Person | null;
  /** What the commentary is on; the number is null where the matter lies outside the suite. */
  indicator: { number: number | null; title: string };
}

/** What somebody wants to do. */
export interface Action {
  verb: Verb;
  /** Revision the person was looking at. */
  revision: number;
  /** Whether the card's token was made for this person, request and revision; true for what is typed as a command. */
  genuine: boolean;
  text?: CommentaryText;
  reason?: string;
  person?: Person;
  date?: IsoDate;
}

export interface PeriodAction {
  verb: PeriodVerb;
  reason?: string;
  date?: IsoDate;
}

export type Refusal = 'hand' | 'place' | 'card' | 'period' | 'level' | 'state' | 'revision' | 'absent' | 'person';

export type Decision<State> =
  | { ok: true; to: State; sentence: string; onBehalfOfId: string | null }
  | { ok: false; why: Refusal; sentence: string };

const notYours =
  'This card was not made for you, or it is an old one, so nothing was changed. Here is how it stands now; your text is still in the box.';
const changedSince =
  'Somebody changed this after your card was made, so nothing was changed. Here is how it stands now; your text is still in the box.';
const oneLevel =
  'In this suite the performance team’s approval is the last word: nothing is signed off. Nothing was changed.';

/** True where no part of the commentary holds any text. */
export const isEmpty = (text: CommentaryText): boolean =>
  [text.cause, text.impact, text.forecast, ...text.actions.map((a) => a.what)].every((part) => part.trim() === '');

function rolesIn(actor: Person, suite: Suite): Hand[] {
  const roles = actor.roles.filter((r) => r.suiteId === suite.id).map((r) => r.role);
  return [
    ...(roles.includes('performance officer') ? (['performance officer'] as const) : []),
    ...(roles.includes('chief officer') ? (['chief officer'] as const) : []),
  ];
}

const handsOf = ({ suite, request }: Situation, actor: Person): Hand[] => [
  ...(request.ownerId === actor.id ? (['owner'] as const) : []),
  ...(request.delegateId === actor.id ? (['delegate'] as const) : []),
  ...rolesIn(actor, suite),
];

const isDate = (date: IsoDate): boolean => {
  try {
    partsOf(date);
    return true;
  } catch {
    return false;
  }
};

/** A new deadline lies after the old one and before the meeting. */
const isLater = (date: IsoDate | undefined, deadline: IsoDate, meeting: IsoDate): boolean =>
  date !== undefined && isDate(date) && date > deadline && date < meeting;

const said = (reason: string | undefined): boolean => (reason ?? '').trim() !== '';

function given(gives: Given, action: Action, facts: Facts, delegate: Person | null): boolean {
  switch (gives) {
    case 'nothing':
      return true;
    case 'draft':
      return action.text !== undefined && !isEmpty(action.text);
    case 'commentary':
      return action.text !== undefined && action.text.cause.trim() !== '';
    case 'reason':
      return said(action.reason);
    case 'person':
      return action.person !== undefined;
    case 'delegation':
      return delegate !== null;
    case 'reason and date':
      return said(action.reason) && isLater(action.date, facts.deadline, facts.meeting);
  }
}

/** Members hold officers to account: they are never made to write an officer's commentary. */
function whyNotThem({ suite, request }: Situation, { verb, person }: Action): string | null {
  if (person === undefined || (verb !== 'delegate' && verb !== 'reassign')) return null;
  const roles = person.roles.filter((r) => r.suiteId === suite.id).map((r) => r.role);
  if (roles.length > 0 && roles.every((role) => role === 'member' || role === 'co-opted member'))
    return `${person.name} sits on the committee, and members do not write its officers’ commentary. Nothing was changed.`;
  if (person.id === request.ownerId) return `The commentary is ${person.name}’s own already. Nothing was changed.`;
  return null;
}

function factsOf({ period, request, owner, delegate, indicator }: Situation, action: Action): Facts {
  const deadline = request.deadline ?? period.commentaryDeadline;
  return {
    number: indicator.number,
    title: indicator.title,
    owner: owner.name,
    other: action.person?.name ?? delegate?.name ?? '',
    period: period.label,
    periodState: period.state,
    deadline,
    date: action.date !== undefined && isDate(action.date) ? action.date : deadline,
    meeting: period.meeting,
    state: request.state,
  };
}

/** The moves of a verb that are open to these hands in this suite. */
const movesFor = <State>(moves: readonly Move<State>[], hands: readonly Hand[]): Move<State>[] =>
  moves.filter((move) => move.by.some((hand) => hands.includes(hand)));

/**
 * Decides one action: where it leads and what to say, or why not. Hand is judged before everything else, so
 * that nobody learns from a refusal how far another person's commentary has come.
 */
export function decide(situation: Situation, action: Action, actor: Person, place: Place): Decision<RequestState> {
  const row = workflow[action.verb];
  const { suite, period, request } = situation;
  const facts = factsOf(situation, action);
  const no = (why: Refusal, sentence: string): Decision<RequestState> => ({ ok: false, why, sentence });

  const hands = handsOf(situation, actor);
  const theirs = movesFor(row.moves, hands);
  if (theirs.length === 0) return no('hand', row.wrongHand(facts));
  if (!row.places.includes(place)) return no('place', row.wrongPlace(facts));
  if (!action.genuine) return no('card', notYours);
  if (!row.during.includes(period.state)) return no('period', row.wrongPeriod(facts));
  const here = theirs.filter((move) => move.twoLevel !== true || suite.settings.twoLevelApproval);
  if (here.length === 0) return no('level', oneLevel);
  const move = here.find((m) => m.from === request.state);
  if (move === undefined) return no('state', row.wrongState(facts));
  if (action.revision !== request.revision) return no('revision', changedSince);
  if (row.gives !== 'nothing' && !given(row.gives, action, facts, situation.delegate))
    return no('absent', row.absent(facts));
  const notThem = whyNotThem(situation, action);
  if (notThem !== null) return no('person', notThem);
  const inOwnName = move.by.some((hand) => hand !== 'delegate' && hands.includes(hand));
  return { ok: true, to: move.to, sentence: row.done(facts), onBehalfOfId: inOwnName ? null : request.ownerId };
}

/** The verbs somebody may use on a request as it stands, here: what its card offers. */
export function openVerbs(situation: Situation, actor: Person, place: Place): Verb[] {
  const hands = handsOf(situation, actor);
  return (Object.keys(workflow) as Verb[]).filter((verb) => {
    const { moves, places, during, gives } = workflow[verb];
    return (
      places.includes(place) &&
      during.includes(situation.period.state) &&
      (gives !== 'delegation' || situation.delegate !== null) &&
      movesFor(moves, hands).some(
        (move) =>
          move.from === situation.request.state &&
          (move.twoLevel !== true || situation.suite.settings.twoLevelApproval),
      )
    );
  });
}

/** Decides what happens to a whole period, in the same order. */
export function decidePeriod(
  situation: { suite: Suite; period: Period },
  action: PeriodAction,
  actor: Person,
  place: Place,
): Decision<PeriodState> {
  const row = periodWorkflow[action.verb];
  const { suite, period } = situation;
  const facts: PeriodFacts = {
    period: period.label,
    state: period.state,
    deadline: period.commentaryDeadline,
    date: action.date !== undefined && isDate(action.date) ? action.date : period.commentaryDeadline,
    meeting: period.meeting,
  };
  const no = (why: Refusal, sentence: string): Decision<PeriodState> => ({ ok: false, why, sentence });

  const theirs = movesFor(row.moves, rolesIn(actor, suite));
  if (theirs.length === 0) return no('hand', row.wrongHand(facts));
  if (!row.places.includes(place)) return no('place', row.wrongPlace(facts));
  const move = theirs.find((m) => m.from === period.state);
  if (move === undefined) return no('state', row.wrongState(facts));
  if (row.gives === 'reason and date' && !(said(action.reason) && isLater(action.date, facts.deadline, facts.meeting)))
    return no('absent', row.absent(facts));
  return { ok: true, to: move.to, sentence: row.done(facts), onBehalfOfId: null };
}
