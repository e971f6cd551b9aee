/** What a file of figures may be at most: far above a real one, far below what could hurt. */
export const limits = {
  /** Bytes of the file as sent. */
  bytes: 5 * 1024 * 1024,
  /** Parts of a workbook's archive. */
  parts: 1_000,
  /** Bytes of one part once unpacked. */
  partBytes: 8 * 1024 * 1024,
  /** Bytes of all parts once unpacked. */
  unpackedBytes: 24 * 1024 * 1024,
  /** Opening and closing tags in the parts of a workbook that hold cells: about 95,000 cells. */
  tags: 400_000,
  /** Columns of a sheet that may hold something. */
  columns: 200,
  /** Cells of a sheet, empty ones before the last of each row included. */
  cells: 400_000,
  /** Characters of a note or a title. */
  textCharacters: 2_000,
  /** Rows of a table. */
  rows: 20_000,
  /** Characters of one CSV row. */
  recordCharacters: 100_000,
  /** Faults named; more are counted. */
  faults: 200,
} as const;
