import type { StatusMaintenance } from '@codepushgo/contract';
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
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import { useNamesOf } from './incident-facts.tsx';
import { MaintenanceBadge } from './maintenance-badge.tsx';
import { NoticeBanner } from './notice-banner.tsx';
import { UpdateList } from './update-list.tsx';
import { RENEWED_MS } from './use-status-now.ts';

const MaintenanceDialogs = later(() => import('./maintenance-dialogs.tsx'), 'MaintenanceDialogs');

/** `/admin/status/maintenances/{maintenance}`: its window, whether it counts, and what was told. */
export function MaintenancePage(): ReactNode {
  const { maintenance: id } = useParams({ from: '/admin/status/maintenances/$maintenance' });
  const t = useTexts(operationTexts);
  const language = useLanguage();
  const { act, start, close } = useAct();
  const input = { maintenance: id };
  const query = useQuery(api.operations.getMaintenance.queryOptions({ input, refetchInterval: RENEWED_MS }));
  const maintenance = query.data;
  return (
    <Page
      title={maintenance?.title[language] ?? t.maintenance}
      crumbs={[{ label: t.partNames.now, href: '/admin/status' }]}
      meta={maintenance && <MaintenanceBadge status={maintenance.status} />}
      actions={maintenance && <Acts maintenance={maintenance} start={start} />}
    >
      <Loaded query={query} skeleton={<Skeleton lines={10} />}>
        {(found) => (
          <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_21rem]">
            <div className="flex min-w-0 flex-col gap-4">
              <NoticeBanner maintenance={found} />
              <Card title={t.updates}>
                <UpdateList label={t.updates} updates={found.updates} statuses={t.maintenanceStatuses} />
              </Card>
            </div>
            <Facts maintenance={found} />
          </div>
        )}
      </Loaded>
      {maintenance && act && <MaintenanceDialogs act={act} maintenance={maintenance} onClose={close} />}
    </Page>
  );
}

function Facts({ maintenance }: { maintenance: StatusMaintenance }): ReactNode {
  const t = useTexts(operationTexts);
  const acts = useTexts(operationActTexts);
  const { scheduledFor, scheduledUntil, startedAt, completedAt, componentIds } = maintenance;
  return (
    <Card title={t.facts}>
      <KeyValues
        items={[
          { label: acts.scheduledFor, value: <Time value={scheduledFor} withUtc /> },
          { label: acts.scheduledUntil, value: <Time value={scheduledUntil} withUtc /> },
          { label: t.began, value: startedAt && <Time value={startedAt} withUtc /> },
          {
            label: t.maintenanceStatuses.completed,
            value: completedAt && <Time value={completedAt} withUtc />,
          },
          { label: t.affected, value: useNamesOf(componentIds) },
        ]}
      />
    </Card>
  );
}

function Acts(props: { maintenance: StatusMaintenance; start: (act: string) => void }): ReactNode {
  const { maintenance, start } = props;
  const t = useTexts(operationActTexts);
  const { site } = useTexts(operationTexts);
  const { status, url } = maintenance;
  const isUnderWay = status === 'in_progress' || status === 'verifying';
  return (
    <>
      {isUnderWay && (
        <Button kind="primary" icon="plus" onClick={() => start('progress')}>
          {t.progress}
        </Button>
      )}
      {status === 'scheduled' && (
        <Button icon="clock" onClick={() => start('move')}>
          {t.move}
        </Button>
      )}
      {(isUnderWay || status === 'scheduled') && (
        <Button icon="arrow-right" onClick={() => start('extend')}>
          {t.extend}
        </Button>
      )}
      {isUnderWay && (
        <Button icon="check" onClick={() => start('complete')}>
          {t.complete}
        </Button>
      )}
      {status === 'scheduled' && (
        <Button icon="x" onClick={() => start('cancel')}>
          {t.cancel}
        </Button>
      )}
      <ButtonLink icon="external" href={url} target="_blank">
        {site}
      </ButtonLink>
    </>
  );
}
