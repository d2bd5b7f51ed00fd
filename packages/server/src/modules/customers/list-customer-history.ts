import type { BillingEntry } from '@codepushgo/contract';
import { billingHistory, findCustomer, type HistoryRequest } from '#billing';
import { authoriseOperator } from '#organisations';
import type { Ctx } from '../../context.ts';
import type { Page } from '../../platform/paging.ts';

/** All changes of a customer's terms, newest first; `about: 'credits'` gives the ledger. */
export async function listCustomerHistory(
  ctx: Ctx,
  input: HistoryRequest & { customer: string },
): Promise<Page<BillingEntry>> {
  authoriseOperator(ctx.actor, 'customer.read', 'read');
  const org = await findCustomer(ctx.db, input.customer);
  return billingHistory(ctx, org.id, input);
}
