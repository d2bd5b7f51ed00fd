import type { Part } from '../../platform/part.ts';
import { checkStartingPlan } from './starting-plan.ts';

/** The plan catalogue as a part of the server: a start with an unknown plan is refused. */
export const plansPart: Part = { name: 'plans', start: checkStartingPlan };
