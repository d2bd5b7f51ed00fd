import type { OpenIncident } from '@codepushgo/contract';
import { html, raw } from 'hono/html';
import { brandMark, windowIcon } from '../platform/brand.ts';
import { LANGUAGES, type Language } from '../platform/language.ts';
import type { Html } from '../platform/page.ts';
import type { Theme } from '../platform/theme.ts';
import { frameTexts } from './frame-texts.ts';
import { incidentNote } from './incident-note.ts';
import { siteStyle } from './site-style.ts';

/** A public page. */
export interface SitePage {
  language: Language;
  /** The title of the window, without the product's name. */
  title: string;
  /** One sentence for search engines. */
  description: string;
  /** Below the language, such as `/pricing`; empty for the home page; undefined where there is nothing. */
  path: string | undefined;
  /** The languages that the page is written in. */
  languages: readonly Language[];
  body: Html;
}

/** Where it is shown, and as what. */
export interface Place {
  /** The address of this server, without a slash at the end. */
  publicUrl: string;
  /** The status site; null where there is none. */
  statusUrl: string | null;
  theme: Theme | undefined;
  /** What is open now, said above the page. */
  incidents: OpenIncident[];
  /** Whoever is signed in is led to the console. */
  isSignedIn: boolean;
}

const NAMES: Record<Language, string> = { en: 'English', fr: 'Français' };
const THEMES = ['system', 'light', 'dark'] as const;
// The policy knows the style by its hash: not a blank may be added.
const styleElement = raw(`<style>${siteStyle}</style>`);

/** Renders a public page with its frame. */
export function renderSite(page: SitePage, place: Place): Html {
  const { publicUrl, statusUrl, theme, incidents } = place;
  const { language, title, body } = page;
  const t = frameTexts[language];
  return html`<!doctype html>
    <html lang="${language}" ${theme ? raw(` data-theme="${theme}"`) : ''}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · CodePushGo</title>
        <meta name="description" content="${page.description}" />
        ${relations(page, publicUrl)}
        <link rel="icon" href="${windowIcon}" />
        ${styleElement}
      </head>
      <body>
        <a class="skip" href="#main">${t.skip}</a>
        <div class="bar">${top(page, place.isSignedIn)}</div>
        <main id="main" tabindex="-1">${incidents.map((one) => incidentNote(one, language))}${body}</main>
        <div class="rule">${foot(page, theme, statusUrl)}</div>
      </body>
    </html>`;
}

function relations({ path, languages, language }: SitePage, publicUrl: string): Html {
  if (path === undefined) return html`<meta name="robots" content="noindex" />`;
  const written = languages.includes(language) ? language : languages[0]!;
  const others = languages.map(
    (one) => html`<link rel="alternate" hreflang="${one}" href="${publicUrl}/${one}${path}" />`,
  );
  return html`<link rel="canonical" href="${publicUrl}/${written}${path}" />${others}
    <link rel="alternate" hreflang="x-default" href="${publicUrl}/${languages[0]!}${path}" />`;
}

function top({ language, path = '' }: SitePage, isSignedIn: boolean): Html {
  const t = frameTexts[language];
  const link = (to: string, label: string): Html => {
    const isHere =
      path === to
        ? raw(' aria-current="page"')
        : path.startsWith(`${to}/`)
          ? raw(' aria-current="true"')
          : '';
    return html`<a href="/${language}${to}" ${isHere}>${label}</a>`;
  };
  const others = LANGUAGES.filter((other) => other !== language).map(
    (other) => html`<a href="/${other}${path}" lang="${other}" hreflang="${other}">${NAMES[other]}</a>`,
  );
  const door = isSignedIn
    ? html`<a class="button" href="/o">${t.console}</a>`
    : html`<a class="button" href="/sign-in?lang=${language}">${t.signIn}</a>`;
  return html`<header class="top">
    <a class="brand" href="/${language}">${brandMark}CodePushGo</a>
    <nav class="main" aria-label="${t.main}">
      ${link('/pricing', t.pricing)}${link('/docs', t.docs)}${link('/support', t.support)}
    </nav>
    <nav aria-label="${t.language}">${others}${door}</nav>
  </header>`;
}

function foot({ language, path = '' }: SitePage, theme: Theme | undefined, statusUrl: string | null): Html {
  const t = frameTexts[language];
  const themes = THEMES.map((one) => {
    const isHere = (theme ?? 'system') === one ? raw(' aria-current="true"') : '';
    return html`<li>
      <a href="/${language}${path}?theme=${one}" rel="nofollow" ${isHere}>${t.themes[one]}</a>
    </li>`;
  });
  return html`<footer class="foot">
    <span>${t.license}</span>
    <ul>
      ${statusUrl ? html`<li><a href="${statusUrl}/${language}">${t.status}</a></li>` : ''}
      <li><a href="/${language}/docs/how-to/migrate-from-codepush">${t.migrate}</a></li>
      <li><a href="/${language}/docs/reference/known-limits">${t.limits}</a></li>
      <li><a href="/${language}/sla">${t.availability}</a></li>
      <li><a href="/api/v1/openapi.json">OpenAPI</a></li>
    </ul>
    <ul class="end" aria-label="${t.theme}">
      ${themes}
    </ul>
  </footer>`;
}
