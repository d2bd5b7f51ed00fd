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

/** The state of a component; `words` where it stands for the whole page. */
export function ComponentState(props: {
  state: StatusComponentState;
  words?: 'states' | 'headlines';
}): ReactNode {
  const t = useTexts(operationTexts);
  return <StateIcon state={LOOKS[props.state]} word={t[props.words ?? 'states'][props.state]} />;
}
