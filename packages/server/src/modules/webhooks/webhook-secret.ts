import { randomBytes } from 'node:crypto';
import type { Platform } from '../../context.ts';
import type { WebhookRow } from './managed-webhook.ts';

const SECRET_BYTES = 32;
const purpose = (id: string): string => `secret of ${id}`;

/** A new secret in the spelling of Standard Webhooks: `whsec_` and 256 random bits in base 64. */
export function newWebhookSecret(): string {
  return `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
}

/** What is stored of a secret. */
export function sealSecret({ vault }: Pick<Platform, 'vault'>, id: string, secret: string): string {
  return vault.seal(secret, purpose(id));
}

/**
 * The secrets that sign a webhook's messages now: the current one, and in an overlap the one before.
 *
 * @example
 * const { webhook } = await managedWebhook(ctx, { org: 'acme', webhook: 'whk_01k…' });
 * const [current, before] = signingSecrets(platform, webhook);
 */
export function signingSecrets(
  { vault, clock }: Pick<Platform, 'vault' | 'clock'>,
  row: WebhookRow,
): string[] {
  const { secret, previousSecret, previousSecretExpiresAt: until } = row;
  const overlaps = previousSecret !== null && until !== null && until.getTime() > clock.nowMs();
  return [secret, ...(overlaps ? [previousSecret] : [])].map((sealed) => vault.open(sealed, purpose(row.id)));
}
