import type { StatusComponent } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useAct } from '../../app/act-dialog.ts';
import { client } from '../../app/api.ts';
import { faultOf } from '../../app/faults.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { operationActTexts } from '../../texts/operation-acts.ts';
import { operationTexts } from '../../texts/operations.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Table } from '../../ui/table.tsx';
import type { Column } from '../../ui/table-types.ts';
import { useFormat } from '../../ui/ui-context.tsx';
import { ComponentMenu } from './component-menu.tsx';
import { ComponentDialog } from './component-dialog.tsx';
import { ComponentState } from './component-state.tsx';
import { OperationsFrame } from './operations-frame.tsx';
import { useStatusNow } from './use-status-now.ts';

/** `/admin/status/components`: what the site shows, and in which order. */
export function ComponentsPage(): ReactNode {
  const t = useTexts(operationTexts);
  const acts = useTexts(operationActTexts);
  const language = useLanguage();
  const archive = useSend(client.operations.archiveComponent);
  const { act, start, close } = useAct();
  const query = useStatusNow();
  const components = query.data?.components;
  const [verb, id] = (act ?? '').split(':');
  const chosen = components?.find((one) => one.id === id);
  const add = (
    <Button kind="primary" icon="plus" onClick={() => start('new')}>
      {acts.addComponent}
    </Button>
  );
  return (
    <OperationsFrame part="components" description={t.componentsIntro} actions={add}>
      <Table
        label={t.components}
        columns={useColumns(components ?? [])}
        rows={components}
        error={faultOf(query)}
        onRetry={() => void query.refetch()}
        rowKey={(component) => component.id}
        rowActions={(component) => (
          <ComponentMenu component={component} components={components ?? []} start={start} />
        )}
        empty={<EmptyState level={2} icon="activity" title={t.components} actions={add} />}
      />
      {components && (verb === 'new' || (verb === 'edit' && chosen)) && (
        <ComponentDialog component={chosen} components={components} onClose={close} />
      )}
      {chosen && (
        <ConfirmDialog
          isOpen={verb === 'archive'}
          onClose={close}
          title={acts.archiveTitle}
          confirmLabel={acts.archive}
          touches={[chosen.name[language]]}
          onConfirm={() => archive({ component: chosen.id })}
        >
          {acts.archiveText}
        </ConfirmDialog>
      )}
    </OperationsFrame>
  );
}

function useColumns(components: StatusComponent[]): Column<StatusComponent>[] {
  const t = useTexts(operationTexts);
  const language = useLanguage();
  const format = useFormat();
  const day = (date: string): string =>
    format.dateTime(Date.parse(date), { dateStyle: 'medium', timeZone: 'UTC' });
  const groupOf = ({ groupId }: StatusComponent): string =>
    components.find(({ id }) => id === groupId)?.name[language] ?? '–';
  return [
    {
      id: 'name',
      header: t.component,
      isMain: true,
      cell: ({ name, key, isGroup, isInSla }) => (
        <span className="flex flex-col">
          <span className="flex flex-wrap gap-2">
            {name[language]} {isGroup && <Badge>{t.group}</Badge>}
            {isInSla && <Badge tone="accent">{t.inSla}</Badge>}
          </span>
          {key && <code className="ui-mono text-xs font-normal text-quiet">{key}</code>}
        </span>
      ),
    },
    { id: 'state', header: t.status, cell: ({ state }) => <ComponentState state={state} /> },
    { id: 'group', header: t.group, cell: groupOf },
    {
      id: 'shown',
      header: t.isShown,
      isWideOnly: true,
      cell: ({ isShowcase, startDate }) => (isShowcase ? (startDate ? day(startDate) : '✓') : '–'),
    },
  ];
}
