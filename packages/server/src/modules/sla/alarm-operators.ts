import type { SlaMonth } from '@codepushgo/contract';
import { eq } from 'drizzle-orm';
import { accounts } from '#accounts';
import type { Ctx } from '../../context.ts';
import { sendMail } from '../../platform/mail.ts';
import { texts } from './texts.ts';

/** Tells all operators that more of a month was unmeasured than may be. */
export async function alarmOperators(ctx: Ctx, { month, figure }: SlaMonth): Promise<void> {
  ctx.log.warn(
    { month, unmeasuredSeconds: figure.unmeasuredSeconds },
    'too much of a month was not measured',
  );
  const operators = await ctx.db
    .select({ email: accounts.email, language: accounts.language })
    .from(accounts)
    .where(eq(accounts.staff, 'operator'));
  for (const { email, language } of operators) {
    const text = texts[language].unmeasured({
      month,
      seconds: figure.unmeasuredSeconds,
      url: ctx.config.publicUrl,
    });
    await sendMail(ctx, ctx.db, { to: email, kind: 'sla-unmeasured', ...text });
  }
}
