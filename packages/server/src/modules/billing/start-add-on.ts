import type { AddOn, Billing } from '@codepushgo/contract';
import { catalogueAt } from '#plans';
import { isProject, projects } from '#projects';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { newId } from '../../platform/ids.ts';
import { changeBilling, type ChangeRequest, type Scene } from './change-billing.ts';
import { holds, planAt } from './coverage.ts';
import type { AddOnFact } from './facts.ts';
import { clash, notBefore, unfit } from './refusals.ts';

interface AddOnRequest extends ChangeRequest {
  addOn: string;
  project?: string | undefined;
  monthlyMicroUsd?: number | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/**
 * Begins an add-on for a whole organisation or for one of its projects.
 *
 * @throws Problem `invalid-input` when it is not offered, has no price or ends before it begins; `conflict` when the
 *   plan does not take it or the same is there already
 * @example
 * await startAddOn(ctx, { customer: 'acme', addOn: 'priority-plus', monthlyMicroUsd: 50_000_000, reason: 'Order 7' });
 */
export async function startAddOn(ctx: Ctx, input: AddOnRequest): Promise<Billing> {
  return changeBilling(ctx, input, async (scene) => {
    const from = notBefore(scene.now, input.from, '/from');
    const to = input.to === undefined ? null : new Date(input.to);
    if (to && to <= from) throw unfit('/to', 'must lie behind the beginning');
    const { version, catalogue } = await catalogueAt(scene.tx, from);
    const addOn = catalogue.addOns.find(({ id }) => id === input.addOn);
    if (!addOn)
      throw unfit('/addOn', `must be one of ${catalogue.addOns.map(({ id }) => id).join(', ')} at that time`);
    assertTakes(scene, addOn, from);
    const monthlyMicroUsd = input.monthlyMicroUsd ?? addOn.monthlyMicroUsd;
    if (monthlyMicroUsd === null)
      throw unfit('/monthlyMicroUsd', 'must be given, for the catalogue names no price');
    const projectId = await projectIdOf(scene, input.project);
    assertNew(scene.facts.organisation.addOns, { addOn, projectId, from, to });
    return {
      kind: 'add-on.started',
      addOnId: newId('adn', ctx.clock),
      addOn: addOn.id,
      catalogueVersion: version,
      projectId,
      monthlyMicroUsd,
      from: from.toISOString(),
      to: to?.toISOString() ?? null,
    };
  });
}

function assertTakes({ facts }: Scene, { id, plans }: AddOn, from: Date): void {
  const contract = facts.contracts.find((one) => holds(one, from));
  const { plan } = contract ?? planAt(facts.organisation, from);
  if (plans === null || plans.includes(plan.id)) return;
  throw clash(
    'other-plan',
    `The add-on "${id}" goes with ${plans.join(', ')}; the customer's plan is ${plan.id} then.`,
    { plan: plan.id, plans },
  );
}

async function projectIdOf({ tx, org }: Scene, named: string | undefined): Promise<string | null> {
  if (named === undefined) return null;
  const [project] = await tx
    .select({ id: projects.id })
    .from(projects)
    .where(and(eq(projects.orgId, org.id), isProject(named)));
  if (!project) throw unfit('/project', 'must be a project of the customer');
  return project.id;
}

function assertNew(
  present: AddOnFact[],
  wanted: Pick<AddOnFact, 'addOn' | 'projectId' | 'from' | 'to'>,
): void {
  const same = present.find(
    (one) =>
      one.addOn.id === wanted.addOn.id &&
      one.projectId === wanted.projectId &&
      (one.to === null || (one.to > wanted.from && one.to > one.from)) &&
      (wanted.to === null || one.from < wanted.to),
  );
  if (same)
    throw clash('overlaps', 'The customer has this add-on at that time. End it first.', { addOn: same.id });
}
