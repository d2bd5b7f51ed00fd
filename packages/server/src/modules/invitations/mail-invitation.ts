import { findAccount } from '#accounts';
import type { OrganisationRow } from '#organisations';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { formatInstant } from '../../platform/format-instant.ts';
import { sendMail } from '../../platform/mail.ts';
import { texts } from './texts.ts';

/**
 * Sends the link of an invitation: in the language of the addressee where the address has an account, else in the
 * organisation's. The two look alike for who invites.
 */
export async function mailInvitation(
  ctx: Ctx,
  tx: Tx,
  org: OrganisationRow,
  { email, inviter, expiresAt, token }: { email: string; inviter: string; expiresAt: Date; token: string },
): Promise<void> {
  const { publicUrl } = ctx.config;
  const language = (await findAccount(tx, email))?.language ?? org.language;
  const text = {
    inviter,
    organisation: org.name,
    link: `${publicUrl}/invitation?token=${token}`,
    until: formatInstant(expiresAt, language, org.timeZone),
    publicUrl,
  };
  await sendMail(ctx, tx, {
    kind: 'invitation',
    to: email,
    subject: texts[language].invitationSubject(text),
    text: texts[language].invitationText(text),
  });
}
