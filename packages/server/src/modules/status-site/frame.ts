import { html, raw } from 'hono/html';
import { LANGUAGES, type Language } from '../../platform/language.ts';
import { brandMark, windowIcon } from '../../platform/brand.ts';
import type { Html } from '../../platform/page.ts';
import { themeIcons } from './icons.ts';
import { linksFor, machineLinks } from './links.ts';
import { metaPolicy } from './policy.ts';
import { pageScript } from './script.ts';
import { showInstant } from './show-time.ts';
import { styleAsset } from './style.ts';
import { siteTexts } from './texts.ts';

/** A page of the status site. */
export interface FramedPage {
  language: Language;
  /** What the service is called. */
  siteName: string;
  /** The title of the window. */
  title: string;
  /** With its heading. */
  body: Html;
  /** The address of this page in another language. */
  inLanguage(language: Language): string;
  /** For pages that anybody may find: their origin, and a sentence about them. */
  listed?: { origin: string; description: string };
  /** When the facts were looked at; pages that show none have no such time. */
  checkedAt?: string;
}

const NAMES: Record<Language, string> = { en: 'English', fr: 'Français' };
const THEMES = ['system', 'light', 'dark'] as const;
// The policy knows the script by its hash: not a blank may be added.
const scriptElement = raw(`<script>${pageScript}</script>`);

/** Renders a page in the frame of the site. Blanks that only indent are left out. */
export function renderFrame(page: FramedPage): string {
  const { language, siteName, title, body, checkedAt } = page;
  const t = siteTexts[language];
  const text = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${raw(metaPolicy)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · ${siteName}</title>
        ${relations(page)}
        <link rel="icon" href="${windowIcon}" />
        <link rel="stylesheet" href="/${styleAsset.path}" />
      </head>
      <body>
        <a class="skip" href="#main">${t.skip}</a>
        ${top(page)}
        <main id="main" class="wide" tabindex="-1">
          ${checkedAt ? checkedLine(checkedAt, language) : ''} ${scriptElement} ${body}
        </main>
        ${foot(page)}
      </body>
    </html>`;
  return String(text).replaceAll(/\n\s+/g, '\n');
}

function relations({ language, siteName, listed, inLanguage }: FramedPage): Html {
  if (!listed) return html`<meta name="robots" content="noindex" />`;
  const { origin, description } = listed;
  return html`<meta name="description" content="${description}" />
    <link rel="canonical" href="${origin}${inLanguage(language)}" />
    ${LANGUAGES.map(
      (one) => html`<link rel="alternate" hreflang="${one}" href="${origin}${inLanguage(one)}" />`,
    )}
    <link
      rel="alternate"
      type="application/atom+xml"
      href="${linksFor(language).atom}"
      title="${siteName}"
    />`;
}

function top({ language, siteName, inLanguage }: FramedPage): Html {
  const t = siteTexts[language];
  const here = inLanguage(language);
  const link = (path: string, label: string): Html => {
    const to = `/${language}${path}`;
    const isIn = path !== '' && here.startsWith(`${to}/`);
    const current = here === to ? raw(' aria-current="page"') : isIn ? raw(' aria-current="true"') : '';
    return html`<a href="${to}" ${current}>${label}</a>`;
  };
  const others = LANGUAGES.filter((other) => other !== language);
  return html`<div class="bar">
    <header class="top wide">
      <a class="brand" href="/${language}">${brandMark}<span>${t.siteTitle(siteName)}</span></a>
      <nav class="main" aria-label="${t.pages}">
        ${link('', t.nav.now)} ${link('/history', t.nav.history)} ${link('/uptime', t.nav.uptime)}
        ${link('/subscribe', t.nav.subscribe)}
      </nav>
      <nav aria-label="${t.language}">
        ${others.map(
          (one) => html`<a href="${inLanguage(one)}" lang="${one}" hreflang="${one}">${NAMES[one]}</a>`,
        )}
      </nav>
      ${themeChoice(language)}
    </header>
  </div>`;
}

function themeChoice(language: Language): Html {
  const t = siteTexts[language];
  const choices = THEMES.map(
    (one) =>
      html`<label title="${t.themes[one]}"
        ><input
          type="radio"
          name="theme"
          value="${one === 'system' ? '' : one}"
          autocomplete="off"
          ${one === 'system' ? 'checked' : ''}
        />${themeIcons[one]}<span class="sr">${t.themes[one]}</span></label
      >`,
  );
  return html`<fieldset class="theme">
    <legend class="sr">${t.theme}</legend>
    ${choices}
  </fieldset>`;
}

function checkedLine(checkedAt: string, language: Language): Html {
  const t = siteTexts[language];
  return html`<div class="checked">
    <p id="stale" role="alert" hidden>${t.stale}</p>
    <p id="checked">${t.checked} ${showInstant(checkedAt, language)}. ${t.everyMinute}</p>
    <div id="unscripted">
      <p>${t.noScript}</p>
      <p class="late">${t.openTooLong}</p>
    </div>
  </div>`;
}

function foot({ language }: FramedPage): Html {
  const t = siteTexts[language];
  return html`<div class="rule">
    <footer class="wide foot">
      <ul aria-label="${t.machine}">
        ${machineLinks(language).map(([to, label]) => html`<li><a href="${to}">${label}</a></li>`)}
      </ul>
      <a class="button" href="/${language}/subscribe">${t.subscribe}</a>
    </footer>
  </div>`;
}
