/** Every version of a commentary, oldest first, with what changed from one to the next. */
import type { Difference } from '../domain/text-difference';
import type { HistoryReply } from '../usecases/replies';
import { line, oneLine, piece } from './escape';
import { overriddenModel } from './findings';
import type { Presented } from './presented';
import { many, momentWords } from './say';
import { fill, type Card } from './template';
import { byWords, partLabels, partsOf } from './writing';

/** Most versions on one card, and what is shown of each, in UTF-16 units. */
const mostVersions = 6;
const mostWords = 1_200;
const mostPieces = 40;
const mostOfChange = 400;
const mostOfSame = 120;

/** A message holds about 80 KB; more versions than fit in this many bytes are counted, not shown. */
const mostBytes = 60_000;

const steps: Record<HistoryReply['versions'][number]['step'], string> = { draft: 'draft', submitted: 'submitted' };

/** The marks say what the line through and the line under say, for those who see neither. */
const marked = ({ how, words }: Difference): string =>
  how === 'removed' ? `[−${words}]` : how === 'added' ? `[+${words}]` : words;

const pieces = (words: readonly Difference[]) => [
  ...words.slice(0, mostPieces).map(({ how, words: text }) => ({
    text: marked({ how, words: piece(text, how === 'same' ? mostOfSame : mostOfChange) }),
    removed: how === 'removed',
    added: how === 'added',
    weight: how === 'added' ? 'Bolder' : 'Default',
  })),
  ...(words.length > mostPieces ? [{ text: ' …', removed: false, added: false, weight: 'Default' }] : []),
];

function filled(reply: HistoryReply, summary: string, what: string, most: number): Card {
  const shown = reply.versions.slice(-most);
  const over = reply.versions.length - shown.length;
  return fill('history', {
    fallback: summary,
    above: line(`${reply.suiteName} · ${reply.periodLabel}`),
    title: line(what),
    versions: [
      ...shown.map((version) => ({
        heading: `Version ${version.version}, ${steps[version.step]}`,
        by: byWords(version.author, version.at),
        changes: version.changes.map(({ part, words }) => ({ label: partLabels[part], words: pieces(words) })),
        parts: version.changes.length > 0 ? [] : partsOf(version.text, mostWords),
        overridden: overriddenModel(version.overridden),
      })),
      ...reply.kept.slice(-2).map(({ text, at }) => ({
        heading: 'Kept for you: it came too late to count',
        by: momentWords(at),
        changes: [],
        parts: partsOf(text, mostWords),
        overridden: [],
      })),
    ],
    more: over > 0 ? [{ text: `${many(over, 'earlier version')} not shown here.` }] : [],
  });
}

export function historyCard(reply: HistoryReply): Presented {
  const { about, versions } = reply;
  const what = about.number === null ? about.title : `Indicator ${about.number}: ${about.title}`;
  const summary = oneLine(`${many(versions.length, 'version')} of the commentary on ${what}`);
  let most = mostVersions;
  let card = filled(reply, summary, what, most);
  while (most > 1 && Buffer.byteLength(JSON.stringify(card)) > mostBytes) {
    most -= 1;
    card = filled(reply, summary, what, most);
  }
  return { summary, card };
}
