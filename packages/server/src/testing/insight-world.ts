import { createClient, type Client } from '@codepushgo/contract/client';
import { createAccessKey } from '#access-keys';
import { recorderOf } from '#decisions';
import { recordReport } from '#metrics';
import type { TestServer } from './make-server.ts';
import { makeReleaseWorld, type ReleaseWorld } from './release-world.ts';

/** A world with the typed client of its owner, and devices that check and report. */
export interface InsightWorld {
  world: ReleaseWorld;
  api: Client;
  /** The channel Production. */
  at: { org: string; app: string; channel: string };
  inProject: { org: string; project: string };
  /** A device, or one without an id, runs a release now or failed to; null: the binary's own bundle. */
  report(device: string | null, label: string | null, isFailed?: boolean): Promise<void>;
  /** A device asks for an update, and what was decided is written down. */
  check(device: string, appVersion?: string): Promise<void>;
}

/** Makes an organisation of its own for one test. */
export async function makeInsightWorld(server: TestServer): Promise<InsightWorld> {
  const world = await makeReleaseWorld(server);
  const { secret } = await createAccessKey(world.ctx, { name: 'test' });
  const { deploymentKey } = world;
  return {
    world,
    api: createClient({ serverUrl: server.url, accessKey: secret }),
    at: { org: world.orgId, app: world.appId, channel: 'Production' },
    inProject: { org: world.orgId, project: 'shop' },
    report: (device, label, isFailed = false) =>
      recordReport(server.platform, {
        kind: 'deploy',
        mode: 'stateless',
        deploymentKey,
        appVersion: '1.0.0',
        label,
        status: isFailed ? 'DeploymentFailed' : 'DeploymentSucceeded',
        device,
        previous: null,
      }),
    check: async (device, appVersion = '1.0.0') => {
      const query = { deployment_key: deploymentKey, app_version: appVersion, client_unique_id: device };
      await server.fetch(`/updateCheck?${new URLSearchParams(query)}`);
      await recorderOf(server.platform).flush();
    },
  };
}

/** Ids of some devices. */
export function fleet(count: number, prefix = 'd'): string[] {
  return Array.from({ length: count }, (_, i) => `${prefix}${i}`);
}
