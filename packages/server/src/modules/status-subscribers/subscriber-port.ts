import { recordNotice } from '#status-events';
import type { StatusContext } from '#status';
import { mailOfNews, mailOnQuarantine, mailToConfirm, type News } from '#status-messages';
import { messageIdOf, type Send, type SendPort } from '#status-sends';
import type { Mail } from '../../platform/mail-transport.ts';
import { findRequest } from './find-request.ts';
import { linkTo } from './links.ts';
import { noteOutcome } from './quarantine.ts';
import { findSubscriber } from './subscriber.ts';

/**
 * What the queue of sends asks about subscribers.
 *
 * @example const mail = subscriberPort(ctx).mail(send, [news]);
 */
export function subscriberPort(ctx: StatusContext): SendPort {
  return {
    mail: (send, news) => mailOf(ctx, send, news),
    endpoint: ({ ownerId }) => {
      const subscriber = findSubscriber(ctx, ownerId);
      return subscriber && { url: subscriber.target, secret: subscriber.secret };
    },
    settled: (ownerId, isTaken) => noteOutcome(ctx, ownerId, isTaken),
    noticeLeft: (notice) => recordNotice(ctx, notice),
  };
}

function mailOf(ctx: StatusContext, send: Send, news: News[]): Mail | null {
  const { statusName: site, statusUrl } = ctx.config;
  const { ownerId: id } = send;
  const owner = send.kind === 'confirmation' ? findRequest(ctx, id) : findSubscriber(ctx, id);
  if (!owner) return null;
  const { contact: to, language, kind, target } = owner;
  const reader = { to, language, site };
  const messageId = messageIdOf(ctx, send);
  if (send.kind === 'confirmation')
    return mailToConfirm({ ...reader, kind, confirmUrl: linkTo(ctx, 'confirm', id) }, messageId);
  if (send.kind === 'quarantine')
    // The rest of the address may be a secret.
    return mailOnQuarantine(
      { ...reader, kind, host: new URL(target).host, subscribeUrl: `${statusUrl}/${language}/subscribe` },
      messageId,
    );
  if (news.length === 0) return null;
  const links = { manageUrl: linkTo(ctx, 'manage', id), unsubscribeUrl: linkTo(ctx, 'unsubscribe', id) };
  return mailOfNews({ ...reader, ...links }, news, messageId);
}
