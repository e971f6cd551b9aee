/** What a file of figures holds once it has been read: typed rows, and faults by sheet, cell and reason. */
import type { IsoDate, Symbol } from './glossary';

/** The columns of an outturn row. */
export type OutturnField =
  'number' | 'title' | 'numerator' | 'denominator' | 'value' | 'asAt' | 'status' | 'symbol' | 'note';

/** One indicator's figure as somebody filled it in. Percentages are on the 0–100 scale. */
export interface OutturnRow {
  /** Null: the file has no sheets. */
  sheet: string | null;
  /** Where each of its columns stands, "D12", for faults found later; a column the file does not have is absent. */
  cells: Readonly<Partial<Record<OutturnField, string>>>;
  number: number;
  title: string | null;
  numerator: number | null;
  denominator: number | null;
  value: number | null;
  symbol: Symbol | null;
  asAt: IsoDate | null;
  status: 'provisional' | 'final';
  note: string | null;
}

/** A published benchmark from a file. */
export interface BenchmarkRow {
  sheet: string | null;
  /** Where its indicator number stands. */
  cell: string;
  number: number;
  area: string;
  /** As published: "2020" or "2019/20". */
  year: string;
  value: number;
  source: string;
}

/** Outturns for one period. `label` is the period the file says it is for, null where it says none. */
export interface PeriodFile {
  label: string | null;
  outturns: readonly OutturnRow[];
  benchmarks: readonly BenchmarkRow[];
}

/** A read file, with what the reader wants to say of it without refusing it ("a hidden sheet was left out"). */
export interface LoadedFile extends PeriodFile {
  remarks: readonly string[];
}

/** One thing wrong with a file: `cell` is like "D12"; null where the fault is the sheet's or the file's. */
export interface FileFault {
  sheet: string | null;
  cell: string | null;
  reason: string;
}
