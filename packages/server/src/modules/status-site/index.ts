import type { Language } from '../../platform/language.ts';
import type { Html } from '../../platform/page.ts';
import { html } from 'hono/html';
import { renderFrame } from './frame.ts';

export { statusPageHeaders } from './policy.ts';
export { sitePages } from './site-pages.ts';

/** A page that is made for one reader, such as the one that confirms a subscription. */
export interface ReaderPage {
  language: Language;
  /** What the service is called: `STATUS_NAME`. */
  siteName: string;
  /** The heading, and the title of the window. */
  title: string;
  /** What follows the heading; texts put into it with `html` are escaped. */
  body: Html;
  /** The address of this page in another language. */
  inLanguage(language: Language): string;
}

/**
 * A page in the frame of the status site; send it with `statusPageHeaders`. Search engines are told to leave it out.
 * Classes for its body: `card` (a box), `note good` and `note bad` (an outcome), `button`, `acts` (buttons in a row),
 * `hint` (below a label), `choice` (a label around a box), `quiet`.
 *
 * @example statusFrame({ language: 'en', siteName: 'Acme', title: 'Confirm', body: html`<p>…</p>`, inLanguage: (l) => `/confirm?lang=${l}` });
 */
export function statusFrame({ title, body, ...page }: ReaderPage): string {
  return renderFrame({
    ...page,
    title,
    body: html`<h1>${title}</h1>
      ${body}`,
  });
}
