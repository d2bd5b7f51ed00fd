import type { News } from '#status-messages';
import type { Mail } from '../../platform/mail-transport.ts';
import type { Send } from './send.ts';

/** Where requests of an owner go. */
export interface Endpoint {
  url: string;
  /** Signs them, after Standard Webhooks; chats need none. */
  secret: string | null;
}

/** What the queue asks of those who know the owners. */
export interface SendPort {
  /** The mail of a send; null when its owner is gone. */
  mail(send: Send, news: News[]): Mail | null;
  /** Where a request goes; null when its owner is gone. */
  endpoint(send: Send): Endpoint | null;
  /** An owner's news or request was taken or given up. Inside a transaction. */
  settled(ownerId: string, isTaken: boolean): void;
  /** The last mail of an announcement has left. Inside a transaction. */
  noticeLeft(notice: { maintenanceId: string; updateId: string; sentAt: string; count: number }): void;
}
