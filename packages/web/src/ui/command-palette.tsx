import { lazy, Suspense, type ReactNode } from 'react';
import type { IconName } from './icon.tsx';

/** Something to do or somewhere to go. */
export interface Command {
  id: string;
  label: string;
  /** Commands of one group stand together, groups in the order they first come. */
  group: string;
  hint?: string | undefined;
  icon?: IconName | undefined;
  /** Other words that find it. */
  keywords?: string | undefined;
  onSelect: () => void;
}

/** The props of the palette. */
export interface CommandPaletteProps {
  isOpen: boolean;
  onClose: () => void;
  commands: Command[];
  /** Finds more for a text, beyond the commands; asked after a short pause. */
  onSearch?: ((text: string, signal: AbortSignal) => Promise<Command[]>) | undefined;
}

const loadPanel = () => import('./command-panel.tsx');
const CommandPanel = lazy(() => loadPanel().then((module) => ({ default: module.CommandPanel })));

/** Everything by keyboard: type to find, Enter to go. The app opens it with Ctrl/⌘ K. */
export function CommandPalette(props: CommandPaletteProps): ReactNode {
  if (!props.isOpen) return null;
  return (
    <Suspense>
      <CommandPanel {...props} />
    </Suspense>
  );
}
