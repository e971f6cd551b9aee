/** A whole suite as data: what a folder of files holds, and what is loaded. */
import type {
  Benchmark,
  Classification,
  CommentaryText,
  Indicator,
  IsoDate,
  PeriodState,
  Relation,
  Role,
  Suite,
  SuiteSettings,
  Symbol,
} from '../../domain/glossary';

/** One figure of a definition; the percentage is computed where only its parts are given. */
export interface DefinedOutturn {
  number: number;
  numerator: number | null;
  denominator: number | null;
  value: number | null;
  symbol: Symbol | null;
  asAt: IsoDate | null;
  status: 'provisional' | 'final';
  note: string | null;
}

/** People and indicators are named by keys and numbers; ids are made on loading. */
export interface SuiteDefinition {
  suite: Omit<Suite, 'id' | 'revision' | 'version' | 'settings'> & { settings: Omit<SuiteSettings, 'totals'> };
  /** Indicators that are the sum of others, by number: what is kept back of one must not follow from the rest. */
  totals?: readonly { total: number; parts: readonly number[]; denominators: Relation['denominators'] }[];
  people: readonly {
    key: string;
    name: string;
    post: string;
    email: string;
    entraObjectId: string | null;
    roles: readonly Role[];
  }[];
  indicators: readonly (Omit<Indicator, 'id' | 'ownerId' | 'delegateId'> & {
    owner: string;
    delegate: string | null;
  })[];
  benchmarks: readonly (Omit<Benchmark, 'indicatorId'> & { number: number })[];
  periods: readonly {
    label: string;
    asAt: IsoDate;
    commentaryDeadline: IsoDate;
    meeting: IsoDate;
    state: PeriodState;
    outturns: readonly DefinedOutturn[];
    classifications: readonly {
      number: number;
      paragraph: Classification['paragraph'];
      publicInterest: string;
      by: string;
    }[];
    commentary: readonly { number: number; text: CommentaryText; author: string; at: IsoDate }[];
  }[];
}
