import type { Macro } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { Section } from '../../app/section.tsx';
import { useAtOnce } from '../../app/use-at-once.ts';
import { deskMacroTexts } from '../../texts/desk-macros.ts';
import { Menu } from '../../ui/menu.tsx';
import { Table } from '../../ui/table.tsx';
import { useUi } from '../../ui/ui-context.tsx';
import { useMacroColumns } from './use-macro-columns.tsx';

/** Macros out of use, for operators, who bring them back; nothing while there are none. */
export function RetiredMacros(props: {
  macros: Macro[] | undefined;
  start: (act: string) => void;
}): ReactNode {
  const t = useTexts(deskMacroTexts);
  const language = useLanguage();
  const { texts } = useUi();
  const columns = useMacroColumns();
  const restore = useAtOnce(client.desk.restoreMacro, ({ title }) => t.broughtBack(title[language]));
  if (!props.macros?.length) return null;
  return (
    <Section title={t.outOfUse} description={t.outOfUseText}>
      <Table
        label={t.outOfUse}
        columns={columns}
        rows={props.macros}
        rowKey={({ id }) => id}
        rowActions={({ id }) => (
          <Menu
            label={texts.named(t.bringBack, id)}
            size="small"
            entries={[
              { label: t.bringBack, icon: 'undo', onSelect: () => restore({ macro: id }) },
              { label: t.versions, icon: 'clock', onSelect: () => props.start(`versions:${id}`) },
            ]}
          />
        )}
        empty={null}
      />
    </Section>
  );
}
