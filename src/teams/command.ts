import type { Ask } from '../usecases/asks';
import type { Conversation } from '../usecases/ports';

/** A suite named at the end of the line, where a council has several. */
export interface About {
  suiteKey: string | null;
}

/** One typed command: `words` is its first group, `named` the groups with a name. Null: it is not this command after all. */
export interface Command {
  form: RegExp;
  build: (
    words: string,
    about: About,
    conversation: Conversation,
    named: Readonly<Record<string, string | undefined>>,
  ) => Ask | null;
}
