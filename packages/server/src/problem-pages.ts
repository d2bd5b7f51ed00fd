import { problems, type ProblemCode } from '@codepushgo/contract';
import { html } from 'hono/html';
import { preferredLanguage, readLanguage, type Language } from './platform/language.ts';
import { pageHeaders, renderPage } from './platform/page.ts';
import type { App } from './platform/part.ts';
import { problemTexts } from './problem-texts.ts';

/** The pages that the `type` of a problem points at, in the reader's language. */
export function problemPages(app: App): void {
  app.get('/problems/:code', async (c, next) => {
    const code = c.req.param('code');
    if (!Object.hasOwn(problems, code)) return next();
    const language = readLanguage(c.req.query('lang')) ?? preferredLanguage(c.req.header('accept-language'));
    const page = renderPage({ language, ...problemPage(code as ProblemCode, language) });
    return c.html(await page, 200, pageHeaders);
  });
}

function problemPage(code: ProblemCode, language: Language) {
  const t = problemTexts[language];
  return {
    title: t.title(code),
    body: html`<p>${t.facts(code, problems[code].status)}</p>
      <p>${t.advice}</p>`,
    inLanguage: (other: Language) => `/problems/${code}?lang=${other}`,
  };
}
