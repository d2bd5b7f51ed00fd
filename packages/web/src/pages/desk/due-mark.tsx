import type { DeskTicket, TicketClock } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { deskWords } from '../../texts/desk-words.ts';
import { toneText, type Tone } from '../../ui/badge.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { useNow } from '../../ui/now.ts';
import { Time } from '../../ui/time.tsx';
import { useUi } from '../../ui/ui-context.tsx';

const SOON_MS = 3_600_000;

/** When the next answer is due, how near that is as colour, shape and words. */
export function DueMark({ ticket }: { ticket: Pick<DeskTicket, 'owed' | 'awaitsReply'> }): ReactNode {
  const words = useTexts(deskWords);
  const { owed, awaitsReply } = ticket;
  if (owed) return <ClockMark clock={owed} />;
  return <span className="text-quiet">{awaitsReply ? words.awaits : words.nothingOwed}</span>;
}

/** The same of one clock. */
export function ClockMark(props: { clock: TicketClock; withUtc?: boolean }): ReactNode {
  const words = useTexts(deskWords);
  const { format, texts } = useUi();
  const now = useNow();
  const { dueAt } = props.clock;
  if (dueAt === null) return <Mark icon="pause" tone="neutral" text={words.paused} />;
  const at = Date.parse(dueAt);
  const soon = format.relative(at, now) || texts.justNow;
  const isLate = at <= now;
  const tone: Tone = isLate ? 'bad' : at - now < SOON_MS ? 'warning' : 'neutral';
  return (
    <span className="inline-flex flex-col">
      <Mark icon={isLate ? 'triangle-alert' : 'clock'} tone={tone} text={isLate ? words.late(soon) : soon} />
      <Time value={dueAt} withUtc={props.withUtc ?? false} className="text-xs text-quiet" />
    </span>
  );
}

function Mark(props: { icon: IconName; tone: Tone; text: string }): ReactNode {
  return (
    <span className={`inline-flex items-center gap-1.5 font-medium ${toneText(props.tone)}`}>
      <Icon name={props.icon} size={14} />
      <span>{props.text}</span>
    </span>
  );
}
