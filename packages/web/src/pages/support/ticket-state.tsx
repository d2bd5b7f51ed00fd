import type { Ticket } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { supportTexts } from '../../texts/support.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import type { IconName } from '../../ui/icon.tsx';

const STATES: Record<Ticket['status'], { tone: Tone; icon: IconName }> = {
  new: { tone: 'accent', icon: 'clock' },
  open: { tone: 'accent', icon: 'clock' },
  pending_customer: { tone: 'warning', icon: 'mail' },
  on_hold: { tone: 'neutral', icon: 'pause' },
  solved: { tone: 'good', icon: 'check' },
  closed: { tone: 'neutral', icon: 'lock' },
};

/** Where a ticket stands, and what it waits for before anybody works on it. */
export function TicketState({ ticket }: { ticket: Pick<Ticket, 'status' | 'waits'> }): ReactNode {
  const t = useTexts(supportTexts);
  const { status, waits } = ticket;
  if (waits && status !== 'solved' && status !== 'closed')
    return (
      <Badge tone="warning" icon="triangle-alert">
        {t.waits[waits]}
      </Badge>
    );
  return <Badge {...STATES[status]}>{t.statuses[status]}</Badge>;
}
