import { createChannel, deleteChannel, updateChannel } from '#channels';
import { metricsOfChannel } from '#metrics';
import { authorise } from '#organisations';
import { clearHistory } from '#releases';
import { json, locationOf, noContent } from './wire-answers.ts';
import { findDeployment, historyOf, listDeployments, newestOf, type Deployment } from './wire-deployments.ts';
import { retell } from './wire-errors.ts';
import { toWireMetrics } from './wire-metrics.ts';
import { findApp } from './wire-names.ts';
import { refuseFaults } from './wire-refusal.ts';
import type { SignedInCtx, WireCall, WireRoute } from './wire-route.ts';
import { toWirePackage, type WirePackage } from './wire-shapes.ts';
import { deploymentFaults, nameFaults } from './wire-validation.ts';

const BASE = '/apps/:app/deployments';

/** Deployments: what the house calls channels. */
export const deploymentRoutes: WireRoute[] = [
  { method: 'GET', path: BASE, handle: listAll },
  { method: 'POST', path: BASE, handle: addOne },
  { method: 'GET', path: `${BASE}/:deployment`, handle: showOne },
  { method: 'PATCH', path: `${BASE}/:deployment`, handle: renameOne },
  { method: 'DELETE', path: `${BASE}/:deployment`, handle: removeOne },
  { method: 'GET', path: `${BASE}/:deployment/history`, handle: showHistory },
  { method: 'DELETE', path: `${BASE}/:deployment/history`, handle: emptyHistory },
  { method: 'GET', path: `${BASE}/:deployment/metrics`, handle: showMetrics },
];

interface WireDeployment {
  name: string;
  key: string;
  package: WirePackage | null;
}

async function withPackages(call: WireCall, deployments: Deployment[]): Promise<WireDeployment[]> {
  const newest = await newestOf(call.ctx, deployments);
  return deployments.map(({ id, name, key }) => {
    const release = newest.get(id);
    return { name, key, package: release ? toWirePackage(release, call.ctx.config, 'read') : null };
  });
}

async function listAll(call: WireCall): Promise<Response> {
  const app = await findApp(call.ctx, call.params.app ?? '');
  return json({ deployments: await withPackages(call, await listDeployments(call.ctx, app)) });
}

async function addOne({ ctx, params, body }: WireCall): Promise<Response> {
  refuseFaults(deploymentFaults(body));
  const given = params.app ?? '';
  const app = await findApp(ctx, given);
  const name = String(body.name);
  const deploymentKey = typeof body.key === 'string' ? body.key : undefined;
  const made = await retell(createChannel(ctx, { org: app.org.id, app: app.id, name, deploymentKey }), {
    'key-taken': [409, `A deployment with key '${deploymentKey}' already exists.`],
    'name-taken': [409, `A deployment named '${name}' already exists.`],
  });
  const deployment = { name, key: made.deploymentKey };
  return json({ deployment }, 201, locationOf('apps', given, 'deployments', name));
}

/** The deployment that an address names. */
async function addressed(ctx: SignedInCtx, params: WireCall['params']): Promise<Deployment> {
  return findDeployment(ctx, await findApp(ctx, params.app ?? ''), params.deployment ?? '');
}

async function showOne(call: WireCall): Promise<Response> {
  const [deployment] = await withPackages(call, [await addressed(call.ctx, call.params)]);
  return json({ deployment });
}

async function renameOne(call: WireCall): Promise<Response> {
  const { ctx, params, body } = call;
  const app = await findApp(ctx, params.app ?? '');
  authorise(app.access, 'channel.manage');
  const deployment = await findDeployment(ctx, app, params.deployment ?? '');
  const name = body.name ?? deployment.name;
  if (name !== deployment.name) {
    refuseFaults(nameFaults(body));
    const renamed = updateChannel(ctx, {
      org: app.org.id,
      app: app.id,
      channel: deployment.id,
      name: String(name),
    });
    await retell(renamed, { 'name-taken': [409, `A deployment named '${String(name)}' already exists.`] });
  }
  const [shown] = await withPackages(call, [{ ...deployment, name: String(name) }]);
  return json({ deployment: shown });
}

async function removeOne({ ctx, params }: WireCall): Promise<Response> {
  const app = await findApp(ctx, params.app ?? '');
  authorise(app.access, 'channel.manage');
  const { id } = await findDeployment(ctx, app, params.deployment ?? '');
  await deleteChannel(ctx, { org: app.org.id, app: app.id, channel: id });
  return noContent();
}

async function showHistory({ ctx, params }: WireCall): Promise<Response> {
  const releases = await historyOf(ctx, await addressed(ctx, params));
  return json({ history: releases.map((release) => toWirePackage(release, ctx.config, 'read')) });
}

async function emptyHistory({ ctx, params }: WireCall): Promise<Response> {
  const app = await findApp(ctx, params.app ?? '');
  authorise(app.access, 'history.clear');
  const { id } = await findDeployment(ctx, app, params.deployment ?? '');
  await clearHistory(ctx, { org: app.org.id, app: app.id, channel: id });
  return noContent();
}

async function showMetrics({ ctx, params }: WireCall): Promise<Response> {
  const { orgId, appId, id } = await addressed(ctx, params);
  const { items } = await metricsOfChannel(ctx, { org: orgId, app: appId, channel: id });
  return json({ metrics: toWireMetrics(items) });
}
