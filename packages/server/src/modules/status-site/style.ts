import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { publicStyle, readStyle } from '../../platform/public-style.ts';

const read = (name: string): string => readStyle(resolve(import.meta.dirname, name));

// Choices are as wide as the days that they stand for. A rule for each count, since the policy lets no page carry a
// width of its own.
const widths = Array.from({ length: 89 }, (_, at) => `.pick .n${at + 2}{flex-grow:${at + 2}}`).join('');

const text = publicStyle + ['frame.css', 'bars.css', 'events.css', 'forms.css'].map(read).join('') + widths;
const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);

/** The style of every page; its address changes with it, so it may be kept for ever. */
export const styleAsset = { path: `assets/status-${hash}.css`, text };
