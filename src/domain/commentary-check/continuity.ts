import { missing } from './finding';
import type { Reading } from './reading';
import { wholeText } from './text';
import type { CheckInput, Finding } from './types';
import { contentWords, overlap } from './words';

const SHINGLE = 4;

function shingles(text: string): Set<string> {
  const words = text.toLowerCase().match(/[a-z0-9%.]+/g) ?? [];
  return new Set(
    words
      .slice(0, Math.max(words.length - SHINGLE + 1, 0))
      .map((_, index) => words.slice(index, index + SHINGLE).join(' ')),
  );
}

/** Share (0 to 1) of a text's runs of four words that an earlier text already had. */
function carriedOver(text: string, earlier: string): number {
  const [now, then] = [shingles(text), shingles(earlier)];
  return now.size === 0 ? 0 : [...now].filter((each) => then.has(each)).length / now.size;
}

/** Text carried over from last period, and promises of last period that go unmentioned. */
export function checkContinuity(input: CheckInput, reading: Reading): Finding[] {
  const text = wholeText(input.text);
  const field = reading.free ? 'text' : 'cause';
  const found: Finding[] = [];
  if (input.earlier !== undefined && carriedOver(text, wholeText(input.earlier)) >= 0.8) {
    found.push(
      missing(
        'same-as-last-time',
        field,
        'This is last period’s text, almost word for word.',
        'Say what has changed since then.',
      ),
    );
  }
  for (const promise of input.promised ?? []) {
    if (contentWords(promise.what).length === 0 || overlap(promise.what, text) >= 0.45) continue;
    found.push(
      missing(
        'promise-not-mentioned',
        field,
        `Last period promised: "${promise.what}". The text does not say what came of it.`,
        'Say whether it was done, and what it achieved.',
      ),
    );
  }
  return found;
}
