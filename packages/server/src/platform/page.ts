import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { LANGUAGES, type Language } from './language.ts';
import { brandMark, windowIcon } from './brand.ts';
import { pagePolicy, pageStyle } from './page-style.ts';
import type { Theme } from './theme.ts';

/** A piece of a page; texts put into it are escaped. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** A whole page that works without JavaScript. */
export interface Page {
  language: Language;
  /** The heading, and the title of the window. */
  title: string;
  body: Html;
  /** The address of this page in another language. */
  inLanguage(language: Language): string;
  /** What the reader chose; otherwise the browser's preference counts. */
  theme?: Theme | undefined;
}

const NAMES: Record<Language, string> = { en: 'English', fr: 'Français' };
const CHOOSE: Record<Language, string> = { en: 'Language', fr: 'Langue' };

// The policy knows the style by its hash: not a blank may be added.
const styleElement = raw(`<style>${pageStyle}</style>`);

/** Renders a page with the product's frame. */
export function renderPage({ language, title, body, inLanguage, theme }: Page): Html {
  const others = LANGUAGES.filter((other) => other !== language);
  const links = others.map(
    (other) => html`<a href="${inLanguage(other)}" lang="${other}" hreflang="${other}">${NAMES[other]}</a>`,
  );
  // Both are words of ours.
  const root = raw(`lang="${language}"${theme ? ` data-theme="${theme}"` : ''}`);
  return html`<!doctype html>
    <html ${root}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <link rel="icon" href="${windowIcon}" />
        <title>${title} · CodePushGo</title>
        ${styleElement}
      </head>
      <body>
        <header>
          <a class="brand" href="/${language}">${brandMark}CodePushGo</a>
          <nav aria-label="${CHOOSE[language]}">${links}</nav>
        </header>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`;
}

/** Header fields of every page: nothing foreign, nothing framed, nothing kept. */
export const pageHeaders: Record<string, string> = {
  'content-security-policy': pagePolicy,
  'cache-control': 'no-store',
  // Links carry tokens, so other sites are told nothing; forms of this site still send their Origin.
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
};
