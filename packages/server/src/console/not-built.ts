import type { Account } from '@codepushgo/contract';
import { html } from 'hono/html';
import { pageHeaders, renderPage } from '../platform/page.ts';
import { ACCOUNT_PAGE } from '../pages/safe-next.ts';
import { readTheme } from '../platform/theme.ts';

const texts = {
  en: {
    title: 'The console is not built yet',
    what: 'This server has no console to show. Nothing is lost; devices, tools and the API are served as always.',
    todo: 'Whoever runs the server builds the console with this command; then load this page again:',
    account: 'Your account',
  },
  fr: {
    title: 'La console n’est pas encore construite',
    what: 'Ce serveur n’a pas de console à montrer. Rien n’est perdu : les appareils, les outils et l’API sont servis comme toujours.',
    todo: 'Qui exploite le serveur construit la console par cette commande ; ensuite, rechargez cette page :',
    account: 'Votre compte',
  },
};

/** What is shown instead of a console that was never built. */
export async function notBuilt({ language, theme }: Account): Promise<Response> {
  const t = texts[language];
  const body = html`<p>${t.what}</p>
    <p>${t.todo}</p>
    <code class="secret">npm run build</code>
    <p><a href="${ACCOUNT_PAGE}">${t.account}</a></p>`;
  const page = renderPage({
    language,
    title: t.title,
    body,
    inLanguage: () => ACCOUNT_PAGE,
    theme: readTheme(theme),
  });
  const headers = { ...pageHeaders, 'content-type': 'text/html; charset=utf-8' };
  return new Response(String(await page), { status: 503, headers });
}
