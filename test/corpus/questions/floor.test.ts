import { judgeAll, readQuestions, type Outcome } from './read-questions';

/** The half that was tuned on: the other one is counted by `npm run bench:ask` alone. */
const judged = judgeAll(readQuestions()).filter(({ question }) => question.set === 'tuning');
const share = (of: typeof judged, outcome: Outcome): number =>
  of.filter((it) => it.outcome === outcome).length / of.length;
const isOut = ({ question }: (typeof judged)[number]): boolean => question.intents[0] === 'out-of-scope';

describe('the labelled questions that were tuned on', () => {
  it('are answered right first, and hardly ever wrongly', () => {
    expect(
      share(
        judged.filter((it) => !isOut(it)),
        'right',
      ),
    ).toBeGreaterThanOrEqual(0.95);
    expect(share(judged, 'wrong')).toBeLessThanOrEqual(0.03);
  });

  it('are known where they are out of scope', () => {
    expect(share(judged.filter(isOut), 'right')).toBeGreaterThanOrEqual(0.95);
  });
});
