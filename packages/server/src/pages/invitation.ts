import { html } from 'hono/html';
import { findAccount, signUpInvited } from '#accounts';
import { acceptInvitation } from '#invitations';
import type { OpenInvitation } from '../context.ts';
import type { Html } from '../platform/page.ts';
import { field, form, hidden, note } from './form.ts';
import { attempt, ctxOf, goTo, show, type PageContext, type Pages } from './frame.ts';
import { HOME } from './safe-next.ts';
import { signInBy } from './sign-in.ts';
import { newPasswordField } from './sign-up.ts';

/** Joining an organisation with the link from the mail. */
export function mountInvitation(pages: Pages): void {
  pages.get('/invitation', async (c) => {
    const { title, body, status } = await invitationPage(c, c.req.query('token') ?? '');
    return show(c, title, body, status);
  });
  pages.post('/invitation', async (c) => {
    const { token = '', name } = c.get('form');
    const again = await invitationPage(c, token);
    return attempt(
      c,
      () => (name === undefined ? joinAsSelf(c, token) : joinAsNew(c, token, name)),
      (refusal) => ({ title: again.title, body: html`${refusal}${again.body}` }),
    );
  });
}

interface InvitationPage {
  title: string;
  body: Html;
  status: number;
}

async function joinAsSelf(c: PageContext, token: string): Promise<Response> {
  const organisation = await acceptInvitation(ctxOf(c), { token });
  const t = c.get('t');
  const title = t.invitation.doneTitle(organisation.name);
  return show(c, title, html`<p><a href="${HOME}/${organisation.slug}">${organisation.name}</a></p>`);
}

async function joinAsNew(c: PageContext, token: string, name: string): Promise<Response> {
  const { password = '' } = c.get('form');
  const account = await signUpInvited(ctxOf(c), { token, name, password, language: c.get('language') });
  c.set('form', { email: account.email, password });
  return goTo(c, HOME, await signInBy(c));
}

async function invitationPage(c: PageContext, token: string): Promise<InvitationPage> {
  const t = c.get('t');
  const ctx = ctxOf(c);
  const invitation = await ctx.news.openInvitation(ctx, token);
  if (!invitation) {
    return { title: t.invitation.deadTitle, body: note('bad', t.invitation.dead), status: 410 };
  }
  const { email, role, organisation } = invitation;
  const body = html`<p>${t.invitation.asRole(role)} ${t.invitation.forAddress(email)}</p>
    ${await nextStep(c, token, invitation)}`;
  return { title: t.invitation.title(organisation.name), body, status: 200 };
}

async function nextStep(c: PageContext, token: string, { email }: OpenInvitation): Promise<Html> {
  const t = c.get('t');
  const { actor, db } = ctxOf(c);
  const comeBack = `/invitation?token=${encodeURIComponent(token)}`;
  if (actor.kind === 'account' && actor.email.toLowerCase() === email.toLowerCase()) {
    return form('/invitation', hidden('token', token), t.invitation.join);
  }
  if (actor.kind === 'account') {
    const out = form('/sign-out', hidden('next', comeBack), t.account.signOut, true);
    return html`${note('bad', t.invitation.other(actor.email))}${out}`;
  }
  if (await findAccount(db, email)) {
    return html`<p><a href="/sign-in?next=${encodeURIComponent(comeBack)}">${t.invitation.signIn}</a></p>`;
  }
  const typed = c.get('form')['name'];
  const fields = html`${hidden('token', token)}
  ${field({ label: t.fields.name, name: 'name', value: typed, autocomplete: 'name' })} ${newPasswordField(t)}`;
  return form('/invitation', fields, t.invitation.makeAccount);
}
