import { mutate, permitSystem } from '#audit';
import type { SupportCategory } from '@codepushgo/contract';
import type { Ctx } from '../../context.ts';
import { newId } from '../../platform/ids.ts';
import type { Language } from '../../platform/language.ts';
import type { RateRule } from '../../platform/rate-limit.ts';
import { formRequests } from './schema.ts';

/** What somebody writes in the public form. */
export interface FormWish {
  address: string;
  category: SupportCategory;
  subject: string;
  text: string;
  language: Language;
}

/** The job that looks whose address it is. */
export const FOLLOW_FORM = 'support-form.follow';

const FORMS: RateRule = { name: 'support-form', points: 10, durationSeconds: 3600 };

/**
 * Takes what was written in the public form. The answer and the work are the same whoever has the address; what comes
 * of it is found out afterwards.
 *
 * @throws Problem `too-many-requests`
 * @example
 * await submitForm(ctx, {
 *   address: 'zoe@example.com',
 *   category: 'technical',
 *   subject: 'Help',
 *   text: 'It fails.',
 *   language: 'en',
 * });
 */
export async function submitForm(ctx: Ctx, wish: FormWish): Promise<void> {
  await ctx.limits.consume(FORMS, ctx.source);
  await mutate(ctx, permitSystem('support-form'), async (tx) => {
    const id = newId('frm', ctx.clock);
    const address = wish.address.toLowerCase();
    await tx.insert(formRequests).values({ id, ...wish, address, createdAt: ctx.clock.now() });
    await ctx.jobs.send(tx, FOLLOW_FORM, { id });
    return { result: undefined, audit: null };
  });
}
