import { addCollaborator, removeCollaborator } from '#collaborators';
import { json, noContent, text } from './wire-answers.ts';
import { retell } from './wire-errors.ts';
import { findApp, type WireApp } from './wire-names.ts';
import { WireRefusal } from './wire-refusal.ts';
import { toWireRole } from './wire-roles.ts';
import type { SignedInCtx, WireCall, WireRoute } from './wire-route.ts';

const RESERVED = ['__proto__', 'constructor', 'prototype'];

/** What a refused addition says. */
export const addingSentences: Record<string, [number, string]> = {
  'account-not-found': [404, "The specified e-mail address doesn't represent a registered user"],
  'already-collaborator': [409, 'The given account is already a collaborator for this app.'],
};
/** What a refused removal says. */
export const removingSentences: Record<string, [number, string]> = {
  'owner-stays': [409, 'Cannot remove the owner of the app from collaborator list.'],
  'not-a-collaborator': [404, 'The given email is not a collaborator for this app.'],
};

/** Who works on an app, by e-mail address. */
export const collaboratorRoutes: WireRoute[] = [
  { method: 'GET', path: '/apps/:app/collaborators', handle: listCollaborators },
  { method: 'POST', path: '/apps/:app/collaborators/:email', handle: addOne },
  { method: 'DELETE', path: '/apps/:app/collaborators/:email', handle: removeOne },
];

/** The people of an app as the wire shows them, sorted by address. */
export function collaboratorMap(app: WireApp, ctx: SignedInCtx): Record<string, unknown> {
  const entries = app.collaborators.map((one) => {
    const isCurrentAccount = one.accountId === ctx.actor.accountId;
    return [
      one.email,
      { permission: toWireRole(one), ...(isCurrentAccount && { isCurrentAccount }) },
    ] as const;
  });
  return Object.fromEntries(entries);
}

/** An address from a path; names that mean something to objects are refused. */
export function checkedEmail(given: string | undefined): string {
  const email = given ?? '';
  if (RESERVED.includes(email)) throw new WireRefusal(400, 'Invalid email parameter');
  return email;
}

async function listCollaborators({ ctx, params }: WireCall): Promise<Response> {
  return json({ collaborators: collaboratorMap(await findApp(ctx, params.app ?? ''), ctx) });
}

async function addOne({ ctx, params }: WireCall): Promise<Response> {
  const email = checkedEmail(params.email);
  const app = await findApp(ctx, params.app ?? '');
  await retell(addCollaborator(ctx, { org: app.org.id, app: app.id, email }), addingSentences);
  return text('Created', 201);
}

async function removeOne({ ctx, params }: WireCall): Promise<Response> {
  const email = checkedEmail(params.email);
  const app = await findApp(ctx, params.app ?? '');
  await retell(removeCollaborator(ctx, { org: app.org.id, app: app.id, email }), removingSentences);
  return noContent();
}
