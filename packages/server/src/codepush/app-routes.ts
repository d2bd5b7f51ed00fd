import { createAppWithProject, deleteApp, transferApp, updateApp } from '#apps';
import { authorise } from '#organisations';
import { json, locationOf, noContent, text } from './wire-answers.ts';
import { checkedEmail, collaboratorMap } from './collaborator-routes.ts';
import { retell } from './wire-errors.ts';
import { findApp, listedName, seeApps, type WireApp } from './wire-names.ts';
import { refuseFaults } from './wire-refusal.ts';
import type { SignedInCtx, WireCall, WireRoute } from './wire-route.ts';
import { nameFaults } from './wire-validation.ts';

/** Apps: made in a project of their own in the caller's personal organisation. */
export const appRoutes: WireRoute[] = [
  { method: 'GET', path: '/apps', handle: listApps },
  { method: 'POST', path: '/apps', handle: addApp },
  { method: 'GET', path: '/apps/:app', handle: showApp },
  { method: 'PATCH', path: '/apps/:app', handle: renameApp },
  { method: 'DELETE', path: '/apps/:app', handle: removeApp },
  { method: 'POST', path: '/apps/:app/transfer/:email', handle: giveApp },
];

function toWireApp(app: WireApp, name: string, ctx: SignedInCtx): Record<string, unknown> {
  return { name, collaborators: collaboratorMap(app, ctx), deployments: app.channels };
}

async function listApps({ ctx }: WireCall): Promise<Response> {
  const all = await seeApps(ctx);
  const apps = all.map((app) => toWireApp(app, listedName(app, all, ctx), ctx));
  return json({ apps });
}

async function addApp({ ctx, body }: WireCall): Promise<Response> {
  refuseFaults(nameFaults(body));
  const name = String(body.name);
  const withChannels = body.manuallyProvisionDeployments !== true;
  const made = createAppWithProject(ctx, { org: ctx.actor.userName, name, withChannels });
  await retell(made, { 'name-taken': [409, `An app named '${name}' already exists.`] });
  const app = await findApp(ctx, `${ctx.actor.userName}:${name}`);
  return json({ app: toWireApp(app, name, ctx) }, 201, locationOf('apps', name));
}

async function showApp({ ctx, params }: WireCall): Promise<Response> {
  const given = params.app ?? '';
  return json({ app: toWireApp(await findApp(ctx, given), given, ctx) });
}

async function renameApp({ ctx, params, body }: WireCall): Promise<Response> {
  const given = params.app ?? '';
  const app = await findApp(ctx, given);
  authorise(app.access, 'app.update');
  const name = body.name ?? app.name;
  if (name === app.name) return json({ app: toWireApp(app, given, ctx) });
  refuseFaults(nameFaults(body));
  const renamed = updateApp(ctx, { org: app.org.id, app: app.id, name: String(name) });
  await retell(renamed, { 'name-taken': [409, `An app named '${String(name)}' already exists.`] });
  return json({ app: toWireApp({ ...app, name: String(name) }, String(name), ctx) });
}

async function removeApp({ ctx, params }: WireCall): Promise<Response> {
  const app = await findApp(ctx, params.app ?? '');
  await deleteApp(ctx, { org: app.org.id, app: app.id });
  return noContent();
}

async function giveApp({ ctx, params }: WireCall): Promise<Response> {
  const email = checkedEmail(params.email);
  const app = await findApp(ctx, params.app ?? '');
  await retell(transferApp(ctx, { org: app.org.id, app: app.id, to: email }), transferSentences(app.name));
  return text('Created', 201);
}

/** What a refused transfer says. */
export function transferSentences(name: string): Record<string, [number, string]> {
  return {
    'account-not-found': [404, "The specified e-mail address doesn't represent a registered user"],
    'already-owner': [409, 'The given account already owns the app.'],
    'name-taken': [
      409,
      `Cannot transfer ownership. An app with name "${name}" already exists for the given collaborator.`,
    ],
  };
}
