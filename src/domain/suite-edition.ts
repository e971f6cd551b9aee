/** A new edition of a suite: indicators retired, renumbered, retitled; each keeps its identity and its history. */
import type { Indicator } from './glossary';

/** One change; indicators are named by their number in the edition in force. */
export type Edit =
  | { kind: 'retire'; number: number }
  | { kind: 'renumber'; number: number; to: number }
  | { kind: 'retitle'; number: number; title: string }
  /** Other words people use for it, beside those it has. */
  | { kind: 'also call'; number: number; names: readonly string[] }
  | { kind: 'change owner'; number: number; ownerId: string }
  /** In the indicator's own unit; null leaves that side open. */
  | { kind: 'change bounds'; number: number; low: number | null; high: number | null };

export type Edition = { ok: true; indicators: Indicator[] } | { ok: false; sentence: string };

const sound = (bound: number | null): boolean => bound === null || Number.isFinite(bound);

function whyNot(indicators: readonly Indicator[], edit: Edit): string | null {
  const it = indicators.find((i) => i.number === edit.number);
  if (it === undefined) return `There is no indicator ${edit.number} in this suite.`;
  switch (edit.kind) {
    case 'renumber':
      return Number.isInteger(edit.to) && edit.to >= 1 ? null : `${edit.to} cannot be an indicator’s number.`;
    case 'retitle':
      return edit.title.trim() === '' ? `Give indicator ${edit.number} a title.` : null;
    case 'also call':
      return edit.names.some((name) => name.trim() !== '') ? null : `Say what indicator ${edit.number} is also called.`;
    case 'change bounds':
      if (!sound(edit.low) || !sound(edit.high))
        return `The range of indicator ${edit.number} must be made of numbers.`;
      if (edit.low === null && edit.high === null) return `Give indicator ${edit.number} a lower or an upper bound.`;
      if (edit.low !== null && edit.high !== null && edit.low > edit.high)
        return `The range of indicator ${edit.number} begins above its end.`;
      // Amber edges were set for the old range and mean nothing beside a new one.
      return it.expectation?.tolerance.kind === 'amber bounds'
        ? `Indicator ${edit.number} has amber edges of its own; load its new definition from a file.`
        : null;
    case 'retire':
    case 'change owner':
      return null;
  }
}

/** Each name once, whatever its capitals. */
function withNames(known: readonly string[], names: readonly string[]): string[] {
  const all = [...known, ...names.map((name) => name.trim()).filter((name) => name !== '')];
  return all.filter((name, i) => all.findIndex((other) => other.toLowerCase() === name.toLowerCase()) === i);
}

function edited(indicator: Indicator, edit: Edit): Indicator[] {
  switch (edit.kind) {
    case 'retire':
      return [];
    case 'renumber':
      return [{ ...indicator, number: edit.to }];
    case 'retitle':
      return [{ ...indicator, title: edit.title.trim() }];
    case 'also call':
      return [{ ...indicator, synonyms: withNames(indicator.synonyms, edit.names) }];
    case 'change owner':
      return [
        {
          ...indicator,
          ownerId: edit.ownerId,
          delegateId: indicator.delegateId === edit.ownerId ? null : indicator.delegateId,
        },
      ];
    case 'change bounds':
      return [
        {
          ...indicator,
          expectation: {
            low: edit.low,
            high: edit.high,
            tolerance: indicator.expectation?.tolerance ?? { kind: 'relative', percent: 10 },
          },
        },
      ];
  }
}

/** All edits at once, so that two indicators may change numbers; refused whole where one makes no sense. */
export function nextEdition(current: readonly Indicator[], edits: readonly Edit[]): Edition {
  if (edits.length === 0) return { ok: false, sentence: 'Say what should change.' };
  const wrong = edits.map((edit) => whyNot(current, edit)).find((sentence) => sentence !== null);
  if (wrong != null) return { ok: false, sentence: wrong };
  const indicators = current
    .flatMap((indicator) =>
      edits
        .filter((edit) => edit.number === indicator.number)
        .reduce<Indicator[]>((now, edit) => now.flatMap((i) => edited(i, edit)), [indicator]),
    )
    .sort((a, b) => a.number - b.number);
  const twice = indicators.find((it, i) => indicators[i - 1]?.number === it.number);
  if (twice !== undefined) return { ok: false, sentence: `Two indicators would have the number ${twice.number}.` };
  return indicators.length === 0
    ? { ok: false, sentence: 'A suite needs at least one indicator.' }
    : { ok: true, indicators };
}
