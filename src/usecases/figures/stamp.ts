/** Whether what was read may have changed since. */
import type { Reader } from '../ports';

/** What changes with every decision on disclosure and every list: the revisions of a suite's periods. */
export const stampOf = async (reader: Reader, suiteId: string): Promise<string> =>
  (await reader.periods(suiteId)).map((p) => p.revision).join(' ');
