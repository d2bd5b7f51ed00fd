const RUNS = 20;
const GOAL_MS = 50;

/** Asks some times, and prints the median and the longest in milliseconds. */
export async function measure(name: string, ask: () => Promise<unknown>): Promise<void> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const begun = performance.now();
    await ask();
    times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  const [median, longest] = [times[RUNS / 2]!, times.at(-1)!];
  const mark = median > GOAL_MS ? `  over ${GOAL_MS} ms` : '';
  console.log(
    `  ${name.padEnd(40)} median ${median.toFixed(1).padStart(7)} ms, longest ${longest.toFixed(1).padStart(7)} ms${mark}`,
  );
}
