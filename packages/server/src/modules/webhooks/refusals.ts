import { Problem } from '../../platform/problem.ts';

/** Why a verb of webhooks or deliveries refused, as `extra.reason`; a closed set. */
export type WebhookRefusal =
  | 'webhook-not-found'
  | 'webhook-limit'
  | 'webhook-disabled'
  | 'url-not-https'
  | 'url-not-public'
  | 'url-with-password'
  | 'filter-without-app'
  | 'filter-contradicts';

/** The answer for what is not there. */
export function webhookNotFound(id: string): Problem {
  return new Problem('not-found', `Webhook "${id}" does not exist in this organisation.`, {
    reason: 'webhook-not-found' satisfies WebhookRefusal,
  });
}

/** A fault of one field. */
export function badField(reason: WebhookRefusal, pointer: string, detail: string): Problem {
  return new Problem('invalid-input', detail, { reason, errors: [{ pointer, detail }] });
}
