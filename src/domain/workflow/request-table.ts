/**
 * The commentary workflow as one table: for each verb, which moves by whose hand, where, while the period is
 * in which state, what must be given, and every sentence said. Everything that happens to a request goes
 * through `decide`, which only reads this table; the diagram in the documents is drawn from it.
 */
import { longDate } from '../figures';
import type { Place, RequestState } from '../glossary';
import type { Facts, Hand, Move, Row, Verb } from './types';

const matter = (f: Facts): string => (f.number === null ? `“${f.title}”` : `indicator ${f.number}, ${f.title}`);

const stands: Record<RequestState, string> = {
  requested: 'is still waiting for commentary',
  draft: 'is still a draft',
  submitted: 'has been submitted',
  returned: 'has been returned to its owner',
  approved: 'has been approved',
  'signed off': 'has been signed off',
};

const standing = (f: Facts): string => `The commentary on ${matter(f)} ${stands[f.state]}`;

const writers: readonly Hand[] = ['owner', 'delegate'];
const officer: readonly Hand[] = ['performance officer'];
const chief: readonly Hand[] = ['chief officer'];

const alone: readonly Place[] = ['personal chat'];
const inTeams: readonly Place[] = ['personal chat', 'group chat', 'channel'];
const anywhere: readonly Place[] = ['personal chat', 'group chat', 'channel', 'command line'];

const moves = (by: readonly Hand[], paths: Partial<Record<RequestState, RequestState>>): Move<RequestState>[] =>
  (Object.entries(paths) as [RequestState, RequestState][]).map(([from, to]) => ({ from, to, by }));

const stay = (by: readonly Hand[], ...states: RequestState[]): Move<RequestState>[] =>
  states.map((state) => ({ from: state, to: state, by }));

const frozen = (f: Facts): string =>
  `${f.period} is ${f.periodState === 'draft' ? 'not open yet' : 'closed'}, so nothing was changed. Its commentary was due on ${longDate(f.deadline)}. If it must still go in, ask the performance team.`;

const writing = {
  places: alone,
  during: ['open'],
  wrongPlace: () => 'Please do this in your personal chat with me. Nothing was changed.',
  wrongPeriod: frozen,
} as const;

const checking = {
  places: inTeams,
  during: ['open'],
  wrongPlace: () => 'Please do this in Teams, where it is recorded under your own name. Nothing was changed.',
  wrongPeriod: frozen,
} as const;

const running = {
  places: anywhere,
  during: ['open'],
  wrongPlace: () => 'Please do this in your personal chat with me. Nothing was changed.',
  wrongPeriod: frozen,
} as const;

const notTheWriter = (doing: string) => (f: Facts) =>
  `Only ${f.owner}, or somebody ${f.owner} delegates to, can ${doing} this commentary. If it should be you, ask the performance team.`;
const notTheOwner = (f: Facts): string =>
  `Only ${f.owner} can say who writes this commentary. If it should be you, ask the performance team.`;
const notTheTeam = (doing: string) => () => `Only the performance team can ${doing}. Nothing was changed.`;
const textKept = (f: Facts): string =>
  `${standing(f)}, so nothing was changed. Your text is still in the box: copy it if you need it.`;

