/** Figures that Part 2 gives of what it keeps back, and where Part 1 says one of them. */
import { readDates } from '../../commentary-check/dates';
import { readFigures, type Figure } from '../../commentary-check/figures';
import { placed, type Placed } from './sections';
import type { VerifyFinding, WordFile } from './types';

/** Public by nature: what is aimed at, what others report, what is measured, and how many indicators there are. */
const publicWords =
  /^(?:The target is|For comparison|Source:|What it measures\.|Of (?:\d+|one) indicators?\b|This part gives|As at [^,]+, (?:\w+ )?(?:no |one |\d+ )?indicators?\b)|\bindicators? (?:is|are) reported in Part 2/u;
const publicColumn =
  /^(?:no\b|number|indicator|unit|better|polarity|target|range|expectation|rag|rating|direction|benchmark|notes?|flags?|source|by when|what it shows|trend)/iu;
/** What points somewhere, and years: no figure, whatever its digits. */
const references =
  /\b(?:paragraphs?|indicators?|section|schedule|appendix|page)\s+\d+[\w.()]*(?:(?:,|\s+and|\s+to)\s+\d{1,3}(?:\.\d+)*(?=\s*(?:[,.;:)]|and\b|$)))*|\b(?:19|20)\d\d(?:\s?[/–-]\s?\d\d(?:\d\d)?)?\b|\[\d+\]/giu;

const ownNumber = /^\s*(?:\d+(?:\.\d+)+|\d+(?:\.\d+)*\([a-z]+\)|A\d+)\s+/u;

/** Sentences, without the paragraph's number before them. */
const sentences = (text: string): string[] => text.replace(ownNumber, '').split(/(?<=[.!?;])\s+(?=\S)|\n/u);

/** What a text gives as figures; blanks stand where references were. */
function figuresIn(text: string): Figure[] {
  const clean = text.replace(references, (reference) => ' '.repeat(reference.length));
  return readFigures(clean, readDates(clean, undefined)).filter(({ kind }) => kind !== 'points');
}

/** The parts of a passage in which a figure would be one. */
function tellingTexts({ kind, text, cells, header }: Placed): string[] {
  if (kind === 'heading') return [];
  const texts = kind === 'row' ? cells.filter((_, c) => !publicColumn.test(header[c]?.trim() ?? '')) : [text];
  return texts.flatMap(sentences).filter((sentence) => !publicWords.test(sentence.trim()));
}

/** Whether the two say the same, one perhaps rounded further. */
function same(a: Figure, b: Figure): boolean {
  if (a.kind === 'ratio' && b.kind === 'ratio') return a.value === b.value && a.other === b.other;
  const isShare = ({ kind, unit }: Figure): boolean =>
    kind === 'percentage' || kind === 'share' || (kind === 'range' && unit === '%');
  if (isShare(a) !== isShare(b)) return false;
  const places = Math.min(a.decimals, b.decimals);
  const rounded = (value: number): string => value.toFixed(places);
  const numbers = ({ kind, value, other }: Figure): number[] =>
    other === null || (kind !== 'ratio' && kind !== 'range') ? [value] : [value, other];
  return numbers(a).some((x) => numbers(b).some((y) => rounded(x) === rounded(y)));
}

/** Part 1's own figures: what it states as the outturn of an indicator that Part 2 does not hold. */
function ownFigures(passages: readonly Placed[], kept: ReadonlySet<number>): Map<number, Figure[]> {
  const own = new Map<number, Figure[]>();
  for (const passage of passages) {
    const { indicator, kind, text, cells, header } = passage;
    if (indicator === null || kept.has(indicator)) continue;
    const isDataset = kind === 'row' && header.some((name) => /^(?:outturn|result|actual|value)/iu.test(name.trim()));
    const stated = isDataset
      ? cells
      : sentences(text).filter((s) => /\boutturn (?:was|is)\b/iu.test(s) || publicWords.test(s.trim()));
    own.set(indicator, [...(own.get(indicator) ?? []), ...stated.flatMap(figuresIn)]);
  }
  return own;
}

/**
 * Figures of Part 2 that stand in Part 1, wherever in the file. A figure that Part 1 gives as the outturn of another
 * indicator is that indicator's own in its section and rows, and nowhere else.
 */
export function sharedFigures(one: WordFile, two: WordFile): VerifyFinding[] {
  const second = placed(two.passages);
  const kept = new Set(second.flatMap(({ indicator }) => (indicator === null ? [] : [indicator])));
  const inSections = second.filter(({ indicator }) => indicator !== null);
  const telling = kept.size === 0 ? second : inSections;
  const secret = telling.flatMap((p) =>
    tellingTexts(p).flatMap((text) => figuresIn(text).map((figure) => ({ figure, indicator: p.indicator }))),
  );
  const first = placed(one.passages);
  const own = ownFigures(first, kept);
  const places = [
    ...first.flatMap((p) =>
      tellingTexts(p).map((text) => ({ text, where: 'the text', own: own.get(p.indicator ?? -1) ?? [] })),
    ),
    ...one.elsewhere.flatMap(({ where, text }) => {
      const about = /^(?:Trend of )?(\d{1,4})\s/u.exec(text)?.[1];
      return sentences(text)
        .filter((sentence) => !publicWords.test(sentence.trim()))
        .map((sentence) => ({ text: sentence, where, own: about === undefined ? [] : (own.get(Number(about)) ?? []) }));
    }),
  ];
  return places.flatMap((place) =>
    figuresIn(place.text).flatMap((figure): VerifyFinding[] => {
      if (place.own.some((each) => same(each, figure))) return [];
      const match = secret.find((each) => same(each.figure, figure));
      if (match === undefined) return [];
      const of = match.indicator === null ? 'Part 2' : `Part 2 on indicator ${match.indicator}`;
      return [
        {
          code: 'figure',
          part: 1,
          where: place.where,
          words: figure.text.trim(),
          sentence: `Part 1 gives ${figure.text.trim()}, which is also a figure of ${of}: “${place.text.trim().slice(0, 120)}”.`,
        },
      ];
    }),
  );
}
