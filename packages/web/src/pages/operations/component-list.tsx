import type { StatusComponent } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useLanguage } from '../../app/language.ts';
import { ComponentState } from './component-state.tsx';

/** Components with their states, those of a group below it. */
export function ComponentList({ components }: { components: StatusComponent[] }): ReactNode {
  const language = useLanguage();
  return (
    <ul className="flex flex-col divide-y divide-line">
      {components.map(({ id, name, state, isGroup, groupId }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-2 py-1.5">
          <span className={isGroup ? 'font-semibold' : groupId ? 'pl-4' : ''}>{name[language]}</span>
          <ComponentState state={state} />
        </li>
      ))}
    </ul>
  );
}
