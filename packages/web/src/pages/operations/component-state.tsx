import type { StatusComponentState } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { operationTexts } from '../../texts/operations.ts';
import { StateIcon, type State } from '../../ui/state-icon.tsx';

const LOOKS: Record<StatusComponentState, State> = {
  operational: 'operational',
  under_maintenance: 'maintenance',
  degraded_performance: 'degraded',
  partial_outage: 'partial',
  major_outage: 'major',
};

/** The state of a component. */
export function ComponentState({ state }: { state: StatusComponentState }): ReactNode {
  const { states } = useTexts(operationTexts);
  return <StateIcon state={LOOKS[state]} word={states[state]} />;
}

/** What the state of the worst component says of the whole page. */
export function PageState({ state }: { state: StatusComponentState }): ReactNode {
  const { headlines } = useTexts(operationTexts);
  return <StateIcon isSentence state={LOOKS[state]} word={headlines[state]} />;
}
