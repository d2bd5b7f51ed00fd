/** What subscribers are told, in every form: pure, from a snapshot or from news that were kept. */
export { answersChallenge, challengeBody } from './challenge.ts';
export { chatOfNews, chatWelcome, type ChatKind } from './chat-message.ts';
export { KINDS, type Kind } from './kinds.ts';
export { mailOfNews, type MailReader } from './mail-of-news.ts';
export { mailOnQuarantine } from './mail-on-quarantine.ts';
export { mailToConfirm } from './mail-to-confirm.ts';
export { newsOfUpdate, topicsOf } from './news-of-update.ts';
export type { News } from './news.ts';
export {
  componentEvent,
  incidentEvent,
  webhookBody,
  type ComponentChange,
  type WebhookEvent,
  type WebhookMeta,
} from './webhook-bodies.ts';
