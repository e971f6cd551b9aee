/** A commentary on a card: read as it was written, or in boxes to write in; and the buttons below. */
import { longDate } from '../domain/figures';
import type { CommentaryText, PromisedAction } from '../domain/glossary';
import type { Verb } from '../domain/workflow';
import type { ActionView, CommentaryView, RequestReply } from '../usecases/replies';
import { mostActions } from './action-data';
import { clean, line, oneLine, paragraphs } from './escape';
import { actionWords, momentWords, promiseWords, toneOf } from './say';

/** The labels of a commentary's parts, in the order they are read. */
export const partLabels: Record<keyof CommentaryText, string> = {
  cause: 'What changed, and why',
  impact: 'What it means for the people it is about',
  actions: 'What will be done',
  forecast: 'When it should be back within the target',
};

/** Rows of action boxes there always are. */
const fewestActions = 3;
/** Longest text, all boxes together, that boxes on a card can hold; longer ones come by message. */
const mostTyped = 16_000;

/** Requests and reviews carry what the next press must prove. */
export const pressOf = ({ requestId, revision, token }: Pick<RequestReply, 'requestId' | 'revision' | 'token'>) => ({
  requestId,
  revision,
  token,
});

export function noticesOf(notice: RequestReply['notice']) {
  return notice === null ? [] : [{ ...toneOf(notice.tone), text: line(notice.sentence, 1_000) }];
}

export const returnedOf = (reason: string | null) => (reason === null ? [] : [{ lines: paragraphs(reason, 2_000) }]);

/** The parts that hold something, each as paragraphs. */
export function partsOf(text: CommentaryText, most?: number) {
  const actions = text.actions.map((action, i) => `${i + 1}. ${promiseWords(action)}`).join('\n');
  const words: CommentaryWords = { cause: text.cause, impact: text.impact, actions, forecast: text.forecast };
  return (['cause', 'impact', 'actions', 'forecast'] as const)
    .map((part) => ({ label: partLabels[part], lines: paragraphs(words[part], most) }))
    .filter(({ lines }) => lines.length > 0);
}

type CommentaryWords = Record<keyof CommentaryText, string>;

/** "Ruth Adeyemi, 18 November 2020 at 09:12". */
export const byWords = (author: string, at: Date): string => line(`${author}, ${momentWords(at)}`);

/** A text to read; nothing where nothing was written. */
export function readingModel(heading: string, text: CommentaryText, by = '') {
  const parts = partsOf(text);
  return parts.length === 0 ? [] : [{ heading, by: by === '' ? [] : [{ text: by }], parts }];
}

export function earlierModel(previous: CommentaryView | null) {
  if (previous === null) return [];
  return [
    {
      button: `Show the commentary of ${oneLine(previous.periodLabel, 60)}`,
      by: byWords(previous.author, previous.at),
      parts: partsOf(previous.text, 1_500),
    },
  ];
}

/** What was promised before: as it stands today where that is known, else as it was written. */
export function promisedModel(promised: readonly PromisedAction[], actions: readonly ActionView[] | undefined) {
  const rows =
    actions === undefined || actions.length === 0
      ? promised.map((action) => ({ state: actionWords.open, action, since: '' }))
      : actions.map((action) => ({ state: actionWords[action.state], action, since: action.periodLabel }));
  if (rows.length === 0) return [];
  return [
    {
      rows: rows.slice(0, mostActions).map(({ state, action, since }) => ({
        state,
        what: oneLine(action.what, 500),
        detail: line(detailOf(action, since)),
      })),
    },
  ];
}

/** "Head of Leaving Care · by 26 February 2021 · promised in July 2020". */
export const detailOf = ({ owner, due }: PromisedAction, since: string): string =>
  [owner, due === null ? 'no date given' : `by ${longDate(due)}`, since === '' ? '' : `promised in ${since}`]
    .filter((part) => part !== '')
    .join(' · ');

const lengthOf = ({ cause, impact, actions, forecast }: CommentaryText): number =>
  [cause, impact, forecast, ...actions.flatMap(({ what, owner }) => [what, owner])].join('').length;

/** Whether the boxes of a card can hold it. */
export const fitsBoxes = (text: CommentaryText): boolean =>
  lengthOf(text) <= mostTyped && text.actions.length <= mostActions;

const nothing: CommentaryText = { cause: '', impact: '', actions: [], forecast: '' };

/** Boxes with what was written so far. */
export function formModel(text: CommentaryText) {
  const fits = fitsBoxes(text);
  const { cause, impact, actions, forecast } = fits ? text : nothing;
  const shown = Math.max(fewestActions, actions.length);
  const rows = Array.from({ length: shown }, (_, i) => {
    const { what = '', owner = '', due = null } = actions[i] ?? {};
    const n = i + 1;
    return {
      id: `action${n}`,
      open: i === 0 || i < actions.length,
      whatId: `action${n}What`,
      ownerId: `action${n}Owner`,
      dueId: `action${n}Due`,
      label: `Action ${n}: what will be done`,
      ownerLabel: `Action ${n}: by whom`,
      dueLabel: `Action ${n}: by when`,
      what: clean(what),
      owner: clean(owner),
      due: due ?? '',
    };
  });
  const closed = rows.filter((row) => !row.open).map((row) => row.id);
  return {
    advice: fits
      ? []
      : [
          {
            text: 'The text so far is too long for the boxes of a card, so they are empty; what you write here replaces it. Nothing is lost: every version is kept.',
          },
        ],
    cause: clean(cause),
    impact: clean(impact),
    forecast: clean(forecast),
    actions: rows,
    more: closed.length === 0 ? [] : [{ ids: closed }],
  };
}

/** Which buttons a card has: each a list of none or one. */
export function mayModel(verbs: readonly Verb[]) {
  const on = (verb: Verb): object[] => (verbs.includes(verb) ? [{}] : []);
  return {
    submit: verbs.includes('resubmit')
      ? [{ title: 'Submit again' }]
      : verbs.includes('submit')
        ? [{ title: 'Submit' }]
        : [],
    save: on('save draft'),
    withdraw: on('withdraw'),
    delegate: on('delegate'),
    takeBack: on('take back'),
    approve: on('approve'),
    signOff: on('sign off'),
    return: on('return'),
    reopen: on('reopen'),
    remind: on('remind now'),
    extend: on('extend deadline'),
    reassign: on('reassign'),
  };
}
