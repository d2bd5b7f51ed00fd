import type { Clock } from '../../platform/clock.ts';
import { withoutSecrets, type Log } from '../../platform/log.ts';
import type { Edition } from './edition.ts';
import type { Target } from './target.ts';

const DEADLINE_MS = 50_000;
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;

/** How a target fares, for operators. */
export interface TargetState {
  name: string;
  /** The last change that it shows, and since when; null while it shows nothing of this process. */
  publishedSeq: number | null;
  publishedAt: string | null;
  /** Null while it works. */
  error: string | null;
  /** How often in a row it has failed. */
  failures: number;
  nextTryAt: string | null;
  /** Since when an attempt has been under way. */
  busySince: string | null;
}

/** Keeps one target up to date, by itself. */
export interface TargetRunner {
  /** From now on this edition is wanted. */
  offer(edition: Edition): void;
  /** Publishes what is wanted unless that is under way, done, or must wait after a failure. Never rejects. */
  run(): Promise<void>;
  state(): TargetState;
}

/** @param done is told each edition that the target shows whole */
export function runTarget(
  target: Target,
  {
    clock,
    log,
    stop,
    done,
  }: { clock: Clock; log: Log; stop: AbortSignal; done?: (edition: Edition) => void },
): TargetRunner {
  let wanted: Edition | undefined;
  let shown: Edition | undefined;
  let busy: Promise<void> | undefined;
  let nextTryMs = 0;
  const state: TargetState = {
    name: target.name,
    publishedSeq: null,
    publishedAt: null,
    error: null,
    failures: 0,
    nextTryAt: null,
    busySince: null,
  };
  const succeed = (edition: Edition): void => {
    if (state.failures > 0) log.info({ target: target.name }, 'the status site is published there again');
    shown = edition;
    nextTryMs = 0;
    const publishedAt = clock.now().toISOString();
    Object.assign(state, {
      publishedSeq: edition.seq,
      publishedAt,
      error: null,
      failures: 0,
      nextTryAt: null,
    });
    done?.(edition);
  };
  const fail = (error: unknown): void => {
    if (stop.aborted) return;
    const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** state.failures, LONGEST_PAUSE_MS);
    nextTryMs = clock.nowMs() + pauseMs;
    // Told once; how it goes on is in the state.
    if (state.failures === 0)
      log.error({ err: error, target: target.name }, 'the status site cannot be published there');
    Object.assign(state, {
      error: withoutSecrets(error instanceof Error ? `${error.name}: ${error.message}` : String(error)),
      failures: state.failures + 1,
      nextTryAt: new Date(nextTryMs).toISOString(),
    });
  };
  const attempt = async (edition: Edition): Promise<void> => {
    state.busySince = clock.now().toISOString();
    const signal = AbortSignal.any([stop, AbortSignal.timeout(DEADLINE_MS)]);
    await target
      .publish(edition.files, signal)
      .then(() => succeed(edition))
      .catch(fail);
    state.busySince = null;
  };
  const runs = async (): Promise<void> => {
    // So that `busy` is set before it is cleared, also when there is nothing to do.
    await Promise.resolve();
    while (wanted && wanted !== shown && clock.nowMs() >= nextTryMs && !stop.aborted) await attempt(wanted);
    busy = undefined;
  };
  return {
    offer: (edition) => void (wanted = edition),
    run: () => (busy ??= runs()),
    state: () => ({ ...state }),
  };
}
