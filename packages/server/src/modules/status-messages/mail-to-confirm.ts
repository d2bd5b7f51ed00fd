import type { Language } from '../../platform/language.ts';
import type { Mail } from '../../platform/mail-transport.ts';
import type { Kind } from './kinds.ts';
import { messageWords } from './words.ts';

/**
 * The mail that asks whether a subscription is wanted.
 *
 * @example
 * const confirmUrl = linkTo(ctx, 'confirm', 'k3j9x0a1b2c3');
 * const reader = { to: 'zoe@example.com', language: 'en', site: 'Acme', kind: 'email', confirmUrl } as const;
 * mailToConfirm(reader, 'msg_1@status.example.com');
 */
export function mailToConfirm(
  {
    to,
    language,
    site,
    kind,
    confirmUrl,
  }: { to: string; language: Language; site: string; kind: Kind; confirmUrl: string },
  messageId: string,
): Mail {
  const t = messageWords[language];
  const { subject, lead, ask, life } = t.confirm;
  return {
    to,
    subject: subject(site),
    text: `${lead(site, t.places[kind])}\n\n${ask}\n${confirmUrl}\n\n${life}\n`,
    kind: 'status-confirmation',
    messageId,
  };
}
