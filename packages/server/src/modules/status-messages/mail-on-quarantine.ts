import type { Language } from '../../platform/language.ts';
import type { Mail } from '../../platform/mail-transport.ts';
import type { Kind } from './kinds.ts';
import { messageWords } from './words.ts';

/**
 * What the address on file is told when an endpoint has stopped answering.
 *
 * @example
 * const at = { kind: 'webhook', host: 'hooks.example.com', subscribeUrl: 'https://status.example.com/en/subscribe' } as const;
 * mailOnQuarantine({ to: 'zoe@example.com', language: 'en', site: 'Acme', ...at }, 'msg_1@status.example.com');
 */
export function mailOnQuarantine(
  reader: { to: string; language: Language; site: string; kind: Kind; host: string; subscribeUrl: string },
  messageId: string,
): Mail {
  const { to, language, site, kind, host, subscribeUrl } = reader;
  const t = messageWords[language];
  const { subject, lead, again, purge } = t.quarantine;
  return {
    to,
    subject: subject(site),
    text: `${lead(t.places[kind], host)}\n\n${again}\n${subscribeUrl}\n\n${purge}\n`,
    kind: 'status-quarantine',
    messageId,
  };
}
