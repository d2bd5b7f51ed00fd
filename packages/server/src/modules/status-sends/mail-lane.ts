import type { StatusContext } from '#status';
import { openMailTransport, type MailTransport } from '../../platform/mail-transport.ts';
import { newsOfSend } from './keep-news.ts';
import { outcomeOfMail } from './outcome-of-mail.ts';
import type { Outcome } from './outcome.ts';
import type { SendPort } from './port.ts';
import type { Send } from './send.ts';

const FIRST_PAUSE_MS = 5000;
const LONGEST_PAUSE_MS = 5 * 60 * 1000;

/**
 * The way out for mail. While the mail server cannot be used it pauses, longer each time. A mail with which connections
 * end, though the server lets us in again, counts as tried, so it holds up no other and is not tried for ever.
 */
export class MailLane {
  readonly #ctx: StatusContext;
  readonly #port: SendPort;
  readonly #transport: MailTransport;
  /** One look at the server for all mails whose connections ended together. */
  #look: Promise<boolean> | undefined;
  #pause = { untilMs: 0, nextMs: FIRST_PAUSE_MS };

  constructor(ctx: StatusContext, port: SendPort, connections: number) {
    this.#ctx = ctx;
    this.#port = port;
    const { smtpUrl, mailFrom, statusDataDir: dataDir } = ctx.config;
    const means = { config: { smtpUrl, mailFrom, dataDir }, clock: ctx.clock, log: ctx.log };
    this.#transport = openMailTransport(means, connections);
  }

  isPaused(): boolean {
    return this.#pause.untilMs > this.#ctx.clock.nowMs();
  }

  async attempt(send: Send): Promise<Outcome> {
    const mail = this.#port.mail(send, newsOfSend(this.#ctx, send.id));
    if (!mail) return { is: 'dropped' };
    try {
      await this.#transport.deliver(mail);
      this.#pause = { untilMs: 0, nextMs: FIRST_PAUSE_MS };
      return { is: 'taken' };
    } catch (error) {
      return this.#afterFault(send, error);
    }
  }

  async #afterFault({ id: sendId, kind }: Send, error: unknown): Promise<Outcome> {
    const outcome = await this.#judge(error);
    const { responseCode, code } = error as { responseCode?: number; code?: string };
    const fault = { sendId, kind, responseCode, fault: code };
    if (outcome.is === 'untried') this.#pauseAfter(fault, error);
    // Without the error itself: it may tell the mailbox.
    else this.#ctx.log.warn(fault, 'a mail to a subscriber was not taken');
    return outcome;
  }

  async #judge(error: unknown): Promise<Outcome> {
    const outcome = outcomeOfMail(error);
    if (outcome.is !== 'broken') return outcome;
    this.#look ??= this.#transport.isUp().finally(() => (this.#look = undefined));
    return (await this.#look) ? outcome : { is: 'untried' };
  }

  #pauseAfter(fault: object, err: unknown): void {
    if (this.isPaused()) return;
    const pauseMs = this.#pause.nextMs;
    const untilMs = this.#ctx.clock.nowMs() + pauseMs;
    this.#pause = { untilMs, nextMs: Math.min(2 * pauseMs, LONGEST_PAUSE_MS) };
    this.#ctx.log.warn({ ...fault, err, pauseMs }, 'the mail server of the status site cannot be used');
  }

  close(): void {
    this.#transport.close();
  }
}
