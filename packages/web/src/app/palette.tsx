import type { ReactNode } from 'react';
import { later } from './later.tsx';
import { isPaletteOpen } from './palette-state.ts';
import { useSignal } from './signal.ts';

const OpenPalette = later(() => import('./open-palette.tsx'), 'OpenPalette');

/** Everything by keyboard: pages, things to make, apps and releases of the organisation. */
export function Palette(): ReactNode {
  return useSignal(isPaletteOpen) ? <OpenPalette /> : null;
}
