import type { SlaClaim, SlaClaimStatus } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { slaTexts } from '../../texts/sla.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';

const TONES: Record<SlaClaimStatus, Tone> = {
  ready: 'accent',
  confirmed: 'info',
  approved: 'good',
  declined: 'bad',
  lapsed: 'neutral',
  replaced: 'neutral',
};

/** Where a claim stands, in a word. */
export function ClaimState({ claim: { status } }: { claim: Pick<SlaClaim, 'status'> }): ReactNode {
  const t = useTexts(slaTexts);
  return <Badge tone={TONES[status]}>{t.states[status]}</Badge>;
}
