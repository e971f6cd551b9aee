/** Which indicator a passage is about, as both parts lay it out: a heading or a table row that begins with its number. */
import type { Passage } from './types';

export interface Placed extends Passage {
  /** Null outside the sections and rows of indicators. */
  indicator: number | null;
}

const headed = /^(?:\d+(?:\.\d+)*\.?\s+)?Indicator\s+(\d+)\b/iu;
const numbered = /^(?:Indicator\s+)?(\d{1,4})(?:$|\s+\p{L})/u;

/** A heading that names an indicator opens its section; any other heading ends it. */
export function placed(passages: readonly Passage[]): Placed[] {
  let indicator: number | null = null;
  return passages.map((passage) => {
    const own = headed.exec(passage.text)?.[1];
    if (passage.kind === 'heading') indicator = own === undefined ? null : Number(own);
    if (passage.kind !== 'row' || indicator !== null) return { ...passage, indicator };
    const row = numbered.exec(passage.cells[0] ?? '')?.[1];
    return { ...passage, indicator: row === undefined ? null : Number(row) };
  });
}
