import type { StatusComponent } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { useAtOnce } from '../../app/use-at-once.ts';
import { operationActTexts } from '../../texts/operation-acts.ts';
import { Menu } from '../../ui/menu.tsx';
import { useUi } from '../../ui/ui-context.tsx';

/** What can be done with a component: change it, move it among its neighbours, take it off the site. */
export function ComponentMenu(props: {
  component: StatusComponent;
  components: StatusComponent[];
  start: (act: string) => void;
}): ReactNode {
  const { component, components, start } = props;
  const { id, groupId, name } = component;
  const t = useTexts(operationActTexts);
  const { texts } = useUi();
  const language = useLanguage();
  const order = useAtOnce(client.operations.orderComponents, () => t.ordered);
  const ids = components.filter((one) => one.groupId === groupId).map((one) => one.id);
  const at = ids.indexOf(id);
  const swap = (to: number): void => {
    const moved = ids.with(at, ids[to]!).with(to, id);
    order({ groupId, components: moved });
  };
  return (
    <Menu
      label={texts.named(t.edit, name[language])}
      size="small"
      entries={[
        { label: t.edit, icon: 'pencil', onSelect: () => start(`edit:${id}`) },
        ...(at > 0 ? [{ label: t.up, icon: 'arrow-up' as const, onSelect: () => swap(at - 1) }] : []),
        ...(at < ids.length - 1
          ? [{ label: t.down, icon: 'arrow-down' as const, onSelect: () => swap(at + 1) }]
          : []),
        { label: t.archive, icon: 'trash', isDanger: true, onSelect: () => start(`archive:${id}`) },
      ]}
    />
  );
}
