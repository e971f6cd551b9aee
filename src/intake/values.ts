/** What people write in a cell → values. Each reader gives the value, or a reason that says what to do. */
import type { IsoDate, Symbol } from '../domain/glossary';
import { readDay } from '../domain/read-day';
import type { Cell } from './grid';
import { limits } from './limits';

export type Read<T> = { value: T } | { reason: string };

/** No count or rate comes near it; beyond it a number no longer holds every unit. */
const largest = 1e12;

const figure = (cell: Cell, value: number): Read<number> =>
  Math.abs(value) <= largest
    ? { value }
    : { reason: `“${cell.text.slice(0, 40)}” is not a figure that can be used. Type it again in digits.` };

/** "38", "38.5%", "1,234", or 0.38 shown as a percentage. Percentages come out on the 0–100 scale. */
export function readNumber(cell: Cell): Read<number | null> {
  if (cell.fault !== null) return { reason: cell.fault };
  if (cell.text === '') return { value: null };
  if (cell.date !== null)
    return {
      reason: 'This cell holds a date where a number is expected. Format it as a number and type the figure again.',
    };
  if (cell.number !== null)
    return figure(cell, cell.isPercent ? Number((cell.number * 100).toPrecision(15)) : cell.number);
  // A space inside is never dropped: "38 40" are two figures, not 3,840.
  const bare = cell.text.replace(/\s?%$/, '');
  if (/^-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/.test(bare)) return figure(cell, Number(bare.replace(/,/g, '')));
  return {
    reason: `“${cell.text.slice(0, 40)}” is not a number. Write it in digits, such as 106 or 38.5; use the symbol column where there is no figure.`,
  };
}

/** A whole number from 1, such as an indicator's number. "Indicator 26" is understood. */
export function readIndicatorNumber(cell: Cell): Read<number | null> {
  if (cell.fault !== null) return { reason: cell.fault };
  if (cell.text === '') return { value: null };
  const digits = /^(?:indicator|kpi|no\.?|number)?\s*(\d{1,4})(?:\.0+)?$/i.exec(cell.text)?.[1];
  if (digits !== undefined && Number(digits) >= 1) return { value: Number(digits) };
  return { reason: `“${cell.text.slice(0, 40)}” is not an indicator number. Write the number alone, such as 26.` };
}

/** A date as Excel holds it, or as people write it. */
export function readDate(cell: Cell): Read<IsoDate | null> {
  if (cell.fault !== null) return { reason: cell.fault };
  if (cell.date !== null) return { value: cell.date };
  if (cell.text === '') return { value: null };
  const date = readDay(cell.text);
  return date === null
    ? { reason: `“${cell.text.slice(0, 40)}” is not a date. Write it as 31/10/2020 or 31 October 2020.` }
    : { value: date };
}

/** "provisional" or "final"; an empty cell means final. */
export function readStatus(cell: Cell): Read<'provisional' | 'final'> {
  if (cell.fault !== null) return { reason: cell.fault };
  const word = cell.text.toLowerCase();
  if (['', 'final', 'f'].includes(word)) return { value: 'final' };
  if (['provisional', 'p'].includes(word)) return { value: 'provisional' };
  return { reason: `“${cell.text.slice(0, 40)}” is neither provisional nor final. Choose one of the two.` };
}

const symbols: Readonly<Record<string, Symbol>> = {
  c: 'c',
  confidential: 'c',
  z: 'z',
  'not applicable': 'z',
  'n/a': 'z',
  x: 'x',
  'not available': 'x',
  ':': 'x',
  low: 'low',
  u: 'u',
  'low reliability': 'u',
};

const ownSymbol = (word: string): Symbol | undefined => (Object.hasOwn(symbols, word) ? symbols[word] : undefined);

/** A symbol by its letter or its words ("c", "c – confidential"). */
export function readSymbol(cell: Cell): Read<Symbol | null> {
  if (cell.fault !== null) return { reason: cell.fault };
  if (cell.text === '') return { value: null };
  const word = cell.text.toLowerCase();
  const symbol = ownSymbol(word) ?? ownSymbol(word.split(/\s+[–-]\s+/)[0] ?? '');
  return symbol === undefined
    ? { reason: `“${cell.text.slice(0, 40)}” is not a symbol. Use c, z, x, low or u, or leave the cell empty.` }
    : { value: symbol };
}

/** Whether a cell of the value column holds a symbol in place of a figure, as statistics files do. */
export const symbolInPlace = (cell: Cell): Symbol | null => ownSymbol(cell.text.toLowerCase()) ?? null;

/** Plain text; control characters become spaces. */
export function readText(cell: Cell): Read<string | null> {
  if (cell.fault !== null) return { reason: cell.fault };
  const text = cell.text.replace(/\p{Cc}+/gu, ' ').trim();
  if (text.length > limits.textCharacters)
    return {
      reason: `This text is ${text.length} characters long; at most ${limits.textCharacters} are kept. Shorten it.`,
    };
  return { value: text === '' ? null : text };
}
