import type { StatusContext } from '#status';
import { openMailTransport, type MailTransport } from '../../platform/mail-transport.ts';
import { claimSends, releaseClaims } from './claim-sends.ts';
import { newsOfSend } from './keep-news.ts';
import { outcomeOfMail } from './outcome-of-mail.ts';
import type { Outcome } from './outcome.ts';
import { outcomeOfPost, postSigned } from './post-send.ts';
import { recordNotices } from './notices.ts';
import type { SendPort } from './port.ts';
import type { Send } from './send.ts';
import { settleSend } from './settle-send.ts';

type Lane = 'mail' | 'post';

const SLOTS = { mail: 8, post: 16 };
const FIRST_PAUSE_MS = 5000;
const LONGEST_PAUSE_MS = 5 * 60 * 1000;
// Every turn ends on the disk: what ends at about the same time is settled in one.
const ENDED_A_TURN = 4;
const TURN_WAIT_MS = 20;

/**
 * Sends what is due, so many messages at the same time. An attempt is claimed in the store before it is made and
 * settled after it, so a killed process repeats only what was in its hands, under the same ids.
 */
export class Dispatcher {
  readonly #ctx: StatusContext;
  readonly #port: SendPort;
  readonly #mail: MailTransport;
  readonly #stopping = new AbortController();
  readonly #underWay: Record<Lane, Set<Promise<void>>> = { mail: new Set(), post: new Set() };
  #ended: { lane: Lane; send: Send; outcome: Outcome }[] = [];
  #turn: Promise<void> | null = null;
  #waiting: NodeJS.Timeout | undefined;
  #isAskedAgain = false;
  #pause = { untilMs: 0, nextMs: FIRST_PAUSE_MS };

  constructor(ctx: StatusContext, port: SendPort) {
    this.#ctx = ctx;
    this.#port = port;
    const { smtpUrl, mailFrom, statusDataDir: dataDir } = ctx.config;
    this.#mail = openMailTransport(
      { config: { smtpUrl, mailFrom, dataDir }, clock: ctx.clock, log: ctx.log },
      SLOTS.mail,
    );
    releaseClaims(ctx);
  }

  /** Settles what has ended and starts what is due, soon. */
  poke(): void {
    if (this.#turn) this.#isAskedAgain = true;
    else this.#turn = new Promise((done) => setImmediate(() => done(this.#takeTurn())));
  }

  #pokeWhenWorthIt(): void {
    const { mail, post } = this.#underWay;
    if (this.#ended.length >= ENDED_A_TURN || mail.size + post.size === 0) this.poke();
    else this.#waiting ??= setTimeout(() => this.poke(), TURN_WAIT_MS);
  }

  #takeTurn(): void {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    this.#isAskedAgain = false;
    try {
      this.#settleAndClaim();
      recordNotices(this.#ctx, this.#port);
    } catch (error) {
      this.#ctx.log.error({ err: error }, 'messages to subscribers could not be taken from the queue');
    }
    this.#turn = null;
    if (this.#isAskedAgain) this.poke();
  }

  #settleAndClaim(): void {
    const { store, clock } = this.#ctx;
    const isPaused = this.#pause.untilMs > clock.nowMs();
    const free = (lane: Lane): number =>
      this.#stopping.signal.aborted ? 0 : SLOTS[lane] - this.#underWay[lane].size;
    const claimed = store.transaction(() => {
      for (const { lane, ...ended } of this.#ended) settleSend(this.#ctx, this.#port, lane, ended);
      return {
        mail: claimSends(this.#ctx, 'mail', isPaused ? 0 : free('mail')),
        post: claimSends(this.#ctx, 'post', free('post')),
      };
    });
    this.#ended = [];
    for (const send of claimed.mail) this.#start('mail', send, () => this.#sendMail(send));
    for (const send of claimed.post) this.#start('post', send, () => this.#sendPost(send));
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

  async #sendMail(send: Send): Promise<Outcome> {
    const mail = this.#port.mail(send, newsOfSend(this.#ctx, send.id));
    if (!mail) return { is: 'refused' };
    try {
      await this.#mail.deliver(mail);
      this.#pause = { untilMs: 0, nextMs: FIRST_PAUSE_MS };
      return { is: 'taken' };
    } catch (error) {
      return this.#afterFault(send, error);
    }
  }

  #afterFault({ id: sendId, kind }: Send, error: unknown): Outcome {
    const outcome = outcomeOfMail(error);
    const { responseCode, code } = error as { responseCode?: number; code?: string };
    const fault = { sendId, kind, responseCode, fault: code };
    if (outcome.is !== 'untried') this.#ctx.log.warn(fault, 'a mail to a subscriber was not taken');
    else this.#pauseMail(fault, error);
    return outcome;
  }

  #pauseMail(fault: object, err: unknown): void {
    const nowMs = this.#ctx.clock.nowMs();
    if (this.#pause.untilMs > nowMs || this.#stopping.signal.aborted) return;
    const { nextMs } = this.#pause;
    this.#pause = { untilMs: nowMs + nextMs, nextMs: Math.min(2 * nextMs, LONGEST_PAUSE_MS) };
    this.#ctx.log.warn(
      { ...fault, err, pauseMs: nextMs },
      'the mail server of the status site cannot be used',
    );
  }

  async #sendPost(send: Send): Promise<Outcome> {
    const endpoint = this.#port.endpoint(send);
    if (!endpoint) return { is: 'refused' };
    const post = { id: send.id, body: send.body ?? '' };
    const result = await postSigned(this.#ctx, endpoint, post, this.#stopping.signal);
    const outcome = outcomeOfPost(result);
    const { id: sendId, ownerId, tries } = send;
    if (outcome.is !== 'taken') {
      const why = 'failure' in result ? { failure: result.failure } : { status: result.status };
      this.#ctx.log.info({ sendId, ownerId, tries: tries + 1, ...why }, 'an endpoint did not take a message');
    }
    return outcome;
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

  /** Takes nothing new, lets mails end, cuts off requests; what was cut off is sent again after the next start. */
  async stop(): Promise<void> {
    this.#stopping.abort(new Error('The server is stopping.'));
    await Promise.all([...this.#underWay.mail, ...this.#underWay.post]);
    await this.idle();
    this.#mail.close();
  }
}
