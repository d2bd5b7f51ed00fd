import type { SlaClaim, SlaClaimStatus } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { slaTexts } from '../../texts/sla.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import type { IconName } from '../../ui/icon.tsx';

const looks: Record<SlaClaimStatus, { tone: Tone; icon: IconName }> = {
  ready: { tone: 'accent', icon: 'pencil' },
  confirmed: { tone: 'info', icon: 'clock' },
  approved: { tone: 'good', icon: 'check' },
  declined: { tone: 'bad', icon: 'x' },
  lapsed: { tone: 'neutral', icon: 'history' },
  replaced: { tone: 'neutral', icon: 'refresh' },
};

/** Where a claim stands, in a word. */
export function ClaimState({ claim: { status } }: { claim: Pick<SlaClaim, 'status'> }): ReactNode {
  const t = useTexts(slaTexts);
  return <Badge {...looks[status]}>{t.states[status]}</Badge>;
}
