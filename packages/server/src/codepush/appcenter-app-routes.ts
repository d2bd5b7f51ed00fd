import { createAppWithProject, deleteApp, transferApp, updateApp } from '#apps';
import { authorise } from '#organisations';
import { toAppCenterApp } from './appcenter-shapes.ts';
import { transferSentences } from './app-routes.ts';
import { json, noContent } from './wire-answers.ts';
import { retell } from './wire-errors.ts';
import { findOwnedApp, seeApps, type WireApp } from './wire-names.ts';
import { refuseFaults } from './wire-refusal.ts';
import type { SignedInCtx, WireCall, WireRoute } from './wire-route.ts';
import { nameFaults } from './wire-validation.ts';

/** Apps by owner and name; a new one has no deployments until the client makes them. */
export const appcenterAppRoutes: WireRoute[] = [
  { method: 'GET', path: '/v0.1/apps', handle: listApps },
  { method: 'POST', path: '/v0.1/apps', handle: (call) => addApp(call, call.ctx.actor.userName) },
  { method: 'POST', path: '/v0.1/orgs/:org/apps', handle: (call) => addApp(call, call.params.org ?? '') },
  { method: 'GET', path: '/v0.1/apps/:owner/:app', handle: showApp },
  { method: 'PATCH', path: '/v0.1/apps/:owner/:app', handle: changeApp },
  { method: 'DELETE', path: '/v0.1/apps/:owner/:app', handle: removeApp },
  { method: 'POST', path: '/v0.1/apps/:owner/:app/transfer/:target', handle: giveApp },
];

/** The app that an address names. */
export function addressedApp(ctx: SignedInCtx, params: WireCall['params']): Promise<WireApp> {
  return findOwnedApp(ctx, params.owner ?? '', params.app ?? '');
}

async function listApps({ ctx }: WireCall): Promise<Response> {
  return json((await seeApps(ctx)).map(toAppCenterApp));
}

async function addApp({ ctx, body }: WireCall, org: string): Promise<Response> {
  const displayName = body.display_name ?? body.name;
  // Without a name of its own the app takes its display name, in characters that survive in an address.
  const name =
    body.name ?? (typeof displayName === 'string' ? displayName.replace(/[^\w.-]+/g, '-') : displayName);
  refuseFaults([
    ...nameFaults({ name }),
    ...nameFaults({ name: displayName }).map((fault) => ({ ...fault, field: 'display_name' })),
  ]);
  const made = createAppWithProject(ctx, {
    org,
    name: String(name),
    displayName: String(displayName),
    os: textOf(body.os),
    framework: textOf(body.platform),
    withChannels: false,
  });
  await retell(made, { 'name-taken': [409, `An app named '${String(name)}' already exists.`] });
  return json(toAppCenterApp(await findOwnedApp(ctx, org, String(name))), 201);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.length <= 64 ? value : null;
}

async function showApp({ ctx, params }: WireCall): Promise<Response> {
  return json(toAppCenterApp(await addressedApp(ctx, params)));
}

async function changeApp({ ctx, params, body }: WireCall): Promise<Response> {
  const app = await addressedApp(ctx, params);
  authorise(app.access, 'app.update');
  const name = body.name ?? app.name;
  const displayName = body.display_name ?? app.displayName;
  refuseFaults([
    ...nameFaults({ name }),
    ...nameFaults({ name: displayName }).map((fault) => ({ ...fault, field: 'display_name' })),
  ]);
  const changes = { name: String(name), displayName: String(displayName) };
  await retell(updateApp(ctx, { org: app.org.id, app: app.id, ...changes }), {
    'name-taken': [409, `An app named '${String(name)}' already exists.`],
  });
  return json(toAppCenterApp({ ...app, ...changes }));
}

async function removeApp({ ctx, params }: WireCall): Promise<Response> {
  const app = await addressedApp(ctx, params);
  await deleteApp(ctx, { org: app.org.id, app: app.id });
  return noContent();
}

async function giveApp({ ctx, params }: WireCall): Promise<Response> {
  const app = await addressedApp(ctx, params);
  await retell(
    transferApp(ctx, { org: app.org.id, app: app.id, to: params.target ?? '' }),
    transferSentences(app.name),
  );
  return noContent();
}
