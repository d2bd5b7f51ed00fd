import type { TicketMail } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { deskPageTexts } from '../../texts/desk-pages.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { useUi } from '../../ui/ui-context.tsx';

/** A mail that carries an answer. */
export type Sent = Extract<TicketMail, { direction: 'out' }>;

const looks: Record<Sent['state'], { tone: Tone; icon: IconName }> = {
  queued: { tone: 'neutral', icon: 'clock' },
  sent: { tone: 'good', icon: 'mail' },
  delayed: { tone: 'warning', icon: 'clock' },
  bounced: { tone: 'bad', icon: 'triangle-alert' },
  suppressed: { tone: 'neutral', icon: 'minus' },
};

/** What became of the mails that carry an answer, by whom they went to. */
export function DeliveryMarks({ mails }: { mails: Sent[] }): ReactNode {
  const { mail: t } = useTexts(deskPageTexts);
  const { texts } = useUi();
  return (
    <div className="mt-2 flex flex-wrap gap-1.5">
      {mails.map(({ id, recipient, state, detail }) => (
        <span key={id} title={detail ?? undefined} className="min-w-0">
          <Badge {...looks[state]}>{texts.named(recipient, t.states[state])}</Badge>
        </span>
      ))}
    </div>
  );
}
