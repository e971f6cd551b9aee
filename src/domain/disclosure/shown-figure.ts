/**
 * A figure as somebody may see it. Only this folder can make one, so a room that takes a `ShownFigure`
 * can never be handed a raw `Outturn`: the compiler refuses it.
 */
import type { IsoDate, Outturn, Symbol as FigureSymbol } from '../glossary';

declare const disclosed: unique symbol;

/** "pointer": it stands in the Part 2 report, with its legal ground; "range": only that a count is small; "c": confidential. */
export type Form = 'c' | 'range' | 'pointer';

/** The count is known to lie from `low` to `high`, both included. */
export interface CountRange {
  of: 'numerator' | 'complement';
  low: number;
  high: number;
}

type Content =
  | {
      kind: 'shown';
      numerator: number | null;
      denominator: number | null;
      /** Rounded to the decimals the indicator shows: no later room holds more digits than are meant to be seen. */
      value: number | null;
      status: Outturn['status'];
      /** Set only where the figure's date is not the period's. */
      asAt: IsoDate | null;
    }
  | {
      kind: 'suppressed';
      form: Form;
      /** Set for the form "range" alone. */
      range: CountRange | null;
      /** What the public may be told: no figure, and no reason, which would say something of the size. */
      sentence: string;
    }
  | { kind: 'symbol'; symbol: FigureSymbol }
  | { kind: 'no data' };

export type ShownFigure = Readonly<Content> & { readonly [disclosed]: true };

/** Marks a figure as disclosed. Not part of the public face of this folder. */
export function disclose(content: Content): ShownFigure {
  return content as ShownFigure;
}

/** Rounds half away from zero, as a person would on the decimal figure they see. */
export function roundTo(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return (Math.sign(value) * Math.round(Number((Math.abs(value) * scale).toPrecision(12)))) / scale;
}
