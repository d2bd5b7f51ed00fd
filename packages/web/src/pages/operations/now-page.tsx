import { COMPONENT_STATES } from './component-states.ts';
import type { StatusNow } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useAct } from '../../app/act-dialog.ts';
import { useTexts } from '../../app/language.ts';
import { later } from '../../app/later.tsx';
import { Loaded } from '../../app/loaded.tsx';
import { operationActTexts } from '../../texts/operation-acts.ts';
import { operationTexts } from '../../texts/operations.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { RelativeTime } from '../../ui/time.tsx';
import { ComponentList } from './component-list.tsx';
import { PageState } from './component-state.tsx';
import { IncidentLines, MaintenanceLines } from './event-lines.tsx';
import { OperationsFrame } from './operations-frame.tsx';
import { SubscribersCard, TargetsCard } from './service-cards.tsx';
import { useStatusNow } from './use-status-now.ts';

const OpenIncidentDialog = later(() => import('./open-incident-dialog.tsx'), 'OpenIncidentDialog');
const ScheduleDialog = later(() => import('./schedule-dialog.tsx'), 'ScheduleDialog');

/** `/admin/status`: what the status site says now, and what operators do about it. */
export function NowPage(): ReactNode {
  const t = useTexts(operationTexts);
  const acts = useTexts(operationActTexts);
  const { act, start, close } = useAct();
  const query = useStatusNow();
  const actions = (
    <>
      <Button kind="primary" icon="plus" onClick={() => start('open')}>
        {acts.open}
      </Button>
      <Button icon="clock" onClick={() => start('schedule')}>
        {acts.schedule}
      </Button>
      {query.data && (
        <ButtonLink icon="external" href={query.data.page.url} target="_blank">
          {t.site}
        </ButtonLink>
      )}
    </>
  );
  return (
    <OperationsFrame part="now" description={t.nowIntro} actions={actions}>
      <Loaded query={query} skeleton={<Skeleton lines={10} />}>
        {(now) => (
          <>
            <Content now={now} />
            {act === 'open' && <OpenIncidentDialog components={now.components} onClose={close} />}
            {act === 'schedule' && <ScheduleDialog components={now.components} onClose={close} />}
          </>
        )}
      </Loaded>
    </OperationsFrame>
  );
}

function Content({ now }: { now: StatusNow }): ReactNode {
  const t = useTexts(operationTexts);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_21rem]">
      <div className="flex min-w-0 flex-col gap-4">
        <Headline now={now} />
        <Card title={t.openIncidents}>
          {now.incidents.length === 0 ? (
            <EmptyState icon="circle-check" title={t.noIncidents}>
              {t.noIncidentsText}
            </EmptyState>
          ) : (
            <IncidentLines incidents={now.incidents} />
          )}
        </Card>
        <Card title={t.maintenances}>
          {now.maintenances.length === 0 ? (
            <p className="text-quiet">{t.noMaintenances}</p>
          ) : (
            <MaintenanceLines maintenances={now.maintenances} />
          )}
        </Card>
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        <Card title={t.components}>
          <ComponentList components={now.components} />
        </Card>
        <SubscribersCard subscribers={now.subscribers} />
        <TargetsCard targets={now.targets} />
      </div>
    </div>
  );
}

/** The worst state of all components, and an open incident is never nothing. */
function Headline({ now }: { now: StatusNow }): ReactNode {
  const t = useTexts(operationTexts);
  const worst = Math.max(
    now.incidents.length > 0 ? COMPONENT_STATES.indexOf('degraded_performance') : 0,
    ...now.components.map(({ state }) => COMPONENT_STATES.indexOf(state)),
  );
  return (
    <Card>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-lg font-semibold" aria-live="polite">
          <PageState state={COMPONENT_STATES[worst]!} />
        </p>
        <p className="text-quiet">
          {t.checked} <RelativeTime value={now.page.checkedAt} />
        </p>
      </div>
    </Card>
  );
}
