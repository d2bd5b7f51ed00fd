import { html } from 'hono/html';
import { actorFromCookie, createSessionKey } from '#sessions';
import type { Ctx } from '../context.ts';
import type { Html } from '../platform/page.ts';
import { form, hidden, note } from './form.ts';
import { attempt, ctxOf, show, type PageContext, type Pages } from './frame.ts';
import { signInBy, signInFields } from './sign-in.ts';
import { showSignUp } from './sign-up.ts';

const LONGEST_HOST_NAME = 255;

/** What the older CodePush command lines open: signing in there ends with a key to paste. */
export function mountOldCli(pages: Pages): void {
  for (const path of ['/auth/login', '/auth/link', '/accesskey']) {
    pages.get(path, (c) => show(c, c.get('t').oldCli.title, keyForm(c, hostName(c.req.query('hostname')))));
  }
  pages.get('/auth/register', (c) => {
    const t = c.get('t');
    const host = hostName(c.req.query('hostname'));
    if (ctxOf(c).config.signUp === 'open')
      return showSignUp(c, `/accesskey?hostname=${encodeURIComponent(host)}`);
    return show(c, t.oldCli.closedTitle, note('bad', t.problems.known['sign-up-closed']), 403);
  });
  pages.post('/accesskey', (c) => sendKey(c));
}

function sendKey(c: PageContext): Promise<Response> {
  const t = c.get('t');
  const { hostname, email } = c.get('form');
  const host = hostName(hostname);
  return attempt(
    c,
    async () => {
      const { secret } = await createSessionKey(await signedInCtx(c), host);
      const body = html`<p>${t.oldCli.paste}</p>
        <code class="secret" id="access-key">${secret}</code>`;
      return show(c, t.oldCli.keyTitle, body);
    },
    (refusal) => ({ title: t.oldCli.title, body: html`${refusal}${keyForm(c, host, email)}` }),
  );
}

// Who typed a password here is signed in by it; who was signed in already only pressed the button.
async function signedInCtx(c: PageContext): Promise<Ctx> {
  const ctx = ctxOf(c);
  if (c.get('form')['password'] === undefined) return ctx;
  const cookies = await signInBy(c);
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true });
  const cookie = cookies.map((text) => text.split(';')[0]).join('; ');
  const actor = await actorFromCookie(ctx, new Headers({ cookie }));
  return actor ? { ...ctx, actor } : ctx;
}

function hostName(given: string | undefined): string {
  return (given ?? '')
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, LONGEST_HOST_NAME);
}

function keyForm(c: PageContext, host: string, email?: string): Html {
  const t = c.get('t');
  const { actor } = ctxOf(c);
  const machine = host
    ? html`<dl>
        <dt>${t.oldCli.machine}</dt>
        <dd>${host}</dd>
      </dl>`
    : '';
  if (actor.kind === 'account') {
    return html`<p>${t.oldCli.again(actor.email)}</p>
      ${machine}${form('/accesskey', hidden('hostname', host), t.oldCli.button)}`;
  }
  const fields = html`${hidden('hostname', host)}${signInFields(t, email)}`;
  return html`<p>${t.oldCli.intro}</p>
    ${machine}${form('/accesskey', fields, t.oldCli.signInButton)}
    <p><a href="/forgot-password">${t.signIn.forgotten}</a></p>`;
}
