import type { StatusContext } from '#status';
import { Dispatcher, sweepSends } from '#status-sends';
import { subscriberPort, sweepSubscribers } from '#status-subscribers';
import { fanOut } from './fan-out.ts';

const EVERY_MS = 1000;
const SWEEP_EVERY_MS = 10 * 60 * 1000;

/** What tells subscribers, while it runs. */
export interface Telling {
  /** Looks for something to tell or to send, soon; call it when the site was published. It looks by itself each second. */
  poke(): void;
  /** Resolves when everything that can be sent now was. */
  idle(): Promise<void>;
  /** Ends what is under way; what waits is kept. */
  stop(): Promise<void>;
}

/**
 * Starts to tell subscribers what the published site shows.
 *
 * @example
 * const telling = startSubscribers(ctx);
 * telling.poke();
 * await telling.stop();
 */
export function startSubscribers(ctx: StatusContext): Telling {
  const dispatcher = new Dispatcher(ctx, subscriberPort(ctx));
  let running: Promise<void> | null = null;
  let isAskedAgain = false;
  let isStopping = false;
  let sweptMs = 0;
  const turn = async (): Promise<void> => {
    isAskedAgain = false;
    if (ctx.clock.nowMs() - sweptMs >= SWEEP_EVERY_MS) sweep();
    await fanOut(ctx, () => isStopping);
    dispatcher.poke();
  };
  const sweep = (): void => {
    sweepSubscribers(ctx);
    sweepSends(ctx);
    sweptMs = ctx.clock.nowMs();
  };
  const poke = (): void => {
    if (isStopping) return;
    isAskedAgain = true;
    running ??= turn()
      .catch((error: unknown) => ctx.log.error({ err: error }, 'subscribers could not be told of a change'))
      .finally(() => {
        running = null;
        if (isAskedAgain) poke();
      });
  };
  const timer = setInterval(poke, EVERY_MS);
  poke();
  return {
    poke,
    idle: async () => {
      while (running) await running;
      await dispatcher.idle();
    },
    stop: async () => {
      clearInterval(timer);
      isStopping = true;
      while (running) await running;
      await dispatcher.stop();
    },
  };
}
