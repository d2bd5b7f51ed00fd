import type { DeskTicketDetail } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { IncidentLinks } from '../../app/incident-links.tsx';
import { useLanguage, useTexts } from '../../app/language.ts';
import { useUrlParams } from '../../app/search.ts';
import { deskTicketTexts } from '../../texts/desk-ticket.ts';
import { deskWords } from '../../texts/desk-words.ts';
import { Card } from '../../ui/card.tsx';
import { KeyValues, type KeyValue } from '../../ui/key-values.tsx';
import { Time } from '../../ui/time.tsx';
import { useUi } from '../../ui/ui-context.tsx';
import { ClockList } from './clock-list.tsx';
import { deskPath } from './desk-address.ts';
import { EvidenceCard } from './evidence-card.tsx';
import { FixList } from './fix-list.tsx';
import { RequesterCard } from './requester-card.tsx';

/** What is known of a ticket, beside it: what is owed, who asks, what is shared, how it was judged. */
export function FactsPanel({ ticket }: { ticket: DeskTicketDetail }): ReactNode {
  const t = useTexts(deskTicketTexts);
  return (
    <aside
      aria-label={t.facts}
      className="flex min-w-0 flex-col gap-3 xl:sticky xl:top-4 xl:max-h-[calc(100dvh-2rem)] xl:overflow-y-auto"
      // It scrolls by keys, too.
      tabIndex={0}
    >
      <ClockList ticket={ticket} />
      <RequesterCard ticket={ticket} />
      <EvidenceCard ticket={ticket} />
      <FixList ticket={ticket} />
      <AboutCard ticket={ticket} />
      <JudgementCard ticket={ticket} />
    </aside>
  );
}

function AboutCard({ ticket }: { ticket: DeskTicketDetail }): ReactNode {
  const t = useTexts(deskTicketTexts);
  const words = useTexts(deskWords);
  const items: (KeyValue | false)[] = [
    { label: t.queue, value: words.queues[ticket.queue] },
    { label: t.category, value: words.categories[ticket.category] },
    { label: t.channel, value: words.channels[ticket.channel] },
    { label: t.language, value: t.languages[ticket.language] },
    { label: t.created, value: <Time value={ticket.createdAt} /> },
    ticket.tags.length > 0 && { label: t.tags, value: ticket.tags.join(', ') },
    ticket.participants.length > 0 && {
      label: t.people,
      value: ticket.participants.map(({ name }) => name ?? words.unknownPerson).join(', '),
    },
    ticket.incidents.length > 0 && {
      label: t.incidents,
      value: <IncidentLinks incidents={ticket.incidents} />,
    },
    ticket.links.length > 0 && { label: t.links, value: <References tickets={ticket.links} /> },
    ticket.followUpOf !== null && {
      label: t.followUpOf,
      value: <References tickets={[ticket.followUpOf]} />,
    },
    ticket.rating !== null && {
      label: t.rating,
      value: [t.rated[ticket.rating.score], ticket.rating.comment].filter(Boolean).join(' · '),
    },
  ];
  return (
    <Card title={t.facts}>
      <KeyValues items={items.filter((item) => item !== false)} />
    </Card>
  );
}

function References({ tickets }: { tickets: { id: string; reference: string }[] }): ReactNode {
  const { Link } = useUi();
  const { values } = useUrlParams();
  return (
    <span className="flex flex-wrap gap-x-2">
      {tickets.map(({ id, reference }) => (
        <Link key={id} href={deskPath(values, reference)} className="text-accent">
          {reference}
        </Link>
      ))}
    </span>
  );
}

function JudgementCard({ ticket }: { ticket: DeskTicketDetail }): ReactNode {
  const t = useTexts(deskTicketTexts);
  const lines = ticket.explanation[useLanguage()];
  return (
    <Card title={t.judged}>
      <KeyValues items={lines} />
    </Card>
  );
}
