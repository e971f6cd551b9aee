/** The store cannot do what was asked of it. The message is a whole sentence or two for whoever runs the bot, and says what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

/** What went wrong, in the thrower's own words. */
export function reasonOf(error: unknown): string {
  return wordOf(error, 'message') ?? String(error);
}

/** The system's short name for a failure ("ENOSPC", "23505"), where it has one. */
export function codeOf(error: unknown): string | null {
  return wordOf(error, 'code');
}

function wordOf(error: unknown, name: string): string | null {
  const word: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, name) : null;
  return typeof word === 'string' && word !== '' ? word : null;
}
