import type { SlaMonth } from '@codepushgo/contract';
import { toExclusions } from './figure-shape.ts';
import type { SlaMonthRow } from './freeze-month.ts';

/** A frozen month as everybody may read it. */
export function toSlaMonth({
  month,
  revision,
  frozenAt,
  reason,
  inputsHash,
  figure,
  facts,
}: SlaMonthRow): SlaMonth {
  return {
    month,
    revision,
    frozenAt: frozenAt.toISOString(),
    reason,
    inputsHash,
    figure,
    exclusions: toExclusions(facts),
  };
}
