/**
 * Many small writes as few large ones: calls that come while one is under way go together as the next. Alone, a
 * call goes at once, so nothing waits for company.
 *
 * @param run gives one answer a call, in the order of the calls; where it fails, each of its calls fails
 * @param most calls that go together
 */
export function gathered<Call, Answer>(
  run: (calls: readonly Call[]) => Promise<readonly Answer[]>,
  most = 200,
): (call: Call) => Promise<Answer> {
  interface Waiting {
    call: Call;
    resolve: (answer: Answer) => void;
    reject: (error: unknown) => void;
  }
  const waiting: Waiting[] = [];
  let running = false;

  async function go(): Promise<void> {
    running = true;
    // Calls made in the same breath are there by now.
    await Promise.resolve();
    while (waiting.length > 0) {
      const together = waiting.splice(0, most);
      try {
        const answers = await run(together.map(({ call }) => call));
        together.forEach(({ resolve, reject }, i) => {
          if (i < answers.length) resolve(answers[i] as Answer);
          else reject(new Error('a call without an answer'));
        });
      } catch (error) {
        for (const { reject } of together) reject(error);
      }
    }
    running = false;
  }

  return (call) =>
    new Promise((resolve, reject) => {
      waiting.push({ call, resolve, reject });
      if (!running) void go();
    });
}
