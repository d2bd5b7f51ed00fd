/**
 * Asks until the answer is as wanted.
 *
 * @param deadlineMs turns a hang into a failure that shows the last answer; it measures nothing
 * @returns the answer and after how many milliseconds it came
 */
export async function eventually<T>(
  ask: () => Promise<T>,
  isWanted: (answer: T) => boolean,
  deadlineMs = 180_000,
): Promise<{ answer: T; ms: number }> {
  const started = performance.now();
  for (;;) {
    const answer = await ask();
    const ms = performance.now() - started;
    if (isWanted(answer)) return { answer, ms };
    if (ms > deadlineMs)
      throw new Error(`Still not as wanted after ${deadlineMs} ms: ${JSON.stringify(answer)}`);
    await new Promise((done) => setTimeout(done, 10));
  }
}
