import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useUrlParams } from '../../app/search.ts';
import { catalogueTexts } from '../../texts/catalogues.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { CatalogueDrawer } from './catalogue-drawer.tsx';
import { VersionsPage } from './versions-page.tsx';

/** `/admin/plans`: the versions of the plan catalogue. */
export function CataloguesPage(): ReactNode {
  const t = useTexts(catalogueTexts);
  const input = { cursor: useUrlParams().values['after'] };
  const query = useQuery(api.plans.listVersions.queryOptions({ input, placeholderData: keepPreviousData }));
  const version = useQuery(api.plans.get.queryOptions()).data?.version;
  return (
    <VersionsPage
      title={t.title}
      intro={t.intro}
      action={
        <ButtonLink kind="primary" href="/admin/plans/new">
          {t.publish}
        </ButtonLink>
      }
      query={query}
      from={t.from}
      current={{ version, label: t.offered }}
      drawer={(shown, close) => <CatalogueDrawer version={shown} onClose={close} />}
    />
  );
}
