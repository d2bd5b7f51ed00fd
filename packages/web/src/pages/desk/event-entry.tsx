import type { DeskEntry } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { deskFixTexts } from '../../texts/desk-fixes.ts';
import { deskTicketTexts } from '../../texts/desk-ticket.ts';
import { deskWords } from '../../texts/desk-words.ts';
import { RelativeTime } from '../../ui/time.tsx';

type EventKind = Exclude<DeskEntry, { kind: 'message' | 'note' | 'received_automatic' }>;

/** Something that was done, in one line. */
export function EventEntry({ entry }: { entry: EventKind }): ReactNode {
  const t = useTexts(deskTicketTexts);
  const words = useTexts(deskWords);
  const fixes = useTexts(deskFixTexts);
  const { by } = entry;
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 px-4 text-quiet">
      <span className="min-w-0 break-words text-text">{wordsOf(entry, t, words, fixes)}</span>
      <span className="text-xs">
        {by.side === 'system' ? t.system : (by.name ?? words.unknownPerson)}
        <span className="whitespace-nowrap">
          {'\u00A0'}· <RelativeTime value={entry.at} />
        </span>
      </span>
    </p>
  );
}

function wordsOf(
  entry: EventKind,
  t: (typeof deskTicketTexts)['en'],
  words: (typeof deskWords)['en'],
  fixes: (typeof deskFixTexts)['en'],
): string {
  switch (entry.kind) {
    case 'status_changed':
      return t.status(words.statuses[entry.to]);
    case 'severity_changed': {
      const change = t.severity(words.severities[entry.from], words.severities[entry.to]);
      return entry.reason === null ? change : `${change} · ${entry.reason}`;
    }
    case 'project_chosen':
      return t.project(entry.project.name);
    case 'sponsored':
      return t.sponsored;
    case 'participant_invited':
      return t.invited(entry.person.name ?? words.unknownPerson);
    case 'merged':
      return t.merged(entry.into.reference);
    case 'absorbed':
      return t.absorbed(entry.ticket.reference);
    case 'split':
      return t.split(entry.ticket.reference);
    case 'incident_linked':
      return t.incident(entry.incident);
    case 'rated':
      return t.rated[entry.score];
    case 'redacted':
      return t.redacted;
    case 'erased':
      return t.erased[entry.why];
    case 'fix':
      return fixes.steps[entry.step];
    default:
      return insideWords(entry, t, words);
  }
}

type InsideKind = Extract<
  EventKind,
  {
    kind: 'assigned' | 'solved_silently' | 'no_reply_needed' | 'linked' | 'tagged' | 'coverage_changed';
  }
>;

// What customers never see.
function insideWords(
  entry: InsideKind,
  t: (typeof deskTicketTexts)['en'],
  words: (typeof deskWords)['en'],
): string {
  switch (entry.kind) {
    case 'assigned':
      return entry.assignee ? t.assigned(entry.assignee.name) : t.unassigned;
    case 'solved_silently':
      return t.silently(entry.reason);
    case 'no_reply_needed':
      return t.noReply(entry.reason);
    case 'linked':
      return t.linked(entry.ticket.reference);
    case 'tagged':
      return entry.tags.length > 0 ? t.tagged(entry.tags.join(', ')) : t.untagged;
    case 'coverage_changed': {
      const row = entry.responseRow as keyof typeof words.rows | null;
      return t.coverage(row === null ? t.noRow : (words.rows[row] ?? row));
    }
  }
}
