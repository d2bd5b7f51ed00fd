import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { PolicyVersion } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { Loaded } from '../../app/loaded.tsx';
import { supportPartTexts } from '../../texts/support-parts.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ReportForm } from './report-form.tsx';
import { SupportFrame } from './support-frame.tsx';

/** `/o/{org}/support/community`: where users help each other, and what puts a good report together. */
export function CommunityPage(): ReactNode {
  const { org } = useParams({ from: '/o/$org/support/community' });
  const t = useTexts(supportPartTexts);
  const query = useQuery(api.supportPolicy.get.queryOptions({ staleTime: 300_000 }));
  return (
    <SupportFrame at={{ org }} part="community" description={t.communityIntro}>
      <Loaded query={query} skeleton={<Skeleton lines={6} />}>
        {({ policy }) => (
          <div className="flex flex-col gap-4">
            <div className="grid items-start gap-4 md:grid-cols-2">
              <Places places={policy.community} />
              <Guidance guidance={policy.guidance} />
            </div>
            <ReportForm place={policy.community.find(({ href }) => href?.includes('//github.com/'))?.href} />
          </div>
        )}
      </Loaded>
    </SupportFrame>
  );
}

type Policy = PolicyVersion['policy'];

function Places({ places }: { places: Policy['community'] }): ReactNode {
  const t = useTexts(supportPartTexts);
  const language = useLanguage();
  return (
    <Card title={t.places}>
      <ul className="flex flex-col gap-3">
        {places.map(({ id, name, text, href }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-2">
            <span className="min-w-0">
              <span className="block font-medium">{name}</span>
              <span className="text-quiet">
                {text[language]} {href === null && t.noAddress}
              </span>
            </span>
            {href && (
              <ButtonLink size="small" icon="external" href={href} target="_blank" rel="noreferrer">
                {name}
              </ButtonLink>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Guidance({ guidance }: Pick<Policy, 'guidance'>): ReactNode {
  const t = useTexts(supportPartTexts);
  const language = useLanguage();
  return (
    <Card title={t.good} description={guidance.intro[language]}>
      <ul className="flex list-disc flex-col gap-1 pl-4">
        {guidance.items.map((item) => (
          <li key={item.en}>
            {item[language].split('`').map((piece, at) =>
              at % 2 === 1 ? (
                <code className="inline-block" key={piece}>
                  {piece}
                </code>
              ) : (
                piece
              ),
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
