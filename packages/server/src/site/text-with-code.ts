import { html } from 'hono/html';
import type { Html } from '../platform/page.ts';

/** A text in which `code` between back-ticks is shown as code. */
export function textWithCode(text: string): Html[] {
  return text.split('`').map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : html`${part}`));
}
