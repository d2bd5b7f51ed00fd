import type { Part } from '../../platform/part.ts';
import { keepPaidProject } from './keep-paid-project.ts';
import { startPlan } from './starting-change.ts';

/** Billing as a part of the server: a new organisation gets its first plan, and what is paid for stays there. */
export const billingPart: Part = {
  name: 'billing',
  news: { organisationFounded: startPlan, projectMoved: keepPaidProject },
};
