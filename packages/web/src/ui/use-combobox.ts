import { useState, type KeyboardEvent } from 'react';
import type { ComboboxProps } from './combobox.tsx';
import { plainText } from './plain-text.ts';
import type { Choice } from './select.tsx';

/** What a combobox shows and does. */
export interface ComboboxState {
  isOpen: boolean;
  /** What the input holds: what is being typed, else the chosen one's label. */
  text: string;
  found: Choice[];
  /** Which of `found` Enter takes; -1 for none. */
  active: number;
  setActive: (at: number) => void;
  open: () => void;
  close: () => void;
  type: (text: string) => void;
  pick: (choice: Choice | undefined) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

function filterChoices(choices: Choice[], text: string | null): Choice[] {
  const words = plainText(text ?? '').split(/\s+/);
  return choices.filter(({ label, hint }) => {
    const all = plainText(`${label} ${hint ?? ''}`);
    return words.every((word) => all.includes(word));
  });
}

/** The behaviour of a combobox whose list filters (WAI-ARIA practices, "editable combobox with list autocomplete"). */
export function useCombobox(props: ComboboxProps): ComboboxState {
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(-1);
  const found = props.onSearch ? props.choices : filterChoices(props.choices, typed);
  const chosen = props.choices.find(({ value }) => value === props.value);
  const open = (): void => {
    setOpen(true);
    setActive(found.findIndex(({ value }) => value === props.value));
  };
  const close = (): void => {
    setOpen(false);
    setTyped(null);
    if (typed) props.onSearch?.('');
  };
  const pick = (choice: Choice | undefined): void => {
    if (!choice || choice.isDisabled) return;
    props.onValue(choice.value);
    close();
  };
  const type = (text: string): void => {
    setTyped(text);
    setOpen(true);
    setActive(text === '' ? -1 : 0);
    props.onSearch?.(text);
    if (text === '') props.onValue(null);
  };
  const move = (by: 1 | -1): void => {
    if (!isOpen) return open();
    const from = active < 0 && by < 0 ? 0 : active;
    if (found.length > 0) setActive((from + by + found.length) % found.length);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter' && isOpen && active >= 0) pick(found[active]);
    else if (event.key === 'Escape' && isOpen) close();
    else return;
    // Neither sends the form nor closes the dialog around.
    event.preventDefault();
  };
  const text = typed ?? chosen?.label ?? props.value ?? '';
  return { isOpen, text, found, active, setActive, open, close, type, pick, onKeyDown };
}
