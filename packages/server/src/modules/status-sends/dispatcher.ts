import { setTimeout } from 'node:timers/promises';
import type { StatusContext } from '#status';
import { attemptPost } from './attempt-post.ts';
import { claimSends, releaseClaims } from './claim-sends.ts';
import { MailLane } from './mail-lane.ts';
import type { Outcome } from './outcome.ts';
import { recordNotices } from './notices.ts';
import type { SendPort } from './port.ts';
import type { Send } from './send.ts';
import { settleSend } from './settle-send.ts';

type Lane = 'mail' | 'post';

const SLOTS = { mail: 8, post: 16 };
// Every turn ends on the disk: what ends at about the same time is settled in one.
const ENDED_A_TURN = 4;
const TURN_WAIT_MS = 20;
const STOP_MS = 10_000;

/**
 * Sends what is due, so many messages at the same time. An attempt is claimed in the store before it is made and
 * settled after it, so a killed process repeats only what was in its hands, under the same ids.
 */
export class Dispatcher {
  readonly #ctx: StatusContext;
  readonly #port: SendPort;
  readonly #mail: MailLane;
  readonly #stopping = new AbortController();
  readonly #underWay: Record<Lane, Set<Promise<void>>> = { mail: new Set(), post: new Set() };
  #ended: { lane: Lane; send: Send; outcome: Outcome }[] = [];
  #turn: Promise<void> | null = null;
  #waiting: NodeJS.Timeout | undefined;
  #isAskedAgain = false;
  #isStopped = false;

  constructor(ctx: StatusContext, port: SendPort) {
    this.#ctx = ctx;
    this.#port = port;
    this.#mail = new MailLane(ctx, port, SLOTS.mail);
    releaseClaims(ctx);
  }

  /** Settles what has ended and starts what is due, soon. */
  poke(): void {
    if (this.#isStopped) return;
    if (this.#turn) this.#isAskedAgain = true;
    else this.#turn = new Promise((done) => setImmediate(() => done(this.#takeTurn())));
  }

  #pokeWhenWorthIt(): void {
    const { mail, post } = this.#underWay;
    if (this.#ended.length >= ENDED_A_TURN || mail.size + post.size === 0) this.poke();
    else this.#waiting ??= globalThis.setTimeout(() => this.poke(), TURN_WAIT_MS);
  }

  #takeTurn(): void {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    this.#isAskedAgain = false;
    try {
      this.#settleAndClaim();
      // It looks through all that waits, so not while mails leave.
      if (this.#underWay.mail.size === 0) recordNotices(this.#ctx, this.#port);
    } catch (error) {
      this.#ctx.log.error({ err: error }, 'messages to subscribers could not be taken from the queue');
    }
    this.#turn = null;
    if (this.#isAskedAgain) this.poke();
  }

  #settleAndClaim(): void {
    const { store } = this.#ctx;
    const free = (lane: Lane): number =>
      this.#stopping.signal.aborted ? 0 : SLOTS[lane] - this.#underWay[lane].size;
    const claimed = store.transaction(() => {
      for (const { lane, ...ended } of this.#ended) settleSend(this.#ctx, this.#port, lane, ended);
      return {
        mail: claimSends(this.#ctx, 'mail', this.#mail.isPaused() ? 0 : free('mail')),
        post: claimSends(this.#ctx, 'post', free('post')),
      };
    });
    this.#ended = [];
    for (const send of claimed.mail) this.#start('mail', send, () => this.#mail.attempt(send));
    for (const send of claimed.post)
      this.#start('post', send, () => attemptPost(this.#ctx, this.#port, send, this.#stopping.signal));
  }

  #start(lane: Lane, send: Send, attempt: () => Promise<Outcome>): void {
    const run = attempt()
      .catch((error: unknown): Outcome => {
        const { signal } = this.#stopping;
        if (!signal.aborted)
          this.#ctx.log.error({ err: error, sendId: send.id }, 'a message could not be made');
        return signal.aborted ? { is: 'untried' } : { is: 'failed', retryAfterMs: 0 };
      })
      .then((outcome) => {
        this.#underWay[lane].delete(run);
        this.#ended.push({ lane, send, outcome });
        this.#pokeWhenWorthIt();
      });
    this.#underWay[lane].add(run);
  }

  /** Resolves when nothing is on its way and nothing that is due waits for a free slot. */
  async idle(): Promise<void> {
    for (;;) {
      await this.#turn;
      const running = [...this.#underWay.mail, ...this.#underWay.post];
      if (running.length === 0 && this.#ended.length === 0 && !this.#turn) return;
      await (running.length > 0 ? Promise.race(running) : new Promise(setImmediate));
    }
  }

  /**
   * Takes nothing new, lets mails end for some seconds, cuts off requests; what was cut off is sent again after the
   * next start.
   */
  async stop(): Promise<void> {
    this.#stopping.abort(new Error('The server is stopping.'));
    const ended = Promise.all([...this.#underWay.mail, ...this.#underWay.post]);
    await Promise.race([ended, setTimeout(STOP_MS, undefined, { ref: false })]);
    await this.#turn;
    this.#takeTurn();
    this.#isStopped = true;
    this.#mail.close();
  }
}
