/** Mail to support: taken in, kept before it is read, authenticated, and handed to whoever keeps tickets. */
export { closeReview } from './close-review.ts';
export { eraseMails, findMails, findOldMails } from './erase-mail.ts';
export { loadMessage } from './load-message.ts';
export { addressOf, readMailboxes, type Mailbox } from './mailboxes.ts';
export { mailIntakePart, mailPortOf } from './part.ts';
export { processMail } from './process-mail.ts';
export { releaseMail } from './release-mail.ts';
export {
  type DeliverMail,
  type MailOutcome,
  type MailPort,
  type ReceivedMessage,
  type StoredAttachment,
} from './received-message.ts';
export { mailAttachments, mailMessages, mailReceived, mailReviews, type ReviewReason } from './schema.ts';
