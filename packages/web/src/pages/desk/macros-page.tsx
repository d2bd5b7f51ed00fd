import type { Macro } from '@codepushgo/contract';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useAct } from '../../app/act-dialog.ts';
import { api, client } from '../../app/api.ts';
import { faultOf } from '../../app/faults.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { useAccount } from '../../app/session.tsx';
import { deskMacroTexts } from '../../texts/desk-macros.ts';
import { deskTexts } from '../../texts/desk.ts';
import { deskWords } from '../../texts/desk-words.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Table } from '../../ui/table.tsx';
import type { Column } from '../../ui/table-types.ts';
import { RelativeTime } from '../../ui/time.tsx';
import { useFormat, useUi } from '../../ui/ui-context.tsx';
import { DeskFrame } from './desk-frame.tsx';
import { EditMacroDialog } from './edit-macro-dialog.tsx';
import { MacroVersions } from './macro-versions.tsx';

/** `/desk/macros`: the texts that staff answer with; operators write them. */
export function MacrosPage(): ReactNode {
  const t = useTexts(deskMacroTexts);
  const { partNames } = useTexts(deskTexts);
  const { act, start, close } = useAct();
  const isOperator = useAccount().staff === 'operator';
  const query = useQuery(api.desk.listMacros.queryOptions());
  const retire = useSend(client.desk.retireMacro);
  const [verb, id] = (act ?? '').split(':');
  const chosen = query.data?.items.find((macro) => macro.id === id);
  const add = isOperator && (
    <Button kind="primary" icon="plus" onClick={() => start('new')}>
      {t.add}
    </Button>
  );
  return (
    <DeskFrame title={partNames.macros} description={t.intro} actions={add}>
      <Table
        label={partNames.macros}
        columns={useColumns()}
        rows={query.data?.items}
        error={faultOf(query)}
        onRetry={() => void query.refetch()}
        rowKey={(macro) => macro.id}
        rowActions={isOperator ? (macro) => <Acts macro={macro} start={start} /> : undefined}
        empty={
          <EmptyState level={2} icon="file" title={t.none} actions={add}>
            {t.noneText}
          </EmptyState>
        }
      />
      {isOperator && (verb === 'new' || (verb === 'edit' && chosen)) && (
        <EditMacroDialog macro={chosen} onClose={close} />
      )}
      {isOperator && verb === 'versions' && chosen && <MacroVersions macro={chosen} onClose={close} />}
      {isOperator && chosen && (
        <ConfirmDialog
          isOpen={verb === 'retire'}
          onClose={close}
          title={t.retireTitle}
          confirmLabel={t.retire}
          touches={[chosen.id]}
          onConfirm={() => retire({ macro: chosen.id })}
        >
          {t.retireText}
        </ConfirmDialog>
      )}
    </DeskFrame>
  );
}

function Acts({ macro, start }: { macro: Macro; start: (act: string) => void }): ReactNode {
  const { texts } = useUi();
  const t = useTexts(deskMacroTexts);
  return (
    <Menu
      label={texts.named(t.edit, macro.id)}
      size="small"
      entries={[
        { label: t.edit, icon: 'pencil', onSelect: () => start(`edit:${macro.id}`) },
        { label: t.versions, icon: 'clock', onSelect: () => start(`versions:${macro.id}`) },
        ...(macro.isRetired
          ? []
          : [
              {
                label: t.retire,
                icon: 'trash' as const,
                isDanger: true,
                onSelect: () => start(`retire:${macro.id}`),
              },
            ]),
      ]}
    />
  );
}

function useColumns(): Column<Macro>[] {
  const t = useTexts(deskMacroTexts);
  const words = useTexts(deskWords);
  const language = useLanguage();
  const format = useFormat();
  return [
    {
      id: 'title',
      header: t.macro,
      isMain: true,
      cell: ({ id, title, isRetired }) => (
        <span className="flex flex-col">
          <span>
            {title[language]} {isRetired && <Badge>{t.retired}</Badge>}
          </span>
          <code className="ui-mono text-xs font-normal text-quiet">{id}</code>
        </span>
      ),
    },
    {
      id: 'text',
      header: t.preview,
      isWideOnly: true,
      cell: ({ text }) => <span className="line-clamp-2 max-w-100">{text[language]}</span>,
    },
    { id: 'section', header: t.cites, cell: ({ section }) => (section ? t.sections[section] : '–') },
    { id: 'status', header: t.status, cell: ({ status }) => words.statuses[status] },
    {
      id: 'changed',
      header: t.changed,
      cell: ({ version, updatedAt }) => (
        <span className="flex flex-col">
          <span>v{format.number(version)}</span>
          <span className="text-xs text-quiet">
            {updatedAt ? <RelativeTime value={updatedAt} /> : t.shipped}
          </span>
        </span>
      ),
    },
  ];
}
