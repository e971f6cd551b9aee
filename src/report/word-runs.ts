/** Stretches of text that several kinds of block share. */
import { TextRun } from 'docx';

/** Lines as they were typed, each on its own. */
export const broken = (lines: readonly string[], look: { bold?: boolean; color?: string } = {}): TextRun[] =>
  lines.map((text, i) => new TextRun({ ...look, text, ...(i > 0 ? { break: 1 } : {}) }));
