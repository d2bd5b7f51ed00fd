import { organisations } from '#organisations';
import { eq } from 'drizzle-orm';
import type { News } from '../../context.ts';
import { lasts } from './billing-of.ts';
import { loadFactsOf } from './load-facts.ts';
import { clash } from './refusals.ts';

/**
 * A project with an add-on of its own stays where the add-on is paid: it would end, or go on being paid for nothing,
 * and nobody would be told.
 */
export const keepPaidProject: News['projectMoved'] = async (ctx, tx, { projectId, fromOrgId }) => {
  const now = ctx.clock.now();
  const [org] = await tx.select().from(organisations).where(eq(organisations.id, fromOrgId));
  const { organisation } = await loadFactsOf(ctx, tx, org!, now);
  const paid = organisation.addOns.filter((one) => one.projectId === projectId && lasts(one, now));
  if (paid.length === 0) return;
  const names = paid.map(({ addOn }) => addOn.name.en).join(', ');
  throw clash(
    'has-add-ons',
    `The organisation pays add-ons for this project alone: ${names}. Ask the operators of the platform to end them, then move the project.`,
    { addOns: paid.map(({ addOn }) => addOn.id) },
  );
};
