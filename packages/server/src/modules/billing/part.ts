import type { Part } from '../../platform/part.ts';
import { startPlan } from './starting-change.ts';

/** Billing as a part of the server: a new organisation gets its first plan. */
export const billingPart: Part = { name: 'billing', news: { organisationFounded: startPlan } };
