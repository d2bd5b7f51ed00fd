import { useEffect, useId, useRef, type ReactNode, type RefObject } from 'react';
import { useFieldControl } from './field.tsx';
import { Icon } from './icon.tsx';
import { controlLooks } from './input.tsx';
import { placeBelow } from './place-beside.ts';
import type { Choice } from './select.tsx';
import { Spinner } from './spinner.tsx';
import { useUi } from './ui-context.tsx';
import { useCombobox, type ComboboxState } from './use-combobox.ts';

/** The props of a combobox. */
export interface ComboboxProps {
  value: string | null;
  onValue: (value: string | null) => void;
  /** All choices, or with `onSearch` those found so far. */
  choices: Choice[];
  /** Asks for other choices as one types; without it they are filtered here. */
  onSearch?: ((text: string) => void) | undefined;
  isLoading?: boolean | undefined;
  placeholder?: string | undefined;
  /** What is said when nothing matches. */
  emptyText?: string | undefined;
  isDisabled?: boolean | undefined;
  /** Its name where no `Field` is around. */
  label?: string | undefined;
}

function Line(props: {
  choice: Choice;
  id: string;
  isActive: boolean;
  isChosen: boolean;
  state: ComboboxState;
  at: number;
}): ReactNode {
  const { choice, isActive, state } = props;
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    <div
      ref={line}
      id={props.id}
      role="option"
      aria-selected={props.isChosen}
      aria-disabled={choice.isDisabled}
      data-highlighted={isActive || undefined}
      onPointerMove={() => state.setActive(props.at)}
      // The focus stays in the input.
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => state.pick(choice)}
      className="ui-option"
    >
      <span className="min-w-0 flex-1">
        <span className="block">{choice.label}</span>
        {choice.hint && <span className="block text-xs text-quiet">{choice.hint}</span>}
      </span>
      {props.isChosen && <Icon name="check" size={14} className="text-accent" />}
    </div>
  );
}

function Choices(props: {
  combobox: ComboboxProps;
  state: ComboboxState;
  id: string;
  labelledBy: string;
  input: RefObject<HTMLInputElement | null>;
}): ReactNode {
  const { texts } = useUi();
  const { combobox, state, id, input } = props;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!box.current || !input.current) return;
    box.current.style.width = `${input.current.offsetWidth}px`;
    box.current.showPopover();
    placeBelow(box.current, input.current);
  }, [input, state.found.length]);
  const { label } = combobox;
  return (
    <div ref={box} popover="manual" className="ui-popup ui-choices">
      <div role="listbox" id={id} aria-label={label} aria-labelledby={label ? undefined : props.labelledBy}>
        {state.found.map((choice, at) => (
          <Line
            key={choice.value}
            id={`${id}-${at}`}
            isActive={at === state.active}
            isChosen={choice.value === combobox.value}
            {...{ choice, at, state }}
          />
        ))}
      </div>
      {state.found.length === 0 && (
        <p role="status" className="px-2 py-1.5 text-quiet">
          {combobox.isLoading ? texts.searching : (combobox.emptyText ?? texts.noMatch)}
        </p>
      )}
    </div>
  );
}

/** A choice among many, found by typing. Stands inside a `Field`; its form gets the value under the field's name. */
export function Combobox(props: ComboboxProps): ReactNode {
  const { texts } = useUi();
  const { name, ...field } = useFieldControl({});
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const state = useCombobox(props);
  const { isOpen, active } = state;
  return (
    <span className="relative flex min-w-0">
      {name && <input type="hidden" name={name} value={props.value ?? ''} />}
      <input
        ref={input}
        {...field}
        data-name={name}
        role="combobox"
        aria-label={props.label}
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={isOpen && active >= 0 ? `${listId}-${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
        disabled={props.isDisabled}
        placeholder={props.placeholder ?? texts.choose}
        value={state.text}
        onChange={(event) => state.type(event.target.value)}
        onClick={() => !isOpen && state.open()}
        onFocus={(event) => event.target.select()}
        onBlur={state.close}
        onKeyDown={state.onKeyDown}
        className={`${controlLooks} truncate pr-8`}
      />
      <span className="pointer-events-none absolute inset-y-0 right-2.5 flex items-center text-quiet">
        {props.isLoading ? <Spinner /> : <Icon name="chevron-down" size={14} />}
      </span>
      {isOpen && (
        <Choices combobox={props} state={state} id={listId} labelledBy={`${field.id}-label`} input={input} />
      )}
    </span>
  );
}
