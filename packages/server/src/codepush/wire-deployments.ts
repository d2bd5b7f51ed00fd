import { listAppChannels } from '#channels';
import { listReleases, newestReleases, WIRE_HISTORY, type ReleaseRecord } from '#releases';
import type { WireApp } from './wire-names.ts';
import { absent } from './wire-refusal.ts';
import type { SignedInCtx } from './wire-route.ts';

/** A deployment: a channel of the house, with its key. */
export interface Deployment {
  id: string;
  orgId: string;
  appId: string;
  name: string;
  key: string;
}

/** All deployments of an app, sorted by name. */
export async function listDeployments(ctx: SignedInCtx, app: WireApp): Promise<Deployment[]> {
  const rows = await listAppChannels(ctx, { org: app.org.id, app: app.id });
  return rows
    .map(({ id, name, deploymentKey }) => ({
      id,
      orgId: app.org.id,
      appId: app.id,
      name,
      key: deploymentKey,
    }))
    .toSorted((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
}

/**
 * Finds a deployment of an app by its exact name.
 *
 * @throws WireRefusal 404
 */
export async function findDeployment(ctx: SignedInCtx, app: WireApp, name: string): Promise<Deployment> {
  const found = (await listDeployments(ctx, app)).find((deployment) => deployment.name === name);
  if (!found) throw absent('Deployment', name);
  return found;
}

/** The newest release of each deployment that has one, by deployment id. */
export async function newestOf(
  ctx: SignedInCtx,
  deployments: Deployment[],
): Promise<Map<string, ReleaseRecord>> {
  const [first] = deployments;
  if (!first) return new Map();
  return newestReleases(
    ctx.db,
    first.orgId,
    deployments.map(({ id }) => id),
  );
}

/** The releases that the wire shows, oldest first. */
export async function historyOf(
  ctx: SignedInCtx,
  { id, orgId, appId }: Deployment,
): Promise<ReleaseRecord[]> {
  const target = { org: orgId, app: appId, channel: id };
  const { items } = await listReleases(ctx, target, { limit: WIRE_HISTORY }, WIRE_HISTORY);
  return items.toReversed();
}
