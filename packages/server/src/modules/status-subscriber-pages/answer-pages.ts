import { html } from 'hono/html';
import type { StatusContext } from '#status';
import { statusFrame } from '#status-site';
import { faultText } from '#status-subscribers';
import type { Language } from '../../platform/language.ts';
import type { Html } from '../../platform/page.ts';
import type { Problem } from '../../platform/problem.ts';
import { subscriberTexts } from './texts.ts';

/** Where a page is shown, and in which language. */
export interface Where {
  ctx: StatusContext;
  language: Language;
  /** The address of the page in another language. */
  inLanguage(language: Language): string;
}

/** A page in the frame of the site. */
export function framed({ ctx, language, inLanguage }: Where, title: string, body: Html): string {
  return statusFrame({ language, siteName: ctx.config.statusName, title, body, inLanguage });
}

/** The same whoever asks, and whatever we know of the mailbox. */
export function askedPage(where: Where): string {
  const { title, text, hint } = subscriberTexts[where.language].asked;
  return framed(
    where,
    title,
    html`<p class="note good">${text}</p>
      <p class="quiet">${hint}</p>`,
  );
}

/** What went wrong, and where to go from there. */
export function faultPage(where: Where, problem: Problem): string {
  const t = subscriberTexts[where.language].fault;
  return framed(
    where,
    t.title,
    html`<p class="note bad" role="alert">${faultText(problem, where.language)}</p>
      <p class="acts">
        <a class="button" href="/${where.language}/subscribe">${t.back}</a>
        <a class="button" href="/${where.language}">${t.page}</a>
      </p>`,
  );
}
