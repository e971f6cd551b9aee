/** What a decision on disclosure rests on, and what it says. */
import type { Benchmark, Classification, Indicator, Outturn, Period, Relation, SuiteSettings } from '../glossary';
import type { PartOneSays, Rate } from './part-one';
import type { ShownFigure } from './shown-figure';
import type { PublishedFigure, Why } from './statements';

/** An officer's decision to keep a figure back although the rules would not. */
export interface OfficerMark {
  periodId: string;
  indicatorId: string;
  byId: string;
  reason: string;
}

/** A decision to show a figure the rules would keep back: by one officer, agreed by a second person. */
export interface Release {
  periodId: string;
  indicatorId: string;
  reason: string;
  byId: string;
  secondId: string;
}

/** Everything besides the figures that a decision rests on. */
export interface DisclosureRules {
  settings: Pick<SuiteSettings, 'smallCount' | 'pointer'>;
  /** The council's name, to know its own figures among the benchmarks. */
  council: string;
  relations: readonly Relation[];
  /** Of any period and indicator; those of others are passed over. The same holds for the next three. */
  classifications: readonly Classification[];
  marks: readonly OfficerMark[];
  releases: readonly Release[];
  benchmarks: readonly Benchmark[];
  rate: Rate;
}

/** The figures that go out together for one period; a revision of it later is a publication of its own. */
export interface Publication {
  period: Pick<Period, 'id' | 'asAt'>;
  /** Every indicator of the suite with its standing outturn, null where there is none; or the revised ones alone. */
  figures: readonly { indicator: Indicator; outturn: Outturn | null }[];
}

export interface DisclosureInput extends DisclosureRules, Publication {
  /** What Part 1 has said before, publication by publication, in the order it went out. */
  earlier: readonly (readonly PublishedFigure[])[];
}

/** What was decided about one indicator's figure. */
export interface Decision {
  /** What Part 1 shows. */
  figure: ShownFigure;
  /** Why it is kept back, null where it is not. For officers only: the reason alone says something of the size. */
  why: Why | null;
  says: PartOneSays;
  /** One sentence for the officer who answers for the decision. For officers only: it names neighbouring indicators. */
  explanation: string;
}

/** Why a release is refused, or null: it needs a reason, and a second person. */
export function releaseRefusal(release: Pick<Release, 'reason' | 'byId' | 'secondId'>): string | null {
  if (release.reason.trim() === '') return 'A release needs a recorded reason.';
  if (release.byId === release.secondId) return 'A release needs a second person: nobody can agree to their own.';
  return null;
}
