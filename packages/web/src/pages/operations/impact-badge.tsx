import type { StatusImpact } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { operationTexts } from '../../texts/operations.ts';
import { StateIcon, type State } from '../../ui/state-icon.tsx';

// As the status site shows them.
const STATES: Record<StatusImpact, State> = {
  none: 'operational',
  maintenance: 'maintenance',
  minor: 'degraded',
  major: 'partial',
  critical: 'major',
};

/** How grave an incident is, as colour, shape and word. */
export function ImpactBadge({ impact }: { impact: StatusImpact }): ReactNode {
  return <StateIcon state={STATES[impact]} word={useTexts(operationTexts).impacts[impact]} />;
}
