import type { Macro } from '@codepushgo/contract';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useAct } from '../../app/act-dialog.ts';
import { api, client } from '../../app/api.ts';
import { faultOf } from '../../app/faults.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { useAccount } from '../../app/session.tsx';
import { deskMacroTexts } from '../../texts/desk-macros.ts';
import { deskTexts } from '../../texts/desk.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Table } from '../../ui/table.tsx';
import { useUi } from '../../ui/ui-context.tsx';
import { DeskFrame } from './desk-frame.tsx';
import { EditMacroDialog } from './edit-macro-dialog.tsx';
import { MacroVersions } from './macro-versions.tsx';
import { RetiredMacros } from './retired-macros.tsx';
import { useMacroColumns } from './use-macro-columns.tsx';

/** `/desk/macros`: the texts that staff answer with; operators write them. */
export function MacrosPage(): ReactNode {
  const t = useTexts(deskMacroTexts);
  const { partNames } = useTexts(deskTexts);
  const { act, start, close } = useAct();
  const isOperator = useAccount().staff === 'operator';
  const query = useQuery((isOperator ? api.desk.listEveryMacro : api.desk.listMacros).queryOptions());
  const retire = useSend(client.desk.retireMacro);
  const [verb, id] = (act ?? '').split(':');
  const all = query.data?.items;
  const chosen = all?.find((macro) => macro.id === id);
  const add = isOperator && (
    <Button kind="primary" icon="plus" onClick={() => start('new')}>
      {t.add}
    </Button>
  );
  return (
    <DeskFrame title={partNames.macros} description={t.intro} actions={add}>
      <div className="flex flex-col gap-6">
        <Table
          label={partNames.macros}
          columns={useMacroColumns()}
          rows={all?.filter(({ isRetired }) => !isRetired)}
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
        <RetiredMacros macros={all?.filter(({ isRetired }) => isRetired)} start={start} />
      </div>
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
        { label: t.retire, icon: 'trash', isDanger: true, onSelect: () => start(`retire:${macro.id}`) },
      ]}
    />
  );
}
