import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useUrlParams } from '../../app/search.ts';
import { supportPolicyTexts } from '../../texts/support-policy.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { VersionsPage } from '../plans/versions-page.tsx';
import { PolicyDrawer } from './policy-drawer.tsx';

/** `/admin/policy`: the versions of the support policy. */
export function PoliciesPage(): ReactNode {
  const t = useTexts(supportPolicyTexts);
  const input = { cursor: useUrlParams().values['after'] };
  const query = useQuery(
    api.supportPolicy.listVersions.queryOptions({ input, placeholderData: keepPreviousData }),
  );
  const version = useQuery(api.supportPolicy.get.queryOptions()).data?.version;
  return (
    <VersionsPage
      title={t.title}
      intro={t.intro}
      action={
        <ButtonLink kind="primary" href="/admin/policy/draft">
          {t.edit}
        </ButtonLink>
      }
      query={query}
      from={t.from}
      current={{ version, label: t.inForce }}
      drawer={(shown, close) => <PolicyDrawer version={shown} onClose={close} />}
    />
  );
}
