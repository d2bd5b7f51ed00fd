import type { TicketEntry } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { supportTexts } from '../../texts/support.ts';
import { ticketEventTexts } from '../../texts/ticket-events.ts';
import { RelativeTime } from '../../ui/time.tsx';
import { useUi } from '../../ui/ui-context.tsx';
import { useIsOneself, usePersonName } from './person-name.ts';
import { supportPath } from './support-frame.tsx';

type EventEntry = Exclude<TicketEntry, { kind: 'message' }>;

/** Something that happened between messages, in a line. */
export function EntryLine({ org, entry }: { org: string; entry: EventEntry }): ReactNode {
  const name = usePersonName();
  return (
    <p className="px-4 break-words text-quiet">
      <span className="font-medium text-text">{name(entry.by)}</span> <Words org={org} entry={entry} />
      <span className="whitespace-nowrap">
        {'\u00A0'}
        <span aria-hidden>·</span> <RelativeTime value={entry.at} className="text-xs" />
      </span>
    </p>
  );
}

function Words({ org, entry }: { org: string; entry: EventEntry }): ReactNode {
  const { others, own } = useTexts(ticketEventTexts);
  const isOneself = useIsOneself();
  const t = isOneself(entry.by) ? own : others;
  const { severities } = useTexts(supportTexts);
  const name = usePersonName();
  switch (entry.kind) {
    case 'status_changed':
      return t.status[entry.to];
    case 'severity_changed': {
      const words = t.severity(severities[entry.from], severities[entry.to]);
      return entry.reason ? `${words} (${entry.reason})` : words;
    }
    case 'project_chosen':
      return t.project(entry.project.name);
    case 'sponsored':
      return t.sponsored;
    case 'participant_invited':
      return isOneself(entry.person) ? t.invitedYou : t.invited(name(entry.person));
    case 'merged':
      return <Other words={t.merged} org={org} reference={entry.into.reference} />;
    case 'absorbed':
      return <Other words={t.absorbed} org={org} reference={entry.ticket.reference} />;
    case 'split':
      return <Other words={t.split} org={org} reference={entry.ticket.reference} />;
    case 'incident_linked':
      return t.incident;
    case 'redacted':
      return t.redacted;
    case 'erased':
      return t.erased[entry.why];
    case 'fix':
      return t.fix[entry.step];
    case 'rated':
      return t.rated[entry.score];
  }
}

function Other(props: { words: string; org: string; reference: string }): ReactNode {
  const { Link } = useUi();
  return (
    <>
      {props.words}{' '}
      <Link href={supportPath({ org: props.org }, props.reference)} className="text-accent">
        {props.reference}
      </Link>
    </>
  );
}
