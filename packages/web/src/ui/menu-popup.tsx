import { Menu as Base } from '@base-ui/react/menu';
import { useContext, useRef, type ReactNode, type RefObject } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import type { MenuEntry } from './menu.tsx';
import { DialogContext } from './open-dialogs.ts';
import { useUi } from './ui-context.tsx';

type Item = Extract<MenuEntry, { label: string }>;

function ItemContent({ item }: { item: Item }): ReactNode {
  return (
    <>
      {item.icon && <Icon name={item.icon} className={item.isDanger ? '' : 'text-quiet'} />}
      <span className="min-w-0 flex-1">
        <span className="block">{item.label}</span>
        {item.hint && <span className="block text-xs text-quiet">{item.hint}</span>}
      </span>
      {item.isCurrent && <Icon name="check" size={14} className="text-accent" />}
    </>
  );
}

function Entry({ entry, onChoose }: { entry: MenuEntry; onChoose: (item: Item) => void }): ReactNode {
  const { Link } = useUi();
  if ('separator' in entry) return <Base.Separator className="my-1 h-px bg-line" />;
  if ('heading' in entry)
    return (
      <Base.Group>
        <Base.GroupLabel className="px-2 pt-1.5 pb-1 text-xs font-medium text-quiet">
          {entry.heading}
        </Base.GroupLabel>
      </Base.Group>
    );
  const looks = classNames('ui-option', entry.isDanger && 'text-bad');
  if (entry.href !== undefined)
    return (
      <Base.LinkItem
        closeOnClick
        className={looks}
        render={<Link href={entry.href} aria-current={entry.isCurrent ? 'page' : undefined} />}
      >
        <ItemContent item={entry} />
      </Base.LinkItem>
    );
  return (
    <Base.Item className={looks} disabled={entry.isDisabled} onClick={() => onChoose(entry)}>
      <ItemContent item={entry} />
    </Base.Item>
  );
}

/** The list that a menu opens; loaded when it is needed. */
export function MenuPopup(props: {
  label: string;
  entries: MenuEntry[];
  align?: 'start' | 'end' | undefined;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  trigger: RefObject<HTMLButtonElement | null>;
}): ReactNode {
  const dialog = useContext(DialogContext);
  const chosen = useRef<Item>(null);
  // What was chosen happens after the focus is back on the button, so that a dialog it opens can return it there.
  const finish = (isOpen: boolean): void => {
    if (isOpen) return;
    const item = chosen.current;
    chosen.current = null;
    item?.onSelect?.();
  };
  return (
    <Base.Root
      modal={false}
      open={props.isOpen}
      onOpenChangeComplete={finish}
      onOpenChange={(isOpen, { reason, event }) => {
        // A press on the button is answered by the button.
        if (reason === 'outside-press' && props.trigger.current?.contains(event.target as Node)) return;
        props.onOpen(isOpen);
      }}
    >
      <Base.Portal container={dialog ?? undefined}>
        <Base.Positioner
          anchor={props.trigger}
          align={props.align ?? 'start'}
          sideOffset={4}
          positionMethod="fixed"
          className="z-40"
        >
          <Base.Popup
            aria-label={props.label}
            finalFocus={props.trigger}
            className="ui-popup max-h-(--available-height) min-w-48 max-w-80 overflow-y-auto p-1"
          >
            {props.entries.map((entry, at) => (
              <Entry key={at} entry={entry} onChoose={(item) => (chosen.current = item)} />
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
