/** A Word file as somebody who looks for what it gives away would read it. */

/** A stretch of the file's body, in its order. */
export interface Passage {
  kind: 'heading' | 'paragraph' | 'row';
  text: string;
  /** Of a row: its cells. */
  cells: readonly string[];
  /** Of a row: the cells of its table's first row. */
  header: readonly string[];
}

/** Words that stand anywhere else: at the head or foot of pages, in notes, properties, pictures, fields. */
export interface Elsewhere {
  where: string;
  text: string;
}

/** Something a finished paper should not carry. */
export interface Residue {
  code: 'author' | 'revision' | 'comment' | 'hidden' | 'embedded' | 'custom' | 'outside';
  where: string;
  words: string;
}

export interface WordFile {
  passages: readonly Passage[];
  elsewhere: readonly Elsewhere[];
  /** What stands at the head of pages: one text for each kind of page in each section; empty where there is none. */
  pageHeads: readonly string[];
  residue: readonly Residue[];
}

export interface VerifyFinding {
  code: Residue['code'] | 'figure' | 'sentence' | 'marking' | 'ground';
  part: 1 | 2;
  where: string;
  /** The words that show it. */
  words: string;
  sentence: string;
}
