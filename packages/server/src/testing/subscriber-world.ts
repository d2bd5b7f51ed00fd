import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { simpleParser, type ParsedMail } from 'mailparser';
import { lastChange, moveCursor, newStatusId, type StatusConfig, type StatusContext } from '#status';
import { startSubscribers, subscriberMigrations, type Telling } from '#status-fanout';
import { subscriberRoutes } from '#status-subscriber-pages';
import type { FakeClock } from './fake-clock.ts';
import { startMailSink, type MailSink } from './mail-sink.ts';
import { statusContext } from './status-context.ts';

/** A status service with its subscribers and a mail server; it tells them only when it is told to. */
export interface SubscriberWorld {
  ctx: StatusContext & { clock: FakeClock };
  app: Hono;
  telling: Telling;
  sink: MailSink;
  /** What the service resolves host names to. */
  addresses: Map<string, string[]>;
  /** As the publisher does: the page shows everything; then whoever is due is told. */
  publish(): Promise<void>;
  /** Lets time pass, and sends what has become due. */
  later(ms: number): Promise<void>;
  /** All mails so far, as their readers see them. */
  read(): Promise<ParsedMail[]>;
  post(
    path: string,
    fields: Record<string, string | string[]>,
    headers?: Record<string, string>,
  ): Promise<Response>;
  stop(): Promise<void>;
}

export async function makeSubscriberWorld(config: Partial<StatusConfig> = {}): Promise<SubscriberWorld> {
  const sink = await startMailSink();
  const statusDataDir = mkdtempSync(join(tmpdir(), 'status-'));
  const addresses = new Map<string, string[]>();
  const ctx = statusContext({
    migrations: subscriberMigrations,
    config: { statusDataDir, smtpUrl: sink.url, ...config },
  });
  ctx.resolveHost = async (host) => addresses.get(host) ?? [];
  const app = subscriberRoutes(ctx);
  const telling = startSubscribers(ctx);
  const settle = async (): Promise<void> => {
    telling.poke();
    await telling.idle();
  };
  return {
    ctx,
    app,
    telling,
    sink,
    addresses,
    publish: async () => {
      moveCursor(ctx, 'published', lastChange(ctx));
      await settle();
    },
    later: async (ms) => {
      ctx.clock.advance(ms);
      await settle();
    },
    read: async () => {
      await settle();
      return Promise.all(sink.mails.map(({ raw }) => simpleParser(raw)));
    },
    post: async (path, fields, headers = {}) => {
      const form = new URLSearchParams();
      for (const [name, value] of Object.entries(fields))
        for (const one of [value].flat()) form.append(name, one);
      return app.request(path, { method: 'POST', body: form, headers });
    },
    stop: async () => {
      await telling.stop();
      await sink.stop();
      rmSync(statusDataDir, { recursive: true, force: true });
    },
  };
}

/** Puts subscribers by mail straight into the store: they have confirmed. */
export function addReaders({ store, clock }: StatusContext, mailboxes: string[], language = 'en'): void {
  const insert = store.db.prepare(
    `insert into status_subscribers (id, kind, target, contact, language, is_page, created_at) values (?, 'email', ?, ?, ?, 1, ?)`,
  );
  store.transaction(() => {
    for (const mailbox of mailboxes)
      insert.run(newStatusId(), mailbox, mailbox, language, clock.now().toISOString());
  });
}

/** The path of the first link to a page in a mail. */
export function linkIn(mail: ParsedMail | undefined, page: string): string {
  const url = new RegExp(`https?://[^\\s]+/${page}\\?[^\\s>]+`).exec(mail?.text ?? '')?.[0] ?? '';
  return url.replace(/^https?:\/\/[^/]+/, '');
}
