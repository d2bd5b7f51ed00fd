import type { ReactNode } from 'react';
import { shellTexts } from '../texts/shell.ts';
import { IconButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { useTexts } from './language.ts';
import { isPaletteOpen } from './palette-state.ts';

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Opens the command palette, and says by which keys it opens too. */
export function PaletteButton({ isShort = false }: { isShort?: boolean }): ReactNode {
  const t = useTexts(shellTexts);
  const open = (): void => isPaletteOpen.set(true);
  if (isShort) return <IconButton icon="search" label={t.searchLabel} onClick={open} />;
  return (
    <button
      type="button"
      onClick={open}
      aria-keyshortcuts={isMac ? 'Meta+K' : 'Control+K'}
      className="flex min-h-8 w-full cursor-pointer items-center gap-2 rounded-md border border-line bg-page px-2 text-quiet hover:bg-hover"
    >
      <Icon name="search" size={14} />
      <span className="min-w-0 flex-1 truncate text-left">{t.search}</span>
      <kbd className="text-xs" aria-hidden>
        {isMac ? '⌘K' : 'Ctrl K'}
      </kbd>
    </button>
  );
}
