import type { PlanCatalogue } from '@codepushgo/contract';
import { ConfigError } from '../../config.ts';
import type { Platform } from '../../context.ts';
import { catalogueAt } from './catalogues.ts';

/**
 * Whether organisations may start on this plan: it is in the catalogue, nobody has to pay for it and it needs no
 * contract.
 *
 * @example isStartingPlan(catalogue, 'free'); // true
 */
export function isStartingPlan(catalogue: PlanCatalogue, id: string): boolean {
  return catalogue.plans.some((plan) => plan.id === id && plan.price === null);
}

/** Refuses to start with a `DEFAULT_PLAN` that the catalogue does not have. */
export async function checkStartingPlan({ config, db, clock }: Platform): Promise<void> {
  const { catalogue } = await catalogueAt(db, clock.now());
  if (isStartingPlan(catalogue, config.defaultPlan)) return;
  const offered = catalogue.plans.filter(({ id }) => isStartingPlan(catalogue, id)).map(({ id }) => id);
  throw new ConfigError([
    `DEFAULT_PLAN: "${config.defaultPlan}" is no plan without a price. Choose one of: ${offered.join(', ')}.`,
  ]);
}
