import type { EntitlementAnswer } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { orgPath } from '../../app/addresses.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { newTicketTexts } from '../../texts/new-ticket.ts';
import { Banner } from '../../ui/banner.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Time } from '../../ui/time.tsx';
import { supportPath } from './support-frame.tsx';

const TONES = {
  accepted: 'good',
  choose_project: 'info',
  needs_sponsor: 'warning',
  follow_incident: 'info',
  declined: 'warning',
} as const;

/** What becomes of the request, said before anybody types, and the way out where it is declined. */
export function EntitlementBanner({ org, answer }: { org: string; answer: EntitlementAnswer }): ReactNode {
  const t = useTexts(newTicketTexts);
  const { summary, next } = answer.text[useLanguage()];
  const { outcome, kept } = answer.entitlement;
  const known = outcome in TONES ? (outcome as keyof typeof TONES) : null;
  const queue = answer.owed.find(({ severity }) => severity === null);
  return (
    <Banner tone={known ? TONES[known] : 'info'} title={t.outcomes[known ?? 'other']}>
      <p>{summary}</p>
      {next && <p className="mt-1">{next}</p>}
      {queue && <Owed owed={queue} />}
      {kept === 'text' && (
        <>
          <p className="mt-1">{t.keptThen}</p>
          <p className="mt-2 flex flex-wrap gap-2">
            <ButtonLink size="small" href={orgPath(org, 'settings', 'plan')}>
              {t.seePlans}
            </ButtonLink>
            <ButtonLink size="small" href={supportPath({ org }, 'community')}>
              {t.askCommunity}
            </ButtonLink>
          </p>
        </>
      )}
    </Banner>
  );
}

function Owed({ owed }: { owed: EntitlementAnswer['owed'][number] }): ReactNode {
  const t = useTexts(newTicketTexts);
  return (
    <>
      <p className="mt-1">{t.target(owed.text[useLanguage()])}.</p>
      <Due owed={owed} />
    </>
  );
}

/** Until when an answer would be due if the request were sent now. */
export function Due({ owed }: { owed: EntitlementAnswer['owed'][number] }): ReactNode {
  const t = useTexts(newTicketTexts);
  if (!owed.dueAt) return null;
  return (
    <p className="mt-1">
      {t.dueIfSent} <Time value={owed.dueAt} withUtc className="font-medium" />.
    </p>
  );
}
