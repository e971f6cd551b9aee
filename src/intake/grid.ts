/** A table as read from a file, before anybody knows what its columns mean. */
import type { IsoDate } from '../domain/glossary';

/** One cell: what it holds, and its address. */
export interface Cell {
  /** "D12". */
  ref: string;
  /** As a person would read it; '' where it is empty. */
  text: string;
  number: number | null;
  /** A number shown as a percentage: 0.38 that reads "38%". */
  isPercent: boolean;
  date: IsoDate | null;
  /** Why it cannot be used: an error value, a formula nobody calculated. */
  fault: string | null;
}

export interface Grid {
  /** The sheet's name; null for a file without sheets. */
  sheet: string | null;
  rows: Cell[][];
  /** Addresses of rows that are hidden though they hold something. */
  hidden: string[];
}

/** "A" for 0, "AA" for 26. */
export function columnName(index: number): string {
  const head = Math.floor(index / 26);
  return `${head > 0 ? columnName(head - 1) : ''}${String.fromCharCode(65 + (index % 26))}`;
}

export const emptyCell = (ref: string): Cell => ({
  ref,
  text: '',
  number: null,
  isPercent: false,
  date: null,
  fault: null,
});

export const isBlank = (cell: Cell | undefined): boolean =>
  cell === undefined || (cell.text === '' && cell.fault === null);

/** A heading without case, spaces and punctuation: "As-at date" → "asatdate". */
export const headingKey = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}#%]+/gu, '');
