import { html } from 'hono/html';
import { answerDeviceLogin, findDeviceLogin, type WaitingDevice } from '#sessions';
import type { Html } from '../platform/page.ts';
import { field, form, hidden, note } from './form.ts';
import { attempt, ctxOf, show, type PageContext, type Pages } from './frame.ts';
import { showInstant } from './show-instant.ts';
import { askToSignIn } from './sign-in.ts';
import type { Texts } from './texts.ts';

/** Approving the log-in of a command line. */
export function mountDevice(pages: Pages): void {
  pages.get('/device', (c) => {
    const code = c.req.query('code');
    const query = code ? `?code=${encodeURIComponent(code)}` : '';
    if (ctxOf(c).actor.kind !== 'account') return askToSignIn(c, `/device${query}`);
    return code ? showWaiting(c, code) : show(c, c.get('t').device.title, codeForm(c.get('t')));
  });
  pages.post('/device', (c) => sendAnswer(c));
}

function showWaiting(c: PageContext, code: string): Promise<Response> {
  const t = c.get('t');
  return attempt(
    c,
    async () => show(c, t.device.title, waitingForm(c, code, await findDeviceLogin(ctxOf(c), code))),
    (refusal) => ({ title: t.device.title, body: html`${refusal}${codeForm(t, code)}` }),
  );
}

function sendAnswer(c: PageContext): Promise<Response> | Response {
  const t = c.get('t');
  const { code = '', answer } = c.get('form');
  if (ctxOf(c).actor.kind !== 'account') return askToSignIn(c, `/device?code=${encodeURIComponent(code)}`);
  return attempt(
    c,
    async () => {
      const approved = answer === 'approve';
      await answerDeviceLogin(ctxOf(c), code, approved ? 'approved' : 'denied');
      const [title, text] = approved
        ? [t.device.approvedTitle, t.device.approved]
        : [t.device.deniedTitle, t.device.denied];
      return show(c, title, note('good', text));
    },
    (refusal) => ({ title: t.device.title, body: html`${refusal}${codeForm(t, code)}` }),
  );
}

function codeForm(t: Texts, code?: string): Html {
  const input = field({ label: t.device.code, name: 'code', value: code, autocomplete: 'one-time-code' });
  return html`<p>${t.device.enter}</p>
    <form method="get" action="/device">${input}<button type="submit">${t.device.next}</button></form>`;
}

function waitingForm(c: PageContext, code: string, device: WaitingDevice): Html {
  const t = c.get('t');
  const { actor } = ctxOf(c);
  const button = (answer: string, text: string, quiet: boolean): Html =>
    form('/device', html`${hidden('code', code)}${hidden('answer', answer)}`, text, quiet);
  return html`<p>${t.device.ask}</p>
    <dl>
      <dt>${t.device.machine}</dt>
      <dd>${device.machine}</dd>
      <dt>${t.device.source}</dt>
      <dd>${device.source}</dd>
      <dt>${t.device.since}</dt>
      <dd>${showInstant(c.get('language'), device.createdAt)}</dd>
      <dt>${t.device.you}</dt>
      <dd>${actor.kind === 'account' ? actor.email : ''}</dd>
    </dl>
    <p>${t.device.compare}</p>
    <p class="code">${code.toUpperCase()}</p>
    <div class="buttons">
      ${button('approve', t.device.approve, false)}${button('deny', t.device.deny, true)}
    </div>`;
}
