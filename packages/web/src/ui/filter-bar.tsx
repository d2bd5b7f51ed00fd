import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { Input } from './input.tsx';
import { Picker } from './picker.tsx';
import type { Filter } from './table-types.ts';
import { useUi } from './ui-context.tsx';

const PAUSE = 250;

function SearchFilter(props: {
  filter: Extract<Filter, { kind: 'search' }>;
  value: string;
  onValue: (text: string) => void;
}): ReactNode {
  const { texts } = useUi();
  const [typed, setTyped] = useState(props.value);
  const sent = useRef(props.value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    // Changed from outside: the way back, or filters cleared.
    if (props.value === sent.current) return;
    sent.current = props.value;
    setTyped(props.value);
  }, [props.value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const send = (text: string): void => {
    clearTimeout(timer.current);
    sent.current = text;
    props.onValue(text);
  };
  return (
    <Input
      type="search"
      icon="search"
      aria-label={props.filter.label}
      placeholder={props.filter.placeholder ?? texts.search}
      value={typed}
      onChange={(event) => {
        const text = event.target.value;
        setTyped(text);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => send(text.trim()), PAUSE);
      }}
      onKeyDown={(event) => event.key === 'Enter' && send(typed.trim())}
      className="min-w-40 flex-[1_1_100%] sm:max-w-72 sm:flex-[1_1_14rem]"
    />
  );
}

/** Filters in a row above a list. */
export function FilterBar(props: {
  /** Names the list that is filtered. */
  label: string;
  filters: Filter[];
  valueOf: (name: string) => string;
  onChange: (changes: Record<string, string | undefined>) => void;
  isFiltered: boolean;
  onClear: () => void;
  children?: ReactNode;
}): ReactNode {
  const { texts } = useUi();
  return (
    <div role="search" aria-label={props.label} className="ui-filters">
      {props.filters.map((filter) => {
        const value = props.valueOf(filter.name);
        const onValue = (next: string): void => props.onChange({ [filter.name]: next || undefined });
        if (filter.kind === 'search')
          return <SearchFilter key={filter.name} {...{ filter, value, onValue }} />;
        if (filter.kind === 'day')
          return (
            <label key={filter.name} className="ui-filter-day">
              <span>{filter.label}</span>
              <Input
                type="date"
                className="sm:w-36"
                value={value}
                onChange={(event) => onValue(event.target.value)}
              />
            </label>
          );
        return (
          <Picker
            key={filter.name}
            label={filter.label}
            onSearch={filter.onSearch}
            anyLabel={texts.named(filter.label, filter.anyLabel ?? texts.any)}
            choices={filter.choices.map((choice) => ({
              ...choice,
              label: texts.named(filter.label, choice.label),
            }))}
            value={value}
            onValue={onValue}
            className={`sm:max-w-56 ${value ? 'ui-filter-active' : ''}`}
          />
        );
      })}
      {props.isFiltered && (
        <Button kind="quiet" icon="x" className="ui-filter-clear" onClick={props.onClear}>
          {texts.clearFilters}
        </Button>
      )}
      {props.children && <div className="ml-auto flex flex-wrap items-center gap-2">{props.children}</div>}
    </div>
  );
}
