/** One run of the generator against one server. */
export interface RunResult {
  /** Per second. */
  answers: number;
  failures: number;
  p99Ms: number;
  maxMs: number;
  /** CPU time of the server per answer, in microseconds, all its threads. */
  cpuMicros: number;
  /** Which share of its core the server used. */
  load: number;
}

/** The runs of one case, brought together. */
export interface CaseResult {
  bare: RunResult;
  product: RunResult;
}

const SATURATED = 0.95;

/** Means of the figures over the rounds; of the 99th percentile, the worst. */
export function worst(runs: RunResult[]): RunResult {
  const mean = (pick: (run: RunResult) => number): number =>
    runs.reduce((sum, run) => sum + pick(run), 0) / runs.length;
  return {
    answers: mean((run) => run.answers),
    failures: Math.max(...runs.map((run) => run.failures)),
    p99Ms: Math.max(...runs.map((run) => run.p99Ms)),
    maxMs: Math.max(...runs.map((run) => run.maxMs)),
    cpuMicros: mean((run) => run.cpuMicros),
    load: mean((run) => run.load),
  };
}

/** Prints a case: both servers, the ratio, and whether answers per second may count in it. */
export function printRow(engine: string, name: string, { bare, product }: CaseResult): void {
  const perSecond = product.answers / bare.answers;
  const perCpu = bare.cpuMicros / product.cpuMicros;
  const isSaturated = bare.load >= SATURATED;
  const ratio = isSaturated ? Math.min(perSecond, perCpu) : perCpu;
  const line = (run: RunResult): string =>
    `${run.answers.toFixed(0)}/s, ${run.cpuMicros.toFixed(1)} µs CPU an answer, core ${(run.load * 100).toFixed(0)} %, p99 ${run.p99Ms.toFixed(2)} ms, longest ${run.maxMs.toFixed(1)} ms`;
  console.log(`${engine} · ${name}`);
  console.log(`  bare    ${line(bare)}`);
  console.log(`  product ${line(product)}`);
  console.log(
    `  ratio   ${ratio.toFixed(3)} (answers ${perSecond.toFixed(3)}, CPU ${perCpu.toFixed(3)})${isSaturated ? '' : ' · by CPU time alone: the generator did not bring the baseline to 95 % of its core'}`,
  );
}
