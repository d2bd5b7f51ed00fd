import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { OrganisationSla } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { Loaded } from '../../app/loaded.tsx';
import { Section } from '../../app/section.tsx';
import { slaTexts } from '../../texts/sla.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { StatTile, StatTiles } from '../../ui/stat-tile.tsx';
import { SettingsFrame } from '../organisations/settings-frame.tsx';
import { ClaimCard } from './claim-card.tsx';
import { CreditAccount } from './credit-account.tsx';
import { OwnMonths } from './own-months.tsx';
import { useSlaWords } from './use-sla-words.ts';

/** `/o/{org}/settings/availability`: the commitment of the contract, its figures, claims and credits. */
export function AvailabilityPage(): ReactNode {
  const { org } = useParams({ from: '/o/$org/settings/availability' });
  const t = useTexts(slaTexts);
  const language = useLanguage();
  const query = useQuery(api.sla.organisation.queryOptions({ input: { org } }));
  return (
    <SettingsFrame
      org={org}
      part="availability"
      description={t.intro}
      actions={() => <ButtonLink href={`/${language}/sla`}>{t.publicPage}</ButtonLink>}
    >
      {() => (
        <Loaded query={query} skeleton={<Skeleton lines={6} />}>
          {(sla) => <Commitment org={org} sla={sla} />}
        </Loaded>
      )}
    </SettingsFrame>
  );
}

function Commitment({ org, sla }: { org: string; sla: OrganisationSla }): ReactNode {
  const t = useTexts(slaTexts);
  const words = useSlaWords();
  const { contract, current, claims, months } = sla;
  // A contract that is over leaves its claims and credits behind.
  if (!contract && claims.length === 0 && months.length === 0)
    return (
      <EmptyState level={2} icon="shield" title={t.noContract}>
        {t.noContractText}
      </EmptyState>
    );
  return (
    <div className="flex flex-col gap-6">
      <StatTiles>
        <StatTile label={t.commitment} value={words.percent(sla.policy.commitment)} />
        <StatTile
          label={t.current}
          value={current ? words.percent(current.availability) : t.notKnown}
          hint={current && t.provisional}
        />
        <StatTile label={t.credits} value={words.cents(sla.balanceCents)} hint={t.creditsHint} />
      </StatTiles>
      <Section title={t.claims} description={t.claimsText}>
        {claims.length === 0 ? (
          <Card isFlush>
            <EmptyState icon="circle-check" title={t.noClaims}>
              {t.noClaimsText}
            </EmptyState>
          </Card>
        ) : (
          <div className="flex flex-col gap-4">
            {claims.map((claim) => (
              <ClaimCard key={claim.id} org={org} claim={claim} />
            ))}
          </div>
        )}
      </Section>
      <OwnMonths months={months} />
      <CreditAccount org={org} />
    </div>
  );
}
