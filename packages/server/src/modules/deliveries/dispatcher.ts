import type { Ctx, Platform } from '../../context.ts';
import { anonymousCtx } from '../../platform/app.ts';
import type { Db } from '../../platform/db.ts';
import { attemptDelivery } from './attempt-delivery.ts';
import { claimDeliveries, releaseClaim, type Claim } from './claim-deliveries.ts';
import { SLOTS } from './policy.ts';
import { recordAttempt } from './record-attempt.ts';

/**
 * Sends what is due, so many messages at the same time. Not the jobs themselves: one that waits for a slow target
 * would keep a worker from the others.
 */
export class Dispatcher {
  readonly #ctx: Ctx;
  readonly #underWay = new Set<Promise<void>>();
  readonly #stopping = new AbortController();
  #filling: Promise<void> | null = null;
  #isAskedAgain = false;

  constructor(platform: Platform) {
    this.#ctx = { ...anonymousCtx(platform, 'background'), actor: { kind: 'system', name: 'webhooks' } };
  }

  /** Starts everything that is due and has a free slot. Resolves when it is started, not when it is sent. */
  async poke(): Promise<void> {
    this.#isAskedAgain = true;
    this.#filling ??= this.#fill().finally(() => (this.#filling = null));
    await this.#filling;
  }

  async #fill(): Promise<void> {
    while (this.#isAskedAgain && !this.#stopping.signal.aborted) {
      this.#isAskedAgain = false;
      const free = SLOTS - this.#underWay.size;
      const claims = free > 0 ? await claimDeliveries(this.#ctx, free) : [];
      for (const claim of claims) this.#start(claim);
      // A target has several slots and gets one a turn.
      if (claims.length > 0) this.#isAskedAgain = true;
    }
  }

  #start(claim: Claim): void {
    const run = this.#send(claim)
      .catch((error: unknown) => {
        const { id: deliveryId, webhookId } = claim.delivery;
        this.#ctx.log.warn(
          { err: error, deliveryId, webhookId },
          'a webhook attempt could not be made or kept',
        );
      })
      .then(() => {
        this.#underWay.delete(run);
        if (!this.#stopping.signal.aborted) return this.poke();
        return undefined;
      })
      .catch(() => undefined);
    this.#underWay.add(run);
  }

  async #send(claim: Claim): Promise<void> {
    const attempt = await attemptDelivery(this.#ctx, claim, this.#stopping.signal).catch((error: unknown) => {
      if (this.#stopping.signal.aborted) return null;
      throw error;
    });
    if (attempt) await recordAttempt(this.#ctx, claim.delivery, attempt);
    else await releaseClaim(this.#ctx, claim.delivery);
  }

  /** Takes nothing new, cuts off what is under way and gives it back; it is sent again after the next start. */
  async stop(): Promise<void> {
    this.#stopping.abort(new Error('The server is stopping.'));
    await this.#filling?.catch(() => undefined);
    await Promise.all(this.#underWay);
  }
}

const made = new WeakMap<Db, Dispatcher>();

/** The dispatcher of a server: one for each open database. */
export function dispatcherOf(platform: Platform): Dispatcher {
  const known = made.get(platform.db) ?? new Dispatcher(platform);
  made.set(platform.db, known);
  return known;
}
