/** Makes something the first time it is wanted: a question by number never waits for a suite's words to be read. */
export function once<T>(make: () => T): () => T {
  let made: { it: T } | null = null;
  return () => (made ??= { it: make() }).it;
}
