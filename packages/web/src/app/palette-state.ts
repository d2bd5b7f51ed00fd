import { makeSignal } from './signal.ts';

/** Whether the command palette is open. */
export const isPaletteOpen = makeSignal(false);

addEventListener('keydown', (event) => {
  if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey) || event.altKey || event.shiftKey)
    return;
  event.preventDefault();
  isPaletteOpen.set(!isPaletteOpen.get());
});
