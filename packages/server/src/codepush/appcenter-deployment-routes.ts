import { createChannel, deleteChannel, updateChannel } from '#channels';
import { metricsOfChannel } from '#metrics';
import { authorise } from '#organisations';
import { clearHistory } from '#releases';
import { addressedApp } from './appcenter-app-routes.ts';
import { toAppCenterRelease } from './appcenter-shapes.ts';
import { json, noContent } from './wire-answers.ts';
import { findDeployment, historyOf, listDeployments, newestOf, type Deployment } from './wire-deployments.ts';
import { retell } from './wire-errors.ts';
import { toAppCenterMetrics } from './wire-metrics.ts';
import { refuseFaults } from './wire-refusal.ts';
import type { SignedInCtx, WireCall, WireRoute } from './wire-route.ts';
import { toWirePackage } from './wire-shapes.ts';
import { nameFaults } from './wire-validation.ts';

const BASE = '/v0.1/apps/:owner/:app/deployments';

/** Deployments, their figures and their releases as lists. */
export const appcenterDeploymentRoutes: WireRoute[] = [
  { method: 'GET', path: BASE, handle: listAll },
  { method: 'POST', path: BASE, handle: addOne },
  { method: 'GET', path: `${BASE}/:deployment`, handle: showOne },
  { method: 'PATCH', path: `${BASE}/:deployment`, handle: renameOne },
  { method: 'DELETE', path: `${BASE}/:deployment`, handle: removeOne },
  { method: 'GET', path: `${BASE}/:deployment/metrics`, handle: showMetrics },
  { method: 'GET', path: `${BASE}/:deployment/releases`, handle: listReleases },
  { method: 'DELETE', path: `${BASE}/:deployment/releases`, handle: emptyHistory },
];

async function addressed(ctx: SignedInCtx, params: WireCall['params']): Promise<Deployment> {
  return findDeployment(ctx, await addressedApp(ctx, params), params.deployment ?? '');
}

async function withReleases(ctx: SignedInCtx, deployments: Deployment[]): Promise<Record<string, unknown>[]> {
  const newest = await newestOf(ctx, deployments);
  return deployments.map(({ id, name, key }) => {
    const release = newest.get(id);
    if (!release) return { name, key };
    return { name, key, latest_release: toAppCenterRelease(toWirePackage(release, ctx.config, 'read')) };
  });
}

async function listAll({ ctx, params }: WireCall): Promise<Response> {
  const app = await addressedApp(ctx, params);
  return json(await withReleases(ctx, await listDeployments(ctx, app)));
}

async function addOne({ ctx, params, body }: WireCall): Promise<Response> {
  refuseFaults(nameFaults(body));
  const app = await addressedApp(ctx, params);
  const name = String(body.name);
  const made = await retell(createChannel(ctx, { org: app.org.id, app: app.id, name }), {
    'name-taken': [409, `A deployment named '${name}' already exists.`],
  });
  return json({ name, key: made.deploymentKey }, 201);
}

async function showOne({ ctx, params }: WireCall): Promise<Response> {
  const [shown] = await withReleases(ctx, [await addressed(ctx, params)]);
  return json(shown);
}

async function renameOne({ ctx, params, body }: WireCall): Promise<Response> {
  const app = await addressedApp(ctx, params);
  authorise(app.access, 'channel.manage');
  const deployment = await findDeployment(ctx, app, params.deployment ?? '');
  refuseFaults(nameFaults(body));
  const name = String(body.name);
  if (name === deployment.name) return noContent();
  await retell(updateChannel(ctx, { org: app.org.id, app: app.id, channel: deployment.id, name }), {
    'name-taken': [409, `A deployment named '${name}' already exists.`],
  });
  return noContent();
}

async function removeOne({ ctx, params }: WireCall): Promise<Response> {
  const app = await addressedApp(ctx, params);
  authorise(app.access, 'channel.manage');
  const { id } = await findDeployment(ctx, app, params.deployment ?? '');
  await deleteChannel(ctx, { org: app.org.id, app: app.id, channel: id });
  return noContent();
}

async function showMetrics({ ctx, params }: WireCall): Promise<Response> {
  const { orgId, appId, id } = await addressed(ctx, params);
  const { items } = await metricsOfChannel(ctx, { org: orgId, app: appId, channel: id });
  return json(toAppCenterMetrics(items));
}

async function listReleases({ ctx, params }: WireCall): Promise<Response> {
  const releases = await historyOf(ctx, await addressed(ctx, params));
  return json(releases.map((release) => toAppCenterRelease(toWirePackage(release, ctx.config, 'read'))));
}

async function emptyHistory({ ctx, params }: WireCall): Promise<Response> {
  const app = await addressedApp(ctx, params);
  authorise(app.access, 'history.clear');
  const { id } = await findDeployment(ctx, app, params.deployment ?? '');
  await clearHistory(ctx, { org: app.org.id, app: app.id, channel: id });
  return noContent();
}
