import type { FixRelease } from '@codepushgo/contract';
import { isShared, placeOf } from '#evidence';
import { authoriseAgent } from '#organisations';
import { findReleases } from '#releases';
import { findTicket } from '#ticket-store';
import type { Ctx } from '../../context.ts';
import { afterCursor, toPage, type Page, type PageRequest } from '../../platform/paging.ts';

/**
 * The releases that a fix of a ticket can name, newest first: those of its channel, once the requester shares its
 * releases or lets staff change what the device gets. None before that, or where no channel is named.
 *
 * @throws Problem `forbidden` for everybody but staff
 * @example const { items } = await listFixReleases(ctx, { ticket: 'CPG-12', limit: 50 });
 */
export async function listFixReleases(
  ctx: Ctx,
  input: PageRequest & { ticket: string; search?: string | undefined },
): Promise<Page<FixRelease>> {
  authoriseAgent(ctx.actor, 'ticket.fix', 'read');
  const ticket = await findTicket(ctx.db, null, input.ticket);
  const isAllowed =
    (await isShared(ctx.db, ticket, 'releases')) || (await isShared(ctx.db, ticket, 'override'));
  const channelId = isAllowed ? (await placeOf(ctx.db, ticket))?.channelId : null;
  if (!channelId) return { items: [], nextCursor: null };
  const { cursor, limit, search } = input;
  const after = afterCursor(cursor);
  const found = await findReleases(ctx.db, {
    orgId: ticket.orgId,
    channelId,
    before: after === undefined ? undefined : Number.parseInt(after, 10) || 0,
    // What is searched for can be anywhere among those that are shown.
    ...(search === undefined && { limit: limit + 1 }),
  });
  const wanted = search?.toLowerCase() ?? '';
  const rows = found.filter(({ label, appVersion }) =>
    `${label} ${appVersion}`.toLowerCase().includes(wanted),
  );
  const page = toPage(rows, limit, (row) => String(row.number));
  const items = page.items.map(({ label, appVersion, isHalted, isDisabled, createdAt }) => ({
    label,
    appVersion,
    isHalted,
    isDisabled,
    createdAt: createdAt.toISOString(),
  }));
  return { ...page, items };
}
