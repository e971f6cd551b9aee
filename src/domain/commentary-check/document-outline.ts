import type { IsoDate, Rag, Unit } from '../glossary';
import type { Block } from './blocks';
import { readDates } from './dates';

/** One exception in a report: its heading and the blocks of its commentary. */
export interface ExceptionSection {
  heading: number;
  /** Null where the heading gives a title and a rating, but no number. */
  indicator: number | null;
  title: string;
  rag: Rag | undefined;
  unit: Unit;
  /** First block of the commentary, and the one after its last. */
  from: number;
  to: number;
}

const INDICATOR =
  /^(?:[\d.]+\s+)?(?:(?:key |local )?(?:performance )?indicator|measure|KPI|LPI|PI)\s*(?:no\.?\s*)?[A-Z]{0,3}(\d+)\b\s*[:.–—-]?\s*(.*)$/i;
const RATING = /[([–—:-]?\s*\b(RED|AMBER|GREEN)\b[)\]]?\s*$/;
/** "26: % of care leavers in work (RED)": a number, a title and a rating, without the word. */
const RATED = /^(?:\d+(?:\.\d+)+\s+)?(?:(\d{1,3})\s*[:.)–—-]\s*)?(\S.*[([–—-]\s*(?:RED|AMBER|GREEN)[)\]]?)\s*$/;

function unitOf(title: string): Unit {
  if (/%|\bper\s?cent|\bproportion\b|\bpercentage\b/i.test(title)) return 'percentage';
  if (/\bper (?:1|10|100),?000\b|\brate\b/i.test(title)) return 'rate per 10,000';
  if (/\bdays\b/i.test(title)) return 'days';
  return /\baverage\b/i.test(title) ? 'average' : 'number';
}

/** The number printed in front of a block: "3.6.1". */
export function numberOfBlock(block: Block): string | undefined {
  return /^(\d+(?:\.\d+)+)\.?(?=\s)/.exec(block.text)?.[1];
}

/** The exceptions of a report, by their headings. */
export function exceptionSections(blocks: readonly Block[]): ExceptionSection[] {
  return blocks.flatMap((block, index) => {
    const match = block.kind === 'heading' ? (INDICATOR.exec(block.text) ?? RATED.exec(block.text)) : null;
    if (match === null) return [];
    const rest = match[2] ?? '';
    const rag = RATING.exec(rest)?.[1] as Rag | undefined;
    const title = rest.replace(RATING, '').trim();
    const ends = (each: Block): boolean =>
      INDICATOR.test(each.text) || RATED.test(each.text) || (each.level ?? 1) <= (block.level ?? 1);
    const next = blocks.findIndex((each, at) => at > index && each.kind === 'heading' && ends(each));
    return [
      {
        heading: index,
        indicator: match[1] === undefined ? null : Number(match[1]),
        title,
        rag,
        unit: unitOf(title),
        from: index + 1,
        to: next === -1 ? blocks.length : next,
      },
    ];
  });
}

/** The date in "as at the end of October 2020", with where it stands. */
export function asAtDates(text: string): { start: number; end: number; to: IsoDate; text: string }[] {
  return readDates(text).filter(
    (date) =>
      date.yearGiven &&
      date.precision !== 'season' &&
      /\bas (?:at|of)\s(?:the )?(?:end (?:of )?)?$/i.test(text.slice(0, date.start)),
  );
}

/** "The position at 31 December 2025", "for the quarter ended 30 June 2025": other ways to say what date a report is as at. */
const POSITION =
  /\b(?:position|performance|figures?|data|outturns?|results?|quarter|period|year)\b[^.;]{0,30}\b(?:at|to|ending|ended|of)\s(?:the )?(?:end (?:of )?)?$/i;

type DatedIn = (text: string) => { to: IsoDate }[];

const positionDates: DatedIn = (text) =>
  readDates(text).filter(
    (date) => date.yearGiven && /^(?:day|month)$/.test(date.precision) && POSITION.test(text.slice(0, date.start)),
  );

/**
 * The date the report is as at: the one it gives most often outside the commentaries, the first of them where they
 * tie; else what it says its position or quarter is at; else what the commentaries say.
 */
export function reportAsAt(blocks: readonly Block[], sections: readonly ExceptionSection[]): IsoDate | undefined {
  const inside = (index: number): boolean => sections.some((each) => index >= each.from && index < each.to);
  const count = (wanted: (index: number) => boolean, datesIn: DatedIn): { to: IsoDate; times: number }[] => {
    const months = new Map<string, { to: IsoDate; times: number }>();
    blocks.forEach((block, index) => {
      if (!wanted(index)) return;
      for (const { to } of datesIn(block.text))
        months.set(to.slice(0, 7), { to, times: (months.get(to.slice(0, 7))?.times ?? 0) + 1 });
    });
    return [...months.values()].sort((a, b) => b.times - a.times);
  };
  const outside = (index: number): boolean => !inside(index);
  return [count(outside, asAtDates), count(outside, positionDates), count(inside, asAtDates)].find(
    (months) => months.length > 0,
  )?.[0]?.to;
}

/** The day the report is for: the date of the meeting on its cover. */
export function reportDate(blocks: readonly Block[]): IsoDate | undefined {
  const cover = blocks
    .slice(0, 20)
    .find(
      (block) =>
        /^(?:date|meeting|date of (?:the )?(?:meeting|committee)|committee date)\b/i.test(block.text) &&
        block.text.length < 120,
    );
  return cover === undefined ? undefined : readDates(cover.text).find((date) => date.precision === 'day')?.to;
}

const HALF_A_YEAR = 183 * 24 * 3600 * 1000;

/**
 * The day on which the report's promises are judged: its meeting's, else today while the report is fresh, else its
 * as-at date. An old report is not wrong because its promises have since come due.
 */
export function judgedOn(
  blocks: readonly Block[],
  asAt: IsoDate | undefined,
  today: IsoDate | undefined,
): IsoDate | undefined {
  const written = reportDate(blocks);
  if (written !== undefined) return today !== undefined && today < written ? today : written;
  if (today === undefined || asAt === undefined) return today;
  return Date.parse(today) - Date.parse(asAt) > HALF_A_YEAR ? asAt : today;
}
