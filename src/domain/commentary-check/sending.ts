/** Whether a commentary goes on although the check found something. */
import type { Severity } from './catalogue';

/** A finding, as far as sending goes. `key` is the same for the same words with the same fault. */
export interface Weighed {
  severity: Severity;
  key: string;
}

/** What the press came with: the findings its card showed, and the reason, where one was given. */
export interface Pressed {
  seen: readonly string[];
  reason: string | null;
}

/** "no": something must be put right first; "with a reason": nothing must, but it is asked why; "as it is": suggestions alone. */
export type Sending = 'no' | 'with a reason' | 'as it is';

export type Sent =
  | { ok: true; overriding: boolean }
  /** The sentence is said above the findings. */
  | { ok: false; sentence: string };

/** Fewest words, and most characters, of a reason. */
const fewestWords = 3;
const longest = 1_000;

/** What a writer may do about these findings; "as it is" where there are none. */
export function sendingOf(findings: readonly Weighed[]): Sending {
  if (findings.some(({ severity }) => severity === 'stop')) return 'no';
  return findings.some(({ severity }) => severity === 'should fix') ? 'with a reason' : 'as it is';
}

const some = (count: number, one: string): string => `${count === 1 ? 'one' : count} ${one}${count === 1 ? '' : 's'}`;

function found(findings: readonly Weighed[]): string {
  const count = (wanted: Severity): number => findings.filter(({ severity }) => severity === wanted).length;
  const [stops, fixes, ideas] = [count('stop'), count('should fix'), count('consider')];
  if (stops > 0) {
    const others = fixes + ideas;
    const more = others === 0 ? '' : `, and ${some(others, 'more point')} ${others === 1 ? 'is' : 'are'} worth a look`;
    return `Not sent yet: ${some(stops, 'point')} must be put right before the committee can have it${more}. Your text is in the form below.`;
  }
  if (fixes > 0)
    return `Not sent yet: ${some(findings.length, 'point')} worth putting right. Change the text and submit again, or send it with a reason.`;
  return `Before it goes, ${some(ideas, 'suggestion')}. Submit again to send it as it is.`;
}

/** Counts words of letters: dots and dashes say nothing. */
const wordsIn = (reason: string): number => reason.match(/\p{L}{2,}/gu)?.length ?? 0;

/**
 * Lets a commentary go where nothing was found; where the press came from a card that showed every suggestion;
 * and with a reason of three words or more where that card showed everything there is. A stop never goes.
 */
export function decideSending(findings: readonly Weighed[], { seen, reason }: Pressed): Sent {
  const no = (sentence: string): Sent => ({ ok: false, sentence });
  const sending = sendingOf(findings);
  if (findings.length === 0) return { ok: true, overriding: false };
  if (sending === 'no') return no(found(findings));
  const unseen = findings.some(({ key }) => !seen.includes(key));
  if (sending === 'as it is') return unseen ? no(found(findings)) : { ok: true, overriding: false };
  if (reason === null) return no(found(findings));
  if (unseen) return no('Not sent yet: the text has changed since the check, and there is something new to look at.');
  if (wordsIn(reason) < fewestWords)
    return no('Not sent yet: say in a sentence why it should go as it is. The performance team will read it.');
  return reason.length > longest
    ? no(`Not sent yet: please give the reason in under ${longest.toLocaleString('en-GB')} characters.`)
    : { ok: true, overriding: true };
}
