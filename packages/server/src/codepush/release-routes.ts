import { authorise } from '#organisations';
import { receiveFile, type ReceivedFile } from '#packages';
import {
  createRelease,
  promoteRelease,
  rollbackRelease,
  updateRelease,
  WIRE_HISTORY,
  type ReleaseRecord,
} from '#releases';
import { receiveRelease, type StoreFile } from './receive-release.ts';
import { json, locationOf, noContent } from './wire-answers.ts';
import { findDeployment, type Deployment } from './wire-deployments.ts';
import { findApp, type WireApp } from './wire-names.ts';
import { refuseFaults, WireRefusal } from './wire-refusal.ts';
import type { SignedInCtx, WireCall, WireRoute } from './wire-route.ts';
import { toWirePackage } from './wire-shapes.ts';
import { packageInfoFaults, toPackageInfo, type PackageInfo } from './wire-validation.ts';

const BASE = '/apps/:app/deployments/:deployment';

/** Releases: new ones, changes, promotions and roll-backs. */
export const releaseRoutes: WireRoute[] = [
  { method: 'POST', path: `${BASE}/release`, rawBody: true, handle: release },
  { method: 'PATCH', path: `${BASE}/release`, handle: patch },
  { method: 'POST', path: `${BASE}/promote/:destination`, handle: promote },
  { method: 'POST', path: `${BASE}/rollback`, handle: rollBack },
  { method: 'POST', path: `${BASE}/rollback/:label`, handle: rollBack },
];

interface Target {
  app: WireApp;
  deployment: Deployment;
}

/** Finds the app, judges the caller, finds the deployment: refusals come in this order. */
async function addressed(
  ctx: SignedInCtx,
  params: WireCall['params'],
  need: 'release.create' | 'release.update',
): Promise<Target> {
  const app = await findApp(ctx, params.app ?? '');
  authorise(app.access, need);
  return { app, deployment: await findDeployment(ctx, app, params.deployment ?? '') };
}

function verbTarget({ app, deployment }: Target): { org: string; app: string; channel: string } {
  return { org: app.org.id, app: app.id, channel: deployment.id };
}

function written(call: WireCall, made: ReleaseRecord, deployment?: string): Response {
  const shown = { package: toWirePackage(made, call.ctx.config, 'write') };
  if (deployment === undefined) return json(shown);
  return json(shown, 201, locationOf('apps', call.params.app ?? '', 'deployments', deployment));
}

async function release(call: WireCall): Promise<Response> {
  const arrived: ReceivedFile[] = [];
  try {
    return await releaseFile(call, async (stream) => {
      const file = await receiveFile(call.ctx, stream);
      arrived.push(file);
      return file;
    });
  } finally {
    for (const file of arrived) await file.drop();
  }
}

async function releaseFile(call: WireCall, store: StoreFile<ReceivedFile>): Promise<Response> {
  const { ctx, params, request } = call;
  // Looked up before the file is read, so that nothing is written for a request that will be refused;
  // told after the faults of the request itself.
  const target = await addressed(ctx, params, 'release.create').catch((error: unknown) => ({ error }));
  const { uploadLimitBytes } = ctx.config;
  const received = await receiveRelease(request, 'error' in target ? null : store, uploadLimitBytes);
  if (!received.hasFile) throw fileMissing();
  refuseFaults(packageInfoFaults(received.info, 'release'));
  if ('error' in target) throw target.error;
  const { label: _label, appVersion = '', ...info } = toPackageInfo(received.info);
  if (!received.file) throw fileMissing();
  const source = { file: received.file };
  const made = await createRelease(ctx, verbTarget(target), { source, appVersion, ...info });
  return written(call, made, target.deployment.name);
}

function fileMissing(): WireRefusal {
  return new WireRefusal(400, 'A deployment package must include a file.');
}

/** The checked `packageInfo` of a JSON body; a missing one is empty. */
function bodyInfo(body: Record<string, unknown>): PackageInfo {
  const { packageInfo } = body;
  const info = typeof packageInfo === 'object' && packageInfo !== null ? { ...packageInfo } : {};
  refuseFaults(packageInfoFaults(info, 'change'));
  return toPackageInfo(info);
}

async function patch(call: WireCall): Promise<Response> {
  const { label, ...changes } = bodyInfo(call.body);
  const target = await addressed(call.ctx, call.params, 'release.update');
  const { release: made, changed } = await updateRelease(call.ctx, verbTarget(target), {
    ...changes,
    label,
    visible: WIRE_HISTORY,
  });
  return changed ? written(call, made) : noContent();
}

async function promote(call: WireCall): Promise<Response> {
  const info = bodyInfo(call.body);
  const target = await addressed(call.ctx, call.params, 'release.create');
  const destination = await findDeployment(call.ctx, target.app, call.params.destination ?? '');
  const made = await promoteRelease(call.ctx, verbTarget(target), {
    ...info,
    to: destination.id,
    visible: WIRE_HISTORY,
  });
  return written(call, made, destination.name);
}

async function rollBack(call: WireCall): Promise<Response> {
  const target = await addressed(call.ctx, call.params, 'release.create');
  const { label } = call.params;
  const made = await rollbackRelease(call.ctx, verbTarget(target), { label, visible: WIRE_HISTORY });
  return written(call, made, target.deployment.name);
}
