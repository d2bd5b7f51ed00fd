import type { ConsentItem } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { newTicketTexts } from '../../texts/new-ticket.ts';
import { Switch } from '../../ui/checkbox.tsx';
import type { Shares } from './use-shares.ts';

/** One thing that can be shared, and while it is, what it needs. */
export function ShareSwitch(props: { item: ConsentItem; shares: Shares; children?: ReactNode }): ReactNode {
  const { item, shares, children } = props;
  const t = useTexts(newTicketTexts);
  const { on } = shares.draft;
  const isOn = on.includes(item);
  return (
    <div className="flex flex-col gap-2">
      <Switch
        label={t.shareItems[item]}
        help={item === 'override' ? t.overrideHelp : undefined}
        checked={isOn}
        onValue={(next) => shares.change({ on: next ? [...on, item] : on.filter((one) => one !== item) })}
      />
      {isOn && children && <div className="border-l border-line pl-4">{children}</div>}
    </div>
  );
}
