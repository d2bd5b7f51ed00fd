import { html } from 'hono/html';
import type { Component } from '#status';
import type { Language } from '../../platform/language.ts';
import type { Html } from '../../platform/page.ts';
import { eventLine, eventTitle, updateList } from './event-parts.ts';
import { eventPath, impactOf, type SiteEvent } from './events.ts';
import { STATE_CLASS, STATE_OF_IMPACT } from './icons.ts';
import { siteTexts } from './texts.ts';

const SHOWN = 3;

/** Events as cards below a heading; nothing at all when there are none. */
export function eventCards(
  heading: string,
  events: readonly SiteEvent[],
  components: Component[],
  language: Language,
): Html {
  if (events.length === 0) return html``;
  return html`<section>
    <h2>${heading}</h2>
    ${events.map((event) => eventCard(event, components, language))}
  </section>`;
}

function eventCard(event: SiteEvent, components: Component[], language: Language): Html {
  const t = siteTexts[language];
  const rest = event.updates.length - SHOWN;
  const more =
    rest > 0
      ? html`<p class="more"><a href="/${language}${eventPath(event)}">${t.moreUpdates} (${rest})</a></p>`
      : '';
  return html`<article class="card event ${STATE_CLASS[STATE_OF_IMPACT[impactOf(event)]]}">
    <h3>${eventTitle(event, language)}</h3>
    ${eventLine(event, components, language)}
    ${updateList(event.updates.slice(0, SHOWN), components, language)} ${more}
  </article>`;
}
