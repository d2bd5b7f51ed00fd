/** Reading mail, without effects: who it is from, what it is, where it belongs, and what it says, safe to show. */
export { classifyMail, type Classification, type MailKind } from './classify-mail.ts';
export type { Attachment } from './describe-attachments.ts';
export { findThread, idsIn, type ThreadHints } from './find-thread.ts';
export { identifySender, showable, type Sender } from './identify-sender.ts';
export {
  judgeAuthentication,
  type Authentication,
  type CheckResult,
  type Findings,
} from './judge-authentication.ts';
export {
  HeadTooLargeError,
  readHead,
  valueOf,
  valuesOf,
  withoutForgeries,
  type HeadField,
} from './read-head.ts';
export { readInThread, UnreadableError } from './read-in-thread.ts';
export type { MessageContent } from './read-message.ts';
export type { DeliveryReport } from './read-report.ts';
export { readTrustedResults } from './read-trusted-results.ts';
export { readThreadToken, threadToken } from './thread-token.ts';
