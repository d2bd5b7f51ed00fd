import type { SupportData } from '@codepushgo/contract';
import { requireAccount } from '#accounts';
import { findMails } from '#mail-intake';
import { keptOf } from '#ticket-requests';
import type { Ctx } from '../../context.ts';
import { countFiles, ownMessages, ticketsOfAccount } from './own-tickets.ts';

/**
 * How much there is of what whoever is signed in wrote to support.
 *
 * @throws Problem `not-signed-in`
 * @example const { tickets } = await getOwnData(ctx);
 */
export async function getOwnData(ctx: Ctx): Promise<SupportData> {
  const { accountId, email } = requireAccount(ctx.actor);
  const own = await ticketsOfAccount(ctx.db, { accountId, email });
  const messages = await ownMessages(ctx.db, own, accountId);
  const mailIds = messages.flatMap(({ message }) => message.mailId ?? []);
  return {
    tickets: own.opened.length + own.joined.length,
    messages: messages.length,
    files: await countFiles(ctx.db, messages),
    keptRequests: (await keptOf(ctx.db, accountId)).length,
    mails: (await findMails(ctx.db, { addresses: [email], mailIds })).length,
  };
}
