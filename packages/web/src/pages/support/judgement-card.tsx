import type { TicketDetail } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { IncidentLinks } from '../../app/incident-links.tsx';
import { useLanguage, useTexts } from '../../app/language.ts';
import { supportTexts } from '../../texts/support.ts';
import { ticketTexts } from '../../texts/ticket.ts';
import { Card } from '../../ui/card.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { Time } from '../../ui/time.tsx';
import { usePersonName } from './person-name.ts';

/** What a request is about and who takes part. */
export function AboutCard({ detail }: { detail: TicketDetail }): ReactNode {
  const t = useTexts(supportTexts);
  const { people, others, incident } = useTexts(ticketTexts);
  const name = usePersonName();
  const { requester, participants, project, category, createdAt, incidents } = detail;
  const asker = name({ side: 'customer', ...requester });
  return (
    <Card title={people}>
      <KeyValues
        items={[
          { label: t.requester, value: asker },
          ...(participants.length > 0
            ? [{ label: others, value: participants.map((person) => name(person)).join(', ') }]
            : []),
          { label: t.category, value: t.categories[category] },
          { label: t.project, value: project?.name },
          { label: t.opened, value: <Time value={createdAt} /> },
          ...(incidents.length > 0
            ? [{ label: incident, value: <IncidentLinks incidents={incidents} /> }]
            : []),
        ]}
      />
    </Card>
  );
}

/** How it was judged, in plain words: the same that support reads. */
export function JudgementCard({ detail }: { detail: TicketDetail }): ReactNode {
  const t = useTexts(ticketTexts);
  return (
    <Card title={t.judgedTitle}>
      <KeyValues items={detail.explanation[useLanguage()]} />
    </Card>
  );
}
