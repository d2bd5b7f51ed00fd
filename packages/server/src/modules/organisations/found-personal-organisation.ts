import { permitSystem, recordAudit } from '#audit';
import type { News } from '../../context.ts';
import { insertOrganisation } from './insert-organisation.ts';

/**
 * Gives a new account an organisation of its own, in the transaction that makes the account.
 * Its slug is the user name; its person stays its owner for ever.
 *
 * @throws Problem `name-taken` when another organisation took the slug at the same moment
 */
export const foundPersonalOrganisation: News['accountCreated'] = async (ctx, tx, account) => {
  const row = await insertOrganisation(ctx, tx, {
    slug: account.userName,
    name: account.name,
    ownerId: account.id,
    personal: true,
    language: account.language,
  });
  await recordAudit(ctx, tx, permitSystem('account-created'), {
    action: 'organisation.created',
    orgId: row.id,
    targetType: 'organisation',
    targetId: row.id,
    details: { kind: 'personal', ownerId: account.id },
  });
};