export const workflow: Record<Verb, Row> = {
  'save draft': {
    ...writing,
    moves: moves(writers, { requested: 'draft', draft: 'draft', returned: 'returned' }),
    gives: 'draft',
    absent: () => 'There is nothing to save yet. Write something in the box, then press Save draft.',
    means: 'keeps what was written so far; nobody else is told',
    done: () => 'Saved as a draft. Nobody else has been told; press Submit when it is ready.',
    wrongState: textKept,
    wrongHand: notTheWriter('write'),
  },
  submit: {
    ...writing,
    moves: moves(writers, { requested: 'submitted', draft: 'submitted' }),
    gives: 'commentary',
    absent: () => 'Write what changed and why before you submit. Nothing has been sent.',
    means: 'sends the commentary to the performance team',
    done: (f) =>
      `Submitted. The performance team will check the commentary on ${matter(f)} and approve it or come back to you.`,
    wrongState: (f) =>
      `${standing(f)} already, so this was not submitted again. Your text is still in the box: copy it if you need it.`,
    wrongHand: notTheWriter('submit'),
  },
  resubmit: {
    ...writing,
    moves: moves(writers, { returned: 'submitted' }),
    gives: 'commentary',
    absent: () => 'Write what changed and why before you submit. Nothing has been sent.',
    means: 'sends a returned commentary to the performance team again',
    done: (f) => `Submitted again. The performance team will look at the commentary on ${matter(f)} once more.`,
    wrongState: (f) =>
      `${standing(f)}, so it was not submitted again. Your text is still in the box: copy it if you need it.`,
    wrongHand: notTheWriter('submit'),
  },
  withdraw: {
    ...writing,
    moves: moves(writers, { submitted: 'draft' }),
    gives: 'nothing',
    means: 'takes a submitted commentary back before it is checked',
    done: (f) => `Withdrawn. The commentary on ${matter(f)} is your draft again; submit it when it is ready.`,
    wrongState: (f) => `${standing(f)}, so there is nothing to withdraw. Nothing was changed.`,
    wrongHand: notTheWriter('withdraw'),
  },
  return: {
    ...checking,
    moves: [
      ...moves(officer, { submitted: 'returned' }),
      { from: 'approved', to: 'returned', by: chief, twoLevel: true },
    ],
    gives: 'reason',
    absent: () => 'Say what should be put right before you return it. Nothing was changed.',
    means: 'gives the commentary back to its owner, with the reason',
    done: (f) => `Returned to ${f.owner} with your reason.`,
    wrongState: (f) => `${standing(f)}, so there is nothing to return. Nothing was changed.`,
    wrongHand: notTheTeam('return commentary'),
  },
  approve: {
    ...checking,
    moves: moves(officer, { submitted: 'approved' }),
    gives: 'nothing',
    means: 'accepts the commentary for the report',
    done: (f) => `Approved. The commentary on ${matter(f)} will stand in the ${f.period} report.`,
    wrongState: (f) => `${standing(f)}, so there is nothing to approve. Nothing was changed.`,
    wrongHand: notTheTeam('approve commentary'),
  },
  'sign off': {
    ...checking,
    moves: [{ from: 'approved', to: 'signed off', by: chief, twoLevel: true }],
    gives: 'nothing',
    means: 'the chief officer’s own approval, after the performance team’s',
    done: (f) => `Signed off. The commentary on ${matter(f)} is final for the ${f.period} report.`,
    wrongState: (f) => `${standing(f)}, so there is nothing to sign off. Nothing was changed.`,
    wrongHand: () => 'Only the chief officer can sign commentary off. Nothing was changed.',
  },
  reopen: {
    ...checking,
    moves: moves([...officer, ...chief], { approved: 'returned', 'signed off': 'returned' }),
    gives: 'reason',
    absent: () => 'Say why it must be opened again. Nothing was changed.',
    means: 'gives an approved commentary back to its owner, with the reason',
    done: (f) => `Opened again, and back with ${f.owner} with your reason.`,
    wrongState: (f) => `${standing(f)}, so there is nothing to open again. Nothing was changed.`,
    wrongHand: notTheTeam('open a commentary again'),
  },
  delegate: {
    ...writing,
    moves: stay(['owner'], 'requested', 'draft', 'returned'),
    gives: 'person',
    absent: () =>
      'Say who should write it, by the name I know them under: “delegate 26 to Dele Okafor”. Nothing was changed.',
    means: 'lets somebody else write this one commentary in the owner’s name',
    done: (f) =>
      `${f.other} can now write the commentary on ${matter(f)} in your name. You can take it back at any time.`,
    wrongState: (f) => `${standing(f)}, so there is nothing left to delegate. Nothing was changed.`,
    wrongHand: notTheOwner,
  },
  'take back': {
    ...writing,
    moves: stay(['owner'], 'requested', 'draft', 'submitted', 'returned'),
    gives: 'delegation',
    absent: (f) => `Nobody else was asked to write the commentary on ${matter(f)}: it is yours already.`,
    means: 'ends a delegation; what the delegate wrote stays',
    done: (f) => `Taken back. Only you write the commentary on ${matter(f)} now; ${f.other} no longer sees it.`,
    wrongState: (f) => `${standing(f)}, so there is nothing to take back. Nothing was changed.`,
    wrongHand: notTheOwner,
  },
  reassign: {
    ...running,
    moves: stay(officer, 'requested', 'draft', 'submitted', 'returned'),
    gives: 'person',
    absent: () =>
      'Say who should answer for it, by the name I know them under: “reassign 26 to Ruth Adeyemi”. Nothing was changed.',
    means: 'gives the request to another owner; a delegation ends with it',
    done: (f) =>
      `The commentary on ${matter(f)} is now with ${f.other}, who has been asked for it by ${longDate(f.deadline)}.`,
    wrongState: (f) => `${standing(f)}, so it stays with its owner. Nothing was changed.`,
    wrongHand: notTheTeam('give a request to somebody else'),
  },
  'remind now': {
    ...running,
    moves: stay(officer, 'requested', 'draft', 'returned'),
    gives: 'nothing',
    means: 'sends the request to its owner once more, at most once a day',
    done: (f) => `${f.owner} has been reminded of ${matter(f)}, due on ${longDate(f.deadline)}.`,
    wrongState: (f) => `${standing(f)}, so nobody needs reminding.`,
    wrongHand: notTheTeam('send reminders'),
  },
  'extend deadline': {
    ...running,
    moves: stay(officer, 'requested', 'draft', 'returned'),
    gives: 'reason and date',
    absent: (f) =>
      `Give a reason and a date after ${longDate(f.deadline)} and before the meeting on ${longDate(f.meeting)}: “extend 26 to 2021-01-08 because the figures were corrected”. Nothing was changed.`,
    means: 'gives one request a later deadline, with the reason',
    done: (f) => `The commentary on ${matter(f)} is now due on ${longDate(f.date)}. ${f.owner} has been told.`,
    wrongState: (f) => `${standing(f)}, so it needs no later deadline. Nothing was changed.`,
    wrongHand: notTheTeam('change a deadline'),
  },
};

/** Whether a verb can start from a state, whoever does it. */
export const startsFrom = (verb: Verb, state: RequestState): boolean =>
  workflow[verb].moves.some((move) => move.from === state);
