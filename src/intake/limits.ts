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
  /** Rows of a table. */
  rows: 20_000,
  /** Characters of one CSV row. */
  recordCharacters: 100_000,
  /** Faults named; more are counted. */
  faults: 200,
} as const;
