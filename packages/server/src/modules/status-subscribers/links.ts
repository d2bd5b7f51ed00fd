import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StatusContext, StatusStore } from '#status';
import { refusal } from './refusal.ts';

/** What a link lets its holder do. */
export type LinkPurpose = 'confirm' | 'manage' | 'unsubscribe';

const KEY_BYTES = 32;
const CODE_LENGTH = 32;
const keys = new WeakMap<StatusStore, Buffer>();

/**
 * The link of a mail. Its code is computed from the id by a key that lies beside the facts, not in them: nothing is
 * stored that opens a link, and whoever reads the facts alone can make none.
 *
 * @example linkTo(ctx, 'manage', subscriber.id); // 'https://status.example.com/manage?id=…&code=…'
 */
export function linkTo(ctx: StatusContext, purpose: LinkPurpose, id: string): string {
  return `${ctx.config.statusUrl}/${purpose}?id=${id}&code=${codeOf(ctx, purpose, id)}`;
}

/**
 * Refuses a link that we did not make. Whether its subscriber still exists is another question.
 *
 * @throws Problem `link-used-or-expired`
 * @example checkLink(ctx, 'unsubscribe', subscriber.id, 'dBjftJeZ4CVP');
 */
export function checkLink(ctx: StatusContext, purpose: LinkPurpose, id: string, code: string): void {
  const [given, right] = [Buffer.from(code), Buffer.from(codeOf(ctx, purpose, id))];
  if (given.length === right.length && timingSafeEqual(given, right)) return;
  throw refusal('link-broken');
}

function codeOf(ctx: StatusContext, purpose: LinkPurpose, id: string): string {
  return createHmac('sha256', keyOf(ctx))
    .update(`${purpose}\n${id}`)
    .digest('base64url')
    .slice(0, CODE_LENGTH);
}

// Its own, not STATUS_KEY: links in old mails work when that is replaced.
function keyOf({ config, store }: StatusContext): Buffer {
  const known = keys.get(store);
  if (known) return known;
  const file = join(config.statusDataDir, 'links.key');
  mkdirSync(config.statusDataDir, { recursive: true, mode: 0o700 });
  // What a crash left between making the file and filling it has made no link.
  if (statSync(file, { throwIfNoEntry: false })?.size === 0) rmSync(file);
  try {
    writeFileSync(file, randomBytes(KEY_BYTES), { flag: 'wx', mode: 0o600, flush: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const key = readFileSync(file);
  if (key.length !== KEY_BYTES)
    throw new Error(
      `${file} is damaged. Restore it from a copy; without it links in mails already sent do not work.`,
    );
  keys.set(store, key);
  return key;
}
