import { html, raw } from 'hono/html';
import { type Subscriber, linkTo, topicChoices } from '#status-subscribers';
import { LANGUAGES, type Language } from '../../platform/language.ts';
import type { Html } from '../../platform/page.ts';
import { framed, type Where } from './answer-pages.ts';
import { subscriberTexts } from './texts.ts';

const NAMES: Record<Language, string> = { en: 'English', fr: 'Français' };
const checked = (isChecked: boolean) => (isChecked ? raw('checked') : '');

/** What somebody has chosen, to be changed; both forms work without JavaScript. */
export function managePage(where: Where, subscriber: Subscriber, isSaved: boolean): string {
  const t = subscriberTexts[where.language];
  const { kind, target, secret, quarantinedAt } = subscriber;
  return framed(
    where,
    t.manage.title,
    html`${isSaved ? html`<p class="note good" role="status">${t.manage.saved}</p>` : ''}
      ${quarantinedAt ? html`<p class="note bad">${t.manage.paused}</p>` : ''}
      <dl class="facts">
        <div>
          <dt>${t.kinds[kind]}</dt>
          <dd>${target}</dd>
        </div>
        ${
          secret === null
            ? ''
            : html`<div>
                <dt>${t.confirm.secret}</dt>
                <dd><code>${secret}</code></dd>
              </div>`
        }
      </dl>
      ${choices(where, subscriber)}
      <p class="acts">
        <a class="button" href="${linkTo(where.ctx, 'unsubscribe', subscriber.id)}"
          >${t.manage.unsubscribe}</a
        >
      </p>`,
  );
}

function choices({ ctx, language }: Where, subscriber: Subscriber): Html {
  const t = subscriberTexts[language];
  const { isPage, topics } = subscriber;
  const scope = (value: string, label: string, isChosen: boolean): Html =>
    html`<label class="choice"
      ><input type="radio" name="scope" value="${value}" ${checked(isChosen)} />${label}</label
    >`;
  const boxes = topicChoices(ctx, language, topics).map(
    ({ id, name, isFollowed }) =>
      html`<label class="choice"
        ><input type="checkbox" name="topic" value="${id}" ${checked(isFollowed)} />${name}</label
      >`,
  );
  const languages = LANGUAGES.map(
    (one) =>
      html`<label class="choice" lang="${one}"
        ><input type="radio" name="language" value="${one}" ${checked(one === subscriber.language)} />${
          NAMES[one]
        }</label
      >`,
  );
  return html`<form class="card" method="post">
    <fieldset>
      <legend>${t.scope}</legend>
      ${scope('page', t.everything, isPage)} ${scope('topics', t.chosen, !isPage)}
      <div class="nested" role="group" aria-label="${t.chosen}">${boxes}</div>
    </fieldset>
    <fieldset class="line">
      <legend>${t.language}</legend>
      ${languages}
    </fieldset>
    <button>${t.manage.save}</button>
  </form>`;
}
