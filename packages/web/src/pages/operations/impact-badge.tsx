import type { StatusImpact } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { operationTexts } from '../../texts/operations.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';

const TONES: Record<StatusImpact, Tone> = {
  none: 'neutral',
  maintenance: 'info',
  minor: 'warning',
  major: 'warning',
  critical: 'bad',
};

/** How grave an incident is. */
export function ImpactBadge({ impact }: { impact: StatusImpact }): ReactNode {
  return <Badge tone={TONES[impact]}>{useTexts(operationTexts).impacts[impact]}</Badge>;
}
