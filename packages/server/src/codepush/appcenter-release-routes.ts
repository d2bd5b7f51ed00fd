import { authorise } from '#organisations';
import { startUpload } from '#packages';
import {
  createRelease,
  promoteRelease,
  rollbackRelease,
  updateRelease,
  WIRE_HISTORY,
  type ChannelTarget,
  type ReleaseRecord,
} from '#releases';
import { addressedApp } from './appcenter-app-routes.ts';
import { readModification, readNewRelease } from './appcenter-bodies.ts';
import { toAppCenterRelease } from './appcenter-shapes.ts';
import { readWireToken, uuidOf, wireTokenOf } from './appcenter-upload-routes.ts';
import { json, noContent } from './wire-answers.ts';
import { findDeployment } from './wire-deployments.ts';
import type { SignedInCtx, WireCall, WireRoute } from './wire-route.ts';
import { toWirePackage } from './wire-shapes.ts';

const BASE = '/v0.1/apps/:owner/:app/deployments/:deployment';

/** Releases: an upload begun and released, changes, promotions and roll-backs. */
export const appcenterReleaseRoutes: WireRoute[] = [
  { method: 'POST', path: `${BASE}/uploads`, handle: beginUpload },
  { method: 'POST', path: `${BASE}/releases`, handle: release },
  { method: 'PATCH', path: `${BASE}/releases/:label`, handle: patch },
  { method: 'POST', path: `${BASE}/promote_release/:destination`, handle: promote },
  { method: 'POST', path: `${BASE}/rollback_release`, handle: rollBack },
];

async function addressed(
  ctx: SignedInCtx,
  params: WireCall['params'],
  need: 'release.create' | 'release.update',
): Promise<ChannelTarget & { destination?: string }> {
  const app = await addressedApp(ctx, params);
  authorise(app.access, need);
  const { id } = await findDeployment(ctx, app, params.deployment ?? '');
  const { destination } = params;
  const target = { org: app.org.id, app: app.id, channel: id };
  return destination === undefined
    ? target
    : { ...target, destination: (await findDeployment(ctx, app, destination)).id };
}

function written({ ctx }: WireCall, made: ReleaseRecord, status: 200 | 201): Response {
  return json(toAppCenterRelease(toWirePackage(made, ctx.config, 'write')), status);
}

async function beginUpload({ ctx, params }: WireCall): Promise<Response> {
  const { org, app } = await addressed(ctx, params, 'release.create');
  const { upload, token } = await startUpload(ctx, { org, app });
  return json({
    id: uuidOf(upload.id),
    upload_domain: ctx.config.publicUrl,
    token: wireTokenOf(upload.id, token),
  });
}

async function release(call: WireCall): Promise<Response> {
  const { token, appVersion, ...info } = readNewRelease(call.body);
  const { upload } = readWireToken(token);
  const target = await addressed(call.ctx, call.params, 'release.create');
  return written(
    call,
    await createRelease(call.ctx, target, { source: { upload }, appVersion, ...info }),
    201,
  );
}

async function patch(call: WireCall): Promise<Response> {
  const { label: _label, ...changes } = readModification(call.body);
  const target = await addressed(call.ctx, call.params, 'release.update');
  const label = namedLabel(call.params.label);
  const { release: made, changed } = await updateRelease(call.ctx, target, {
    ...changes,
    label,
    visible: WIRE_HISTORY,
  });
  return changed ? written(call, made, 200) : noContent();
}

/** Command lines that were given no label write `null` in its place; they mean the newest release. */
function namedLabel(given: string | undefined): string | undefined {
  return given === 'null' || given === 'undefined' ? undefined : given;
}

async function promote(call: WireCall): Promise<Response> {
  const changes = readModification(call.body);
  const { destination = '', ...target } = await addressed(call.ctx, call.params, 'release.create');
  const made = await promoteRelease(call.ctx, target, { ...changes, to: destination, visible: WIRE_HISTORY });
  return written(call, made, 200);
}

async function rollBack(call: WireCall): Promise<Response> {
  const { label } = readModification({ label: call.body.label });
  const target = await addressed(call.ctx, call.params, 'release.create');
  return written(call, await rollbackRelease(call.ctx, target, { label, visible: WIRE_HISTORY }), 201);
}
