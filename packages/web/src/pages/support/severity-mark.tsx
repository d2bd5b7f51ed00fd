import type { Severity } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { supportTexts } from '../../texts/support.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import type { IconName } from '../../ui/icon.tsx';

const looks: Record<Severity, { tone: Tone; icon: IconName }> = {
  urgent: { tone: 'bad', icon: 'triangle-alert' },
  high: { tone: 'warning', icon: 'arrow-up' },
  normal: { tone: 'info', icon: 'minus' },
  low: { tone: 'neutral', icon: 'arrow-down' },
};

/** How grave a ticket is, as colour, shape and word, to customers and to staff. */
export function SeverityMark({ severity }: { severity: Severity }): ReactNode {
  const { severities } = useTexts(supportTexts);
  return <Badge {...looks[severity]}>{severities[severity]}</Badge>;
}
