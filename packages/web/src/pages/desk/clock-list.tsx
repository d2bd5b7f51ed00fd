import type { DeskTicketDetail, TicketClock } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { deskTicketTexts } from '../../texts/desk-ticket.ts';
import { deskWords } from '../../texts/desk-words.ts';
import { Badge } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { useFormat } from '../../ui/ui-context.tsx';
import { clockLooks } from '../support/clock-looks.ts';
import { becauseWords, targetWords } from './clock-words.ts';
import { ClockMark } from './due-mark.tsx';

/** What is owed on a ticket, when, and by which rule; what is over comes last. */
export function ClockList({ ticket }: { ticket: DeskTicketDetail }): ReactNode {
  const t = useTexts(deskTicketTexts);
  const { clocks, entitlement, awaitsReply } = ticket;
  const isNow = ({ state }: TicketClock): boolean =>
    state === 'running' || state === 'paused' || state === 'breached';
  const inOrder = [...clocks.filter(isNow), ...clocks.filter((clock) => !isNow(clock)).toReversed()];
  return (
    <Card title={t.owed}>
      {clocks.length === 0 && (
        <p className="text-quiet">
          {awaitsReply && entitlement.entitlement.owesAnswer ? t.ownAnswer : t.nothingOwed}
        </p>
      )}
      <ul className="flex flex-col gap-3">
        {inOrder.map((clock) => (
          <li key={`${clock.clock} ${clock.seq}`}>
            <OneClock clock={clock} isNow={isNow(clock)} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function OneClock({ clock, isNow }: { clock: TicketClock; isNow: boolean }): ReactNode {
  const t = useTexts(deskTicketTexts);
  const words = useTexts(deskWords);
  const format = useFormat();
  const { because, remainingSeconds } = clock;
  return (
    <div className="flex flex-col gap-0.5">
      <p className="flex flex-wrap items-center gap-x-2">
        <span className="font-medium">{words.clocks[clock.clock]}</span>
        <Badge {...clockLooks[clock.state]}>{words.clockStates[clock.state]}</Badge>
        <span className="text-xs text-quiet">{words.promises[clock.kind]}</span>
      </p>
      {isNow && clock.dueAt && <ClockMark clock={clock} withUtc />}
      {clock.state === 'paused' && remainingSeconds !== null && (
        <p className="text-xs text-quiet">{t.left(format.duration(remainingSeconds * 1000))}</p>
      )}
      {isNow && (
        <p className="text-xs text-quiet">
          {because ? becauseWords(because, words, format) : targetWords(clock.target, words, format)}{' '}
          {because?.responseRow && words.by(words.rows[because.responseRow])}{' '}
          {clock.target.unit !== 'h' && `${t.zone(clock.timeZone)}. `}
          {t.policyVersion(format.number(clock.policyVersion))}.
        </p>
      )}
    </div>
  );
}
