import type { StatusIncident } from '@codepushgo/contract';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useAct } from '../../app/act-dialog.ts';
import { api } from '../../app/api.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { later } from '../../app/later.tsx';
import { Loaded } from '../../app/loaded.tsx';
import { Page } from '../../app/page.tsx';
import { operationActTexts } from '../../texts/operation-acts.ts';
import { operationTexts } from '../../texts/operations.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ImpactBadge } from './impact-badge.tsx';
import { IncidentFacts } from './incident-facts.tsx';
import { UpdateList } from './update-list.tsx';
import { RENEWED_MS } from './use-status-now.ts';

const IncidentDialogs = later(() => import('./incident-dialogs.tsx'), 'IncidentDialogs');

/** `/admin/status/incidents/{incident}`: what was told of an incident, and the next thing to tell. */
export function IncidentPage(): ReactNode {
  const { incident: id } = useParams({ from: '/admin/status/incidents/$incident' });
  const t = useTexts(operationTexts);
  const language = useLanguage();
  const { act, start, close } = useAct();
  const input = { statusIncident: id };
  const query = useQuery(api.operations.getIncident.queryOptions({ input, refetchInterval: RENEWED_MS }));
  const incident = query.data;
  return (
    <Page
      title={incident?.title[language] ?? t.incident}
      crumbs={[{ label: t.partNames.now, href: '/admin/status' }]}
      meta={
        incident && (
          <>
            <Badge>{t.incidentStatuses[incident.status]}</Badge>
            <ImpactBadge impact={incident.impact} />
          </>
        )
      }
      actions={incident && <Acts incident={incident} start={start} />}
    >
      <Loaded query={query} skeleton={<Skeleton lines={10} />}>
        {(found) => (
          <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_21rem]">
            <div className="flex min-w-0 flex-col gap-4">
              {found.postmortem && (
                <Card title={t.postmortem}>
                  <p className="whitespace-pre-line wrap-anywhere">{found.postmortem.body[language]}</p>
                </Card>
              )}
              <Card title={t.updates}>
                <UpdateList
                  label={t.updates}
                  updates={found.updates}
                  statuses={t.incidentStatuses}
                  onEdit={(update) => start(`edit-update:${update}`)}
                />
              </Card>
            </div>
            <IncidentFacts incident={found} />
          </div>
        )}
      </Loaded>
      {incident && act && <IncidentDialogs act={act} incident={incident} onClose={close} />}
    </Page>
  );
}

function Acts({ incident, start }: { incident: StatusIncident; start: (act: string) => void }): ReactNode {
  const t = useTexts(operationActTexts);
  const { site } = useTexts(operationTexts);
  const isOver = incident.resolvedAt !== null;
  return (
    <>
      <Button kind={isOver ? 'secondary' : 'primary'} icon="plus" onClick={() => start('update')}>
        {t.update}
      </Button>
      {isOver ? (
        <Button icon="file" onClick={() => start('postmortem')}>
          {t.postmortem}
        </Button>
      ) : (
        <Button icon="check" onClick={() => start('resolve')}>
          {t.resolve}
        </Button>
      )}
      <ButtonLink icon="external" href={incident.url} target="_blank">
        {site}
      </ButtonLink>
      <Menu
        label={t.edit}
        align="end"
        entries={[{ label: t.editIncident, icon: 'pencil', onSelect: () => start('edit') }]}
      />
    </>
  );
}
