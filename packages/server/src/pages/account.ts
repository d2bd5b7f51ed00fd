import { html } from 'hono/html';
import { deleteAccessKey, listAccessKeys, type AccessKeyRow } from '#access-keys';
import { getMe, updateMe } from '#accounts';
import { deleteSession, listSessions } from '#sessions';
import type { Session } from '@codepushgo/contract';
import { LANGUAGES, readLanguage } from '../platform/language.ts';
import type { Html } from '../platform/page.ts';
import { form, hidden, note } from './form.ts';
import { attempt, ctxOf, show, type PageContext, type Pages } from './frame.ts';
import { ACCOUNT_PAGE } from './safe-next.ts';
import { showInstant } from './show-instant.ts';
import { askToSignIn } from './sign-in.ts';
import { texts } from './texts.ts';

const MOST_ROWS = 100;

/** Who you are, your access keys, where you are signed in. */
export function mountAccount(pages: Pages): void {
  pages.get(ACCOUNT_PAGE, (c) => (isSignedIn(c) ? showAccount(c, html``) : askToSignIn(c, ACCOUNT_PAGE)));
  pages.post(ACCOUNT_PAGE, async (c) => {
    if (!isSignedIn(c)) return askToSignIn(c, ACCOUNT_PAGE);
    const t = c.get('t');
    const again = await accountBody(c);
    return attempt(
      c,
      async () => showAccount(c, note('good', await change(c))),
      (refusal) => ({ title: t.account.title, body: html`${refusal}${again}` }),
    );
  });
}

function isSignedIn(c: PageContext): boolean {
  return ctxOf(c).actor.kind === 'account';
}

async function change(c: PageContext): Promise<string> {
  const { key, session, language } = c.get('form');
  if (key !== undefined) await deleteAccessKey(ctxOf(c), key);
  if (session !== undefined) await deleteSession(ctxOf(c), session);
  const chosen = readLanguage(language);
  if (!chosen) return c.get('t').account.removed;
  await updateMe(ctxOf(c), { language: chosen });
  c.set('language', chosen);
  c.set('t', texts[chosen]);
  c.header('set-cookie', 'codepushgo.language=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax', { append: true });
  return c.get('t').account.saved;
}

async function showAccount(c: PageContext, message: Html): Promise<Response> {
  return show(c, c.get('t').account.title, html`${message}${await accountBody(c)}`);
}

async function accountBody(c: PageContext): Promise<Html> {
  const t = c.get('t').account;
  const me = await getMe(ctxOf(c));
  const keys = await listAccessKeys(ctxOf(c), { limit: MOST_ROWS });
  const sessions = await listSessions(ctxOf(c), { limit: MOST_ROWS });
  const own = keys.items.filter((row) => !row.isSession);
  return html`<p>${me.name}${me.staff ? html`. ${t.staff[me.staff]}` : ''}</p>
    <dl>
      <dt>${t.email}</dt>
      <dd>${me.email}</dd>
      <dt>${t.userName}</dt>
      <dd>${me.userName}</dd>
    </dl>
    ${languageForm(c, me.language)}
    <h2>${t.keys}</h2>
    ${
      own.length > 0
        ? html`<ul class="rows">
            ${own.map((row) => keyRow(c, row))}
          </ul>`
        : html`<p>${t.noKeys}</p>`
    }
    ${keys.nextCursor ? html`<p>${t.moreKeys}</p>` : ''}
    <h2>${t.sessions}</h2>
    <ul class="rows">
      ${sessions.items.map((row) => sessionRow(c, row))}
    </ul>
    ${form('/sign-out', html``, t.signOut)}`;
}

function languageForm(c: PageContext, current: string): Html {
  const t = c.get('t').account;
  const names = { en: 'English', fr: 'Français' };
  const options = LANGUAGES.map(
    (language) =>
      html`<option value="${language}" ${language === current ? 'selected' : ''}>${names[language]}</option>`,
  );
  const select = html`<label for="language">${t.language}</label>
    <select id="language" name="language">
      ${options}
    </select>`;
  return form(ACCOUNT_PAGE, select, t.save, true);
}

function keyRow(c: PageContext, row: AccessKeyRow): Html {
  const t = c.get('t').account;
  const when = (at: Date): string => showInstant(c.get('language'), at);
  const isOver = row.expiresAt.getTime() <= ctxOf(c).clock.nowMs();
  const facts = [
    t.scopes[row.scope.level],
    isOver ? t.expired(when(row.expiresAt)) : t.expires(when(row.expiresAt)),
    row.lastUsedAt ? t.lastUsed(when(row.lastUsedAt)) : t.neverUsed,
  ];
  const name = row.name.length > 200 ? `${row.name.slice(0, 200)}…` : row.name;
  return html`<li>
    <b>${name}</b><span class="hint">${facts.join(' · ')}</span> ${rowButton('key', row.id, t.revoke, name)}
  </li>`;
}

function sessionRow(c: PageContext, row: Session): Html {
  const t = c.get('t').account;
  const name = row.isCurrent ? t.thisOne : row.machine;
  const until = t.expires(showInstant(c.get('language'), row.expiresAt));
  const button = row.isCurrent ? '' : rowButton('session', row.id, t.signOutThere, name);
  return html`<li><b>${name}</b><span class="hint">${until}</span>${button}</li>`;
}

// The visible text comes first, so that speech control finds it; the rest says which row it is.
function rowButton(field: 'key' | 'session', id: string, text: string, name: string): Html {
  return html`<form method="post" action="${ACCOUNT_PAGE}">
    ${hidden(field, id)}<button type="submit" class="quiet" aria-label="${text} ${name}">${text}</button>
  </form>`;
}
