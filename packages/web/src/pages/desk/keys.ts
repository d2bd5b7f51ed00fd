import { makeSignal } from '../../app/signal.ts';

const KEY = 'desk.single-keys';

function read(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}

/** Whether keys of one letter act: people who dictate switch them off. */
export const usesSingleKeys = makeSignal(read());

usesSingleKeys.subscribe(() => {
  try {
    localStorage.setItem(KEY, usesSingleKeys.get() ? 'on' : 'off');
  } catch {
    // Then it holds until the page is loaded again.
  }
});

/** What a key of the desk presses: the element that carries `data-key` with its letter. */
export function pressKey(letter: string): boolean {
  const target = document.querySelector<HTMLElement>(`main [data-key="${letter}"]`);
  if (!target) return false;
  if (target.matches('input, textarea')) target.focus();
  else target.click();
  return true;
}
