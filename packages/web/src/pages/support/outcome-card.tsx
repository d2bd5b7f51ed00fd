import type { OpenedTicket } from '@codepushgo/contract';
import { useEffect, useRef, type ReactNode } from 'react';
import { orgPath } from '../../app/addresses.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { newTicketTexts } from '../../texts/new-ticket.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { supportPath } from './support-frame.tsx';

/** What became of a request that is no ticket: why, that the text is kept, and the way out. */
export function OutcomeCard({ org, outcome }: { org: string; outcome: OpenedTicket }): ReactNode {
  const t = useTexts(newTicketTexts);
  const { summary, next } = outcome.text[useLanguage()];
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1}>
      <Card title={outcome.kept ? t.keptTitle : t.nothingSent}>
        <div className="flex max-w-[70ch] flex-col gap-2">
          <p>{summary}</p>
          {next && <p>{next}</p>}
          {outcome.kept && <p>{t.keptText}</p>}
          <p className="mt-2 flex flex-wrap gap-2">
            {outcome.kept && (
              <ButtonLink kind="primary" href={supportPath({ org }, 'kept')}>
                {t.toKept}
              </ButtonLink>
            )}
            <ButtonLink href={orgPath(org, 'settings', 'plan')}>{t.seePlans}</ButtonLink>
            <ButtonLink href={supportPath({ org }, 'community')}>{t.askCommunity}</ButtonLink>
          </p>
        </div>
      </Card>
    </div>
  );
}
