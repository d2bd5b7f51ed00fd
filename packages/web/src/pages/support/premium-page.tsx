import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { orgPath } from '../../app/addresses.ts';
import { api } from '../../app/api.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { Loaded } from '../../app/loaded.tsx';
import { useUrlParams } from '../../app/search.ts';
import { supportPartTexts } from '../../texts/support-parts.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { NewTicketForm } from './new-ticket-form.tsx';
import { SupportFrame, supportPath } from './support-frame.tsx';

/** `/o/{org}/support/premium`: the form for Team and Enterprise; others see what the plans offer. */
export function PremiumPage(): ReactNode {
  const { org } = useParams({ from: '/o/$org/support/premium' });
  const t = useTexts(supportPartTexts);
  const { project } = useUrlParams().values;
  const coverage = useQuery(api.billing.coverage.queryOptions({ input: { org } }));
  return (
    <SupportFrame at={{ org }} part="premium" description={t.premiumIntro}>
      <Loaded query={coverage} skeleton={<Skeleton lines={6} />}>
        {({ premiumSupport }) =>
          premiumSupport ? (
            <NewTicketForm start={{ org, isPremium: true, ...(project && { project }) }} />
          ) : (
            <Without org={org} />
          )
        }
      </Loaded>
    </SupportFrame>
  );
}

function Without({ org }: { org: string }): ReactNode {
  const t = useTexts(supportPartTexts);
  const language = useLanguage();
  return (
    <EmptyState
      level={2}
      icon="life-buoy"
      title={t.noPremium}
      actions={
        <>
          <ButtonLink kind="primary" href={`/${language}/pricing`} target="_blank">
            {t.plans}
          </ButtonLink>
          <ButtonLink href={orgPath(org, 'settings', 'plan')}>{t.ownPlan}</ButtonLink>
          <ButtonLink href={supportPath({ org }, 'new')}>{t.askTechnical}</ButtonLink>
        </>
      }
    >
      {t.noPremiumText}
    </EmptyState>
  );
}
