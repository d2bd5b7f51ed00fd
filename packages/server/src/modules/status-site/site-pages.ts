import { html } from 'hono/html';
import type { Snapshot } from '#status';
import type { Document } from '#status-documents';
import { LANGUAGES, type Language } from '../../platform/language.ts';
import type { Html } from '../../platform/page.ts';
import { eventPage } from './event-page.ts';
import { eventPath, say } from './events.ts';
import { siteFigures, type SiteFigures } from './figures.ts';
import { renderFrame } from './frame.ts';
import { headlineOf } from './headline.ts';
import { historyMonths, historyPage, monthPage } from './history-pages.ts';
import { homePage } from './home-page.ts';
import { monthName } from './show-time.ts';
import { styleAsset } from './style.ts';
import { SUBSCRIBE_KINDS } from './subscribe-form.ts';
import { subscribePage, subscribePath } from './subscribe-page.ts';
import { siteTexts } from './texts.ts';
import { uptimePage } from './uptime-page.ts';

/** A page before it is framed. */
interface Draft {
  /** Below the language; empty for the first page. */
  path: string;
  title: string;
  description: string;
  body: Html;
}

const HTML = 'text/html; charset=utf-8';
const CSS = 'text/css; charset=utf-8';

/**
 * The whole site below its origin: every page in both languages, the style, and the addresses without a language (the
 * empty one, `incidents/ID`, `i/ID`, `404.html`), which hold the English page with its link to the French one. Paths are
 * addresses, so those of pages have no ending but `404.html`. Pages depend on `checkedAt` by the line that prints it
 * and by which day today is.
 *
 * They are made one by one as they are asked for, so that who publishes them can do other things in between.
 *
 * @example [...sitePages(quietSnapshot())][1]?.path; // 'en'
 */
export function* sitePages(snapshot: Snapshot): Generator<Document> {
  const figures = siteFigures(snapshot);
  yield file(styleAsset.path, CSS, styleAsset.text);
  for (const language of LANGUAGES) {
    for (const draft of draftsOf(snapshot, figures, language)) {
      const page = file(language + draft.path, HTML, frameDraft(draft, snapshot, language));
      yield page;
      if (language === 'en') yield* addressesWithout(draft.path).map((path) => ({ ...page, path }));
    }
  }
}

function file(path: string, contentType: string, text: string): Document {
  return { path, contentType, bytes: Buffer.from(text) };
}

function addressesWithout(path: string): string[] {
  if (path === '') return [''];
  if (path.startsWith('/incidents/')) return [path.slice(1), path.replace('/incidents/', 'i/')];
  return path === '/404.html' ? ['404.html'] : [];
}

function frameDraft(
  { path, title, description, body }: Draft,
  snapshot: Snapshot,
  language: Language,
): string {
  const { page, checkedAt } = snapshot;
  const isListed = path !== '/404.html';
  return renderFrame({
    language,
    siteName: page.name,
    title,
    body,
    checkedAt,
    inLanguage: (other) => `/${other}${path}`,
    ...(isListed ? { listed: { origin: page.url, description } } : {}),
  });
}

function* draftsOf(snapshot: Snapshot, figures: SiteFigures, language: Language): Generator<Draft> {
  const t = siteTexts[language];
  const draft = (path: string, title: string, description: string, body: Html): Draft => ({
    path,
    title,
    description,
    body,
  });
  yield draft(
    '',
    t.headline[headlineOf(snapshot).key],
    t.describe.home,
    homePage(snapshot, figures, language),
  );
  yield draft('/history', t.history, t.historyLead, historyPage(snapshot, language));
  for (const month of historyMonths(snapshot)) {
    const body = monthPage(month, snapshot, language);
    yield draft(`/history/${month}`, monthName(month, language), t.historyLead, body);
  }
  yield draft('/uptime', t.uptimeTitle, t.uptimeLead, uptimePage(snapshot, figures, language));
  for (const event of [...snapshot.incidents, ...snapshot.maintenances]) {
    const body = eventPage(event, snapshot, language);
    yield draft(eventPath(event), say(event.title, language), t.describe.incident, body);
  }
  for (const kind of SUBSCRIBE_KINDS) {
    const body = subscribePage(kind, snapshot, language);
    yield draft(subscribePath(kind), t.colon(t.subscribe, t.kinds[kind]), t.subscribeLead, body);
  }
  yield draft('/404.html', t.notFound.title, t.notFound.text, notFoundPage(language));
}

function notFoundPage(language: Language): Html {
  const t = siteTexts[language].notFound;
  return html`<h1>${t.title}</h1>
    <p class="lead">${t.text}</p>
    <p class="acts"><a class="button first" href="/${language}">${t.home}</a></p>`;
}
