import { raw } from 'hono/html';
import type { Impact } from '#status';
import type { Html } from '../../platform/page.ts';
import type { ShownState } from './texts-en.ts';

// The console draws the same shapes: each state has one of its own, so that no colour is needed to tell them apart.
const line = 'fill="none" stroke="var(--page)" stroke-width="1.75" stroke-linecap="round"';
const SHAPES: Record<ShownState, string> = {
  operational: `<circle cx="8" cy="8" r="7"/><path d="m4.8 8.2 2.2 2.2 4.2-4.6" ${line} stroke-linejoin="round"/>`,
  degraded_performance: `<rect x="1.5" y="1.5" width="13" height="13" rx="3"/><path d="M4.8 8h6.4" ${line}/>`,
  partial_outage: `<path d="M8 1.2 15.4 14a.7.7 0 0 1-.6 1H1.2a.7.7 0 0 1-.6-1Z"/><path d="M8 6.2v3.6M8 12.2v.1" ${line}/>`,
  major_outage: `<path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1Z"/><path d="m5.6 5.6 4.8 4.8m0-4.8-4.8 4.8" ${line}/>`,
  under_maintenance:
    '<path d="M14.6 4.3 12.2 6.7 9.9 6.1 9.3 3.8l2.4-2.4a4.3 4.3 0 0 0-5.5 5.4l-4.7 4.7a2.1 2.1 0 0 0 3 3l4.7-4.7a4.3 4.3 0 0 0 5.4-5.5Z"/>',
  unmeasured:
    '<circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.75" stroke-dasharray="2.6 2.27"/>',
};

/** The class that gives an element the colour of a state. */
export const STATE_CLASS: Record<ShownState, string> = {
  operational: 'ok',
  under_maintenance: 'mt',
  degraded_performance: 'dg',
  partial_outage: 'pt',
  major_outage: 'mj',
  unmeasured: 'no',
};

/** How an impact looks: as the state that it stands for. */
export const STATE_OF_IMPACT: Record<Impact, ShownState> = {
  none: 'operational',
  maintenance: 'under_maintenance',
  minor: 'degraded_performance',
  major: 'partial_outage',
  critical: 'major_outage',
};

/** The shape of a state, for eyes alone: its word stands beside it. */
export function stateIcon(state: ShownState, size = 16): Html {
  const box = `width="${size}" height="${size}" viewBox="0 0 16 16"`;
  return raw(
    `<svg class="ic ${STATE_CLASS[state]}" aria-hidden="true" fill="currentColor" ${box}>${SHAPES[state]}</svg>`,
  );
}

const glyph = (paths: string): Html =>
  raw(
    `<svg aria-hidden="true" width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round">${paths}</svg>`,
  );

/** Half of each, the sun, the moon. */
export const themeIcons: Record<'system' | 'light' | 'dark', Html> = {
  system: glyph('<circle cx="8" cy="8" r="5.5"/><path d="M8 2.5a5.5 5.5 0 0 1 0 11Z" fill="currentColor"/>'),
  light: glyph(
    '<circle cx="8" cy="8" r="3"/><path d="M8 1v1.2M8 13.8V15M1 8h1.2M13.8 8H15M3.1 3.1l.8.8M12.1 12.1l.8.8M3.1 12.9l.8-.8M12.1 3.9l.8-.8"/>',
  ),
  dark: glyph('<path d="M13.5 9.8A6 6 0 0 1 6.2 2.5a6 6 0 1 0 7.3 7.3Z"/>'),
};
