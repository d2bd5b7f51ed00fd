import { html, raw } from 'hono/html';
import type { Html } from '../platform/page.ts';

/** One labelled input. */
export interface Field {
  label: string;
  name: string;
  type?: 'text' | 'email' | 'password';
  value?: string | undefined;
  hint?: string;
  /** What browsers and password stores fill in. */
  autocomplete: string;
  minLength?: number;
}

// Octagon and tick: the state has a shape besides its colour.
const ICONS = {
  bad: raw(
    '<svg width="20" height="20" viewBox="0 0 16 16" fill="currentColor" aria-hidden="true"><path d="M4.5 0h7L16 4.5v7L11.5 16h-7L0 11.5v-7zM7 3v6h2V3zm0 8v2h2v-2z"/></svg>',
  ),
  good: raw(
    '<svg width="20" height="20" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true"><path d="M2 9l4 4 8-9"/></svg>',
  ),
};

/** A framed message; a bad one is read out at once. */
export function note(kind: 'bad' | 'good', text: string): Html {
  return html`<div class="note ${kind}" role="${kind === 'bad' ? 'alert' : 'status'}">
    ${ICONS[kind]}
    <p>${text}</p>
  </div>`;
}

/** A labelled input. Passwords are never shown again. */
export function field({
  label,
  name,
  type = 'text',
  value = '',
  hint,
  autocomplete,
  minLength,
}: Field): Html {
  const shown = type === 'password' ? '' : value;
  const hintId = `${name}-hint`;
  return html`<label for="${name}">${label}</label>
    ${hint ? html`<span class="hint" id="${hintId}">${hint}</span>` : ''}
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      value="${shown}"
      autocomplete="${autocomplete}"
      maxlength="${type === 'email' ? 254 : 200}"
      ${minLength ? raw(`minlength="${minLength}"`) : ''}
      ${hint ? raw(`aria-describedby="${hintId}"`) : ''}
      required
    />`;
}

/** A value that travels with a form. */
export function hidden(name: string, value: string | undefined): Html {
  return value === undefined || value === ''
    ? html``
    : html`<input type="hidden" name="${name}" value="${value}" />`;
}

/** A form that is sent by POST. */
export function form(action: string, body: Html, button: string, quiet = false): Html {
  return html`<form method="post" action="${action}">
    ${body}<button type="submit" class="${quiet ? 'quiet' : ''}">${button}</button>
  </form>`;
}
