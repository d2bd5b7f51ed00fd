import type { TicketClock } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../../app/language.ts';
import { supportTexts } from '../../texts/support.ts';
import { ticketTexts } from '../../texts/ticket.ts';
import { Badge } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { RelativeTime, Time } from '../../ui/time.tsx';
import { useFormat, useUi } from '../../ui/ui-context.tsx';
import { useBecause } from './because-words.ts';
import { clockLooks } from './clock-looks.ts';

/** What is owed and when, in the reader's zone with UTC beside, each with the rule that set it; the newest first. */
export function ClocksCard({ clocks }: { clocks: TicketClock[] }): ReactNode {
  const t = useTexts(ticketTexts);
  return (
    <Card title={t.owedTitle}>
      {clocks.length === 0 && <p className="text-quiet">{t.owedNone}</p>}
      <ul className="flex flex-col gap-4">
        {clocks.toReversed().map((clock) => (
          <li key={`${clock.clock} ${clock.seq}`} className="min-w-0">
            <ClockView clock={clock} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function ClockView({ clock }: { clock: TicketClock }): ReactNode {
  const t = useTexts(ticketTexts);
  const { clocks } = useTexts(supportTexts);
  const format = useFormat();
  const { state, dueAt, satisfiedAt, remainingSeconds, kind } = clock;
  const isRunning = state === 'running' || state === 'breached';
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2">
        <span className="font-medium">{clocks[clock.clock]}</span>
        <Badge {...clockLooks[state]}>{t.clockStates[state]}</Badge>
        <span className="text-xs text-quiet">{t.clockKinds[kind]}</span>
      </p>
      {dueAt && (
        <p>
          {t.dueBy} <Time value={dueAt} withUtc />
          {isRunning && (
            <span className="text-quiet">
              {' '}
              (<RelativeTime value={dueAt} />)
            </span>
          )}
        </p>
      )}
      {satisfiedAt && (
        <p>
          {t.answeredAt} <Time value={satisfiedAt} withUtc />
        </p>
      )}
      {state === 'paused' && remainingSeconds !== null && (
        <p>{t.left(format.duration(remainingSeconds * 1000))}</p>
      )}
      <Rule clock={clock} />
    </>
  );
}

function Rule({ clock }: { clock: TicketClock }): ReactNode {
  const t = useTexts(ticketTexts);
  const because = useBecause();
  const language = useLanguage();
  const format = useFormat();
  const { Link } = useUi();
  if (!clock.because) return null;
  const { timeZone, policyVersion } = clock;
  return (
    <details className="mt-1 text-quiet">
      <summary className="cursor-pointer">{t.rule}</summary>
      <p className="mt-1">
        {because(clock.because)}. {t.from} <Time value={clock.because.from} withUtc />.
      </p>
      <p>
        {t.counted(timeZone, format.number(policyVersion))}{' '}
        <Link href={`/${language}/support/versions/${policyVersion}`} target="_blank" className="text-accent">
          {t.policyLink}
        </Link>
        .
      </p>
    </details>
  );
}
