import { html } from 'hono/html';
import { framed, type Where } from './answer-pages.ts';
import { subscriberTexts } from './texts.ts';

/** Asks before it ends anything; the button posts to the address of this page. */
export function unsubscribePage(where: Where): string {
  const { title, lead, button } = subscriberTexts[where.language].unsubscribe;
  return framed(
    where,
    title,
    html`<p>${lead}</p>
      <form method="post"><button>${button}</button></form>`,
  );
}

/** The same whether or not there was something to end. */
export function unsubscribedPage(where: Where): string {
  const { done, doneText } = subscriberTexts[where.language].unsubscribe;
  return framed(where, done, html`<p class="note good">${doneText}</p>`);
}
