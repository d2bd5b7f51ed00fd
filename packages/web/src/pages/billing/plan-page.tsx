import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { Loaded } from '../../app/loaded.tsx';
import { may } from '../../app/may.ts';
import { planTexts } from '../../texts/plan.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { SettingsFrame } from '../organisations/settings-frame.tsx';
import { BillingHistory } from './billing-history.tsx';
import { BillingTerms } from './billing-terms.tsx';
import { CoverageCard } from './coverage-card.tsx';
import { ProjectCoverages } from './project-coverages.tsx';

/** `/o/{org}/settings/plan`: the plan, what it gives and, for those who may see them, amounts. */
export function PlanPage(): ReactNode {
  const { org } = useParams({ from: '/o/$org/settings/plan' });
  const t = useTexts(planTexts);
  const coverage = useQuery(api.billing.coverage.queryOptions({ input: { org } }));
  return (
    <SettingsFrame org={org} part="plan" description={t.intro}>
      {({ role }) => (
        <div className="flex flex-col gap-6">
          {may(role, 'billing.read') ? (
            <BillingTerms org={org} />
          ) : (
            <p className="text-quiet">{t.amountsElsewhere}</p>
          )}
          <Loaded query={coverage} skeleton={<Skeleton lines={4} />}>
            {(found) => <CoverageCard coverage={found} />}
          </Loaded>
          {may(role, 'project.read') && <ProjectCoverages org={org} />}
          {may(role, 'billing.read') && <BillingHistory org={org} />}
        </div>
      )}
    </SettingsFrame>
  );
}
