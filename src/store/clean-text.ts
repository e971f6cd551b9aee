/**
 * Makes text safe to keep: PostgreSQL refuses NUL and lone surrogates, in text and in JSON alike. NUL is
 * left out and a lone surrogate becomes U+FFFD; every other character stays as it was typed.
 */
export function cleanText(text: string): string {
  return text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\uFFFD');
}

/**
 * The same value with every text in it, keys of plain objects included, made safe to keep. A key "__proto__"
 * is left out: it is never anybody's data, and Prisma would lose it on the way, after the audit row was sealed.
 */
export function clean<T>(value: T): T {
  return cleanDeep(value) as T;
}

function cleanDeep(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(cleanDeep);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  const members = Object.entries(value).map(([key, held]) => [cleanText(key), cleanDeep(held)] as const);
  return Object.fromEntries(members.filter(([key]) => key !== '__proto__'));
}
