/** A sentence or a few paragraphs, the whole answer. */
import type { SaidReply } from '../usecases/replies';
import { oneLine, paragraphs } from './escape';
import type { Presented } from './presented';
import { toneOf } from './say';
import { fill } from './template';

export function saidCard({ tone, sentence }: SaidReply): Presented {
  const { mark, style } = toneOf(tone);
  const summary = oneLine(`${mark}${sentence}`);
  return {
    summary,
    card: fill('said', { fallback: oneLine(sentence, 2_000), style, lines: paragraphs(`${mark}${sentence}`) }),
  };
}
