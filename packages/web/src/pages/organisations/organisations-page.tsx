import type { Organisation } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { orgPath } from '../../app/addresses.ts';
import { api, client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { later } from '../../app/later.tsx';
import { Loaded } from '../../app/loaded.tsx';
import { useNewDialog } from '../../app/new-dialog.ts';
import { Page } from '../../app/page.tsx';
import { useWholeList } from '../../app/whole-list.ts';
import { organisationTexts } from '../../texts/organisations.ts';
import { Badge } from '../../ui/badge.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useUi } from '../../ui/ui-context.tsx';

const CreateOrganisationDialog = later(
  () => import('./create-organisation-dialog.tsx'),
  'CreateOrganisationDialog',
);

/** `/o`: the organisations one works in. */
export function OrganisationsPage(): ReactNode {
  const t = useTexts(organisationTexts);
  const dialog = useNewDialog('organisation');
  const query = useWholeList(api.organisations.list.key(), client.organisations.list, {});
  const create = (
    <ButtonLink kind="primary" icon="plus" href={dialog.href}>
      {t.create}
    </ButtonLink>
  );
  return (
    <Page title={t.title} description={t.intro} actions={create}>
      <Loaded query={query} skeleton={<Skeleton lines={4} />}>
        {(items) => (
          <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
            {items.map((organisation) => (
              <OrganisationCard key={organisation.id} organisation={organisation} />
            ))}
          </ul>
        )}
      </Loaded>
      {dialog.isOpen && <CreateOrganisationDialog onClose={dialog.close} />}
    </Page>
  );
}

function OrganisationCard({ organisation }: { organisation: Organisation }): ReactNode {
  const t = useTexts(organisationTexts);
  const { Link } = useUi();
  const { name, slug, kind, role } = organisation;
  return (
    <li className="ui-lift relative flex flex-col gap-2 rounded-md border border-line bg-page p-4">
      <Link href={orgPath(slug)} className="ui-stretched font-semibold text-text no-underline">
        {name}
      </Link>
      <p className="text-quiet">{slug}</p>
      <p className="flex flex-wrap gap-2">
        {kind === 'personal' && <Badge>{t.personal}</Badge>}
        <Badge>{t.roles[role ?? 'guest']}</Badge>
      </p>
    </li>
  );
}
