import { html, raw } from 'hono/html';
import type { Component, Snapshot } from '#status';
import { LANGUAGES, type Language } from '../../platform/language.ts';
import type { Html } from '../../platform/page.ts';
import { isAhead, isMaintenance, isOpen, say, type SiteEvent } from './events.ts';
import { siteTexts } from './texts.ts';

/** The ways to be told, e-mail first. */
export const SUBSCRIBE_KINDS = ['email', 'webhook', 'slack', 'teams', 'discord'] as const;
export type SubscribeKind = (typeof SUBSCRIBE_KINDS)[number];

const NAMES: Record<Language, string> = { en: 'English', fr: 'Français' };

/**
 * The form for one kind of subscriber. It posts to `/subscribe`: `kind`, `address` (an e-mail address or a URL),
 * `email` (whom to tell of trouble; webhooks), `scope` (`page`, `components` or `incident`), `component` (ids, several),
 * `incident` (an id) and `language`.
 */
export function subscribeForm(kind: SubscribeKind, snapshot: Snapshot, language: Language): Html {
  const t = siteTexts[language];
  return html`<form class="card" method="post" action="/subscribe">
    <input type="hidden" name="kind" value="${kind}" />
    ${addressField(kind, language)}
    <fieldset>
      <legend>${t.scope}</legend>
      ${scopeChoice('page', language, true)} ${scopeChoice('components', language)}
      <div class="nested" role="group" aria-label="${t.scopes.components}">
        ${componentBoxes(snapshot.components, language)}
      </div>
      ${incidentChoice(snapshot, language)}
    </fieldset>
    <fieldset class="line">
      <legend>${t.mailLanguage}</legend>
      ${LANGUAGES.map((one) => {
        const checked = one === language ? raw('checked') : '';
        return html`<label class="choice" lang="${one}"
          ><input type="radio" name="language" value="${one}" ${checked} />${NAMES[one]}</label
        >`;
      })}
    </fieldset>
    <button>${t.send}</button>
  </form>`;
}

function addressField(kind: SubscribeKind, language: Language): Html {
  const t = siteTexts[language];
  if (kind === 'email') return emailField('address', t.email, t.emailHint, true);
  const hint = t.urlHint[kind];
  const address = html`<label for="address">${t.url[kind]}</label>
    <p class="hint" id="address-hint">${hint}</p>
    <input
      id="address"
      name="address"
      type="url"
      required
      maxlength="2000"
      autocomplete="off"
      aria-describedby="address-hint"
    />`;
  return html`${address} ${emailField('email', t.contactEmail, t.contactEmailHint, true)}`;
}

function emailField(name: string, label: string, hint: string, isRequired: boolean): Html {
  return html`<label for="${name}">${label}</label>
    <p class="hint" id="${name}-hint">${hint}</p>
    <input
      id="${name}"
      name="${name}"
      type="email"
      ${isRequired ? 'required' : ''}
      maxlength="254"
      autocomplete="email"
      aria-describedby="${name}-hint"
    />`;
}

function scopeChoice(scope: 'page' | 'components' | 'incident', language: Language, isChosen = false): Html {
  const checked = isChosen ? raw('checked') : '';
  return html`<label class="choice"
    ><input
      type="radio"
      name="scope"
      value="${scope}"
      ${checked}
    />${siteTexts[language].scopes[scope]}</label
  >`;
}

function componentBoxes(components: Component[], language: Language): Html {
  const boxes = components
    .filter(({ isGroup }) => !isGroup)
    .map(
      ({ id, name }) =>
        html`<label class="choice"
          ><input type="checkbox" name="component" value="${id}" />${say(name, language)}</label
        >`,
    );
  return html`${boxes}`;
}

/** What is going on or ahead can be followed alone. */
function incidentChoice({ incidents, maintenances }: Snapshot, language: Language): Html {
  const t = siteTexts[language];
  const events = [...incidents, ...maintenances].filter((one) => isOpen(one) || isAhead(one));
  if (events.length === 0) return html``;
  const options = events.map((one) => html`<option value="${one.id}">${say(one.title, language)}</option>`);
  return html`${scopeChoice('incident', language)}
    <div class="nested">
      <select name="incident" aria-label="${t.scopes.incident}">
        ${options}
      </select>
    </div>`;
}

/** The short form on the page of what is going on or ahead. */
export function followForm(event: SiteEvent, language: Language): Html {
  const t = siteTexts[language];
  return html`<section>
    <h2>${isMaintenance(event) ? t.followThisMaintenance : t.followThis}</h2>
    <form class="card short" method="post" action="/subscribe">
      <input type="hidden" name="kind" value="email" />
      <input type="hidden" name="scope" value="incident" />
      <input type="hidden" name="incident" value="${event.id}" />
      <input type="hidden" name="language" value="${language}" />
      ${emailField('address', t.email, t.followHint, true)}
      <button>${t.send}</button>
      <p class="more"><a href="/${language}/subscribe">${t.otherWays}</a></p>
    </form>
  </section>`;
}
