import type { StatusMaintenance } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { operationTexts } from '../../texts/operations.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import type { IconName } from '../../ui/icon.tsx';

type Status = StatusMaintenance['status'];

const looks: Record<Status, { tone: Tone; icon: IconName }> = {
  scheduled: { tone: 'info', icon: 'clock' },
  in_progress: { tone: 'info', icon: 'settings' },
  verifying: { tone: 'info', icon: 'eye' },
  completed: { tone: 'good', icon: 'check' },
  cancelled: { tone: 'neutral', icon: 'x' },
};

/** Where maintenance stands, as colour, shape and word. */
export function MaintenanceBadge({ status }: { status: Status }): ReactNode {
  return <Badge {...looks[status]}>{useTexts(operationTexts).maintenanceStatuses[status]}</Badge>;
}
