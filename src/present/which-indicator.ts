/** Asks which of two or three indicators is meant: one press answers the question that was asked. */
import type { WhichIndicatorReply } from '../usecases/replies';
import { oneLine } from './escape';
import type { Presented } from './presented';
import { fill } from './template';

export function whichIndicatorCard({ choices, ...asked }: WhichIndicatorReply): Presented {
  const summary = 'Which indicator do you mean?';
  const { suiteKey, intent, period } = asked;
  return {
    summary,
    card: fill('which-indicator', {
      fallback: summary,
      title: summary,
      lead: 'Your words fit these as well as each other.',
      choices: choices.map(({ indicatorId, number, title }) => ({
        button: oneLine(`${number}: ${title}`, 60),
        data: { suiteKey, intent, indicatorId, period },
      })),
    }),
  };
}
