/** The same for a whole period: asked, extended, frozen, published. */
import { longDate } from '../figures';
import type { PeriodState, Place } from '../glossary';
import type { Hand, PeriodFacts, PeriodRow, PeriodVerb } from './types';

const team: readonly Hand[] = ['performance officer'];
const anywhere: readonly Place[] = ['personal chat', 'group chat', 'channel', 'command line'];

const notTheTeam = (doing: string) => () => `Only the performance team can ${doing} a period. Nothing was changed.`;
const elsewhere = (): string => 'Please do this in your personal chat with me. Nothing was changed.';

const stands: Record<PeriodState, string> = {
  draft: 'not open yet',
  open: 'open',
  closed: 'closed',
  published: 'published',
};

const notFrom = (doing: string) => (f: PeriodFacts) =>
  `${f.period} is ${stands[f.state]}, so there is nothing to ${doing}. Nothing was changed.`;

export const periodWorkflow: Record<PeriodVerb, PeriodRow> = {
  'open period': {
    moves: [{ from: 'draft', to: 'open', by: team }],
    places: anywhere,
    gives: 'nothing',
    means: 'requests commentary from the owner of every exception',
    done: (f) => `${f.period} is open.`,
    wrongHand: notTheTeam('open'),
    wrongPlace: elsewhere,
    wrongState: (f) =>
      f.state === 'open'
        ? `${f.period} is open already. Type "board" to see where it stands.`
        : `${f.period} is ${stands[f.state]}, so it cannot be opened again.`,
  },
  'extend period': {
    moves: [
      { from: 'draft', to: 'draft', by: team },
      { from: 'open', to: 'open', by: team },
    ],
    places: anywhere,
    gives: 'reason and date',
    absent: (f) =>
      `Give a reason and a date after ${longDate(f.deadline)} and before the meeting on ${longDate(f.meeting)}: “extend ${f.period} to 2021-01-08 because the figures came late”. Nothing was changed.`,
    means: 'gives the whole period a later deadline, with the reason',
    done: (f) => `Commentary for ${f.period} is now due on ${longDate(f.date)}.`,
    wrongHand: notTheTeam('extend'),
    wrongPlace: elsewhere,
    wrongState: notFrom('extend'),
  },
  'close period': {
    moves: [{ from: 'open', to: 'closed', by: team }],
    places: anywhere,
    gives: 'nothing',
    means: 'freezes figures and commentary',
    done: (f) => `${f.period} is closed.`,
    wrongHand: notTheTeam('close'),
    wrongPlace: elsewhere,
    wrongState: (f) => `${f.period} is not open, so there is nothing to close.`,
  },
  'publish period': {
    moves: [{ from: 'closed', to: 'published', by: team }],
    places: anywhere,
    gives: 'nothing',
    means: 'lets members read the period’s Part 1',
    done: (f) => `${f.period} is published: members now see its figures when they ask for a status.`,
    wrongHand: notTheTeam('publish'),
    wrongPlace: elsewhere,
    wrongState: (f) =>
      f.state === 'published'
        ? `${f.period} is published already.`
        : `${f.period} is ${stands[f.state]}; close it before it is published. Nothing was changed.`,
  },
};
