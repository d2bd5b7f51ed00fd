import { Combobox as Base } from '@base-ui/react/combobox';
import { useContext, type ReactNode } from 'react';
import type { ComboboxProps } from './combobox.tsx';
import { useFieldControl } from './field.tsx';
import { Icon } from './icon.tsx';
import { controlLooks } from './input.tsx';
import { DialogContext } from './open-dialogs.ts';
import type { Choice } from './select.tsx';
import { Spinner } from './spinner.tsx';
import { useUi } from './ui-context.tsx';

const side =
  'flex h-full w-6 cursor-pointer items-center justify-center rounded-sm text-quiet hover:text-text';

function Box(props: ComboboxProps): ReactNode {
  const { texts } = useUi();
  const { id, name: _name, required, ...described } = useFieldControl(props);
  return (
    <Base.InputGroup className="relative flex">
      <Base.Input
        id={id}
        {...described}
        aria-required={required}
        placeholder={props.placeholder ?? texts.choose}
        className={`${controlLooks} truncate pr-14`}
      />
      <span className="absolute inset-y-0 right-1.5 flex items-center">
        {props.isLoading && <Spinner className="text-quiet" />}
        <Base.Clear aria-label={texts.clear} className={side}>
          <Icon name="x" size={14} />
        </Base.Clear>
        <Base.Trigger aria-label={texts.openList} className={side}>
          <Icon name="chevron-down" size={14} />
        </Base.Trigger>
      </span>
    </Base.InputGroup>
  );
}

function Line({ choice }: { choice: Choice }): ReactNode {
  return (
    <Base.Item value={choice} disabled={choice.isDisabled} className="ui-option">
      <span className="min-w-0 flex-1">
        <span className="block">{choice.label}</span>
        {choice.hint && <span className="block text-xs text-quiet">{choice.hint}</span>}
      </span>
      <Base.ItemIndicator>
        <Icon name="check" size={14} className="text-accent" />
      </Base.ItemIndicator>
    </Base.Item>
  );
}

/** The combobox itself, by Base UI; loaded when one comes into being. */
export function ComboboxControl(props: ComboboxProps): ReactNode {
  const { texts } = useUi();
  const dialog = useContext(DialogContext);
  const chosen = props.choices.find(({ value }) => value === props.value);
  return (
    <Base.Root<Choice>
      items={props.choices}
      // While another page of choices is shown the chosen one may not be among them.
      value={chosen ?? (props.value === null ? null : { value: props.value, label: props.value })}
      onValueChange={(choice) => props.onValue(choice?.value ?? null)}
      isItemEqualToValue={(one, other) => one.value === other.value}
      onInputValueChange={(text, { reason }) => reason === 'input-change' && props.onSearch?.(text)}
      {...(props.onSearch ? { filter: null } : {})}
      disabled={props.isDisabled ?? false}
      name={props.name}
      autoHighlight
    >
      <Box {...props} />
      <Base.Portal container={dialog ?? undefined}>
        <Base.Positioner sideOffset={4} positionMethod="fixed" className="z-40">
          <Base.Popup className="ui-popup w-(--anchor-width) max-w-(--available-width)">
            <Base.Empty>
              <div className="px-3 py-2 text-quiet">
                {props.isLoading ? texts.searching : (props.emptyText ?? texts.noMatch)}
              </div>
            </Base.Empty>
            <Base.List className="max-h-[min(20rem,var(--available-height))] overflow-y-auto p-1 data-empty:p-0">
              {(choice: Choice) => <Line key={choice.value} choice={choice} />}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
