import { html } from 'hono/html';
import { type SubscribeRequest, linkTo } from '#status-subscribers';
import { framed, type Where } from './answer-pages.ts';
import { subscriberTexts } from './texts.ts';
import { scopeName } from './scope-name.ts';

/** Asks whether a subscription is wanted; the button posts to the address of this page. */
export function confirmPage(where: Where, request: SubscribeRequest): string {
  const t = subscriberTexts[where.language];
  const { kind, target, secret } = request;
  const webhook =
    secret === null
      ? ''
      : html`<div>
          <dt>${t.confirm.secret}</dt>
          <dd><code>${secret}</code></dd>
        </div>`;
  return framed(
    where,
    t.confirm.title,
    html`<p>${t.confirm.lead}</p>
      <dl class="facts">
        <div>
          <dt>${t.kind}</dt>
          <dd>${t.kinds[kind]}</dd>
        </div>
        <div>
          <dt>${t.target}</dt>
          <dd>${target}</dd>
        </div>
        <div>
          <dt>${t.scope}</dt>
          <dd>${scopeName(where.ctx, where.language, request)}</dd>
        </div>
        ${webhook}
      </dl>
      ${secret === null ? '' : html`<p>${t.confirm.secretHint} ${t.confirm.challenge}</p>`}
      <form method="post"><button>${t.confirm.button}</button></form>`,
  );
}

/** Says that it is done, with the link that leads back. */
export function confirmedPage(where: Where, id: string, isMail: boolean): string {
  const t = subscriberTexts[where.language];
  return framed(
    where,
    t.confirm.done,
    html`<p class="note good">${isMail ? t.confirm.doneText : t.confirm.doneElsewhere}</p>
      <p class="acts"><a class="button" href="${linkTo(where.ctx, 'manage', id)}">${t.manage.link}</a></p>`,
  );
}
