import { createClient, type Client } from '@codepushgo/contract/client';
import { join } from 'node:path';
import { playClaim } from './demo-availability.ts';
import type { DemoLog } from './demo-log.ts';
import { writeDemoBuild } from './demo-package.ts';
import type { DemoPast } from './demo-past.ts';
import { demoCli, serverCommand, type DemoPlace } from './demo-process.ts';
import { playStatus } from './demo-status.ts';
import { playSupport, type DemoTickets } from './demo-support.ts';
import { startFleet, type Fleet } from './fleet.ts';

const ORG = 'acme';
const APP = 'shop-ios';
const TESTERS = 12;
const CUSTOMERS = 188;

/** What a reader needs to go on from where the story ends. */
export interface DemoEnd {
  email: string;
  password: string;
  accessKey: string;
  org: string;
  app: string;
  /** A device whose history is worth a look. */
  device: string;
  tickets: DemoTickets;
}

interface Stage {
  place: DemoPlace;
  log: DemoLog;
  api: Client;
  accessKey: string;
  testers: Fleet;
  customers: Fleet;
}

const staging = { org: ORG, app: APP, channel: 'Staging' };
const production = { org: ORG, app: APP, channel: 'Production' };

/** Plays the story: an organisation, its releases, one that was rolled back, help about it, and the status site. */
export async function playDemo(place: DemoPlace, log: DemoLog, past: DemoPast): Promise<DemoEnd> {
  const { graceKey, ...person } = await foundAcme(place, log);
  const api = createClient({ serverUrl: place.url, accessKey: person.accessKey });
  const fleets = await startFleets(place, api, log);
  const stage: Stage = { place, log, api, accessKey: person.accessKey, ...fleets };
  await releaseFirst(stage);
  await releaseStaged(stage);
  await releaseBad(stage);
  const device = await explainOne(stage);
  const tickets = await playSupport({
    url: place.url,
    log,
    past,
    ada: api,
    grace: createClient({ serverUrl: place.url, accessKey: graceKey }),
    place: { ...production, project: 'shop', release: 'v3', device },
  });
  await playStatus(log, api);
  await playClaim(log, place.url, past.contractKey);
  return { ...person, org: ORG, app: APP, device, tickets };
}

/** Makes an account and gives its access key, if one was asked for. */
async function account(place: DemoPlace, email: string, name: string, more: string[]): Promise<string> {
  const args = ['create-account', '--email', email, '--name', name, ...more];
  const printed = await serverCommand(place, args, DEMO_PASSWORD);
  return (JSON.parse(printed) as { accessKey?: string }).accessKey ?? '';
}

const DEMO_PASSWORD = 'update-me-over-the-air';

async function foundAcme(
  place: DemoPlace,
  log: DemoLog,
): Promise<Pick<DemoEnd, 'email' | 'password' | 'accessKey'> & { graceKey: string }> {
  log.chapter('1. An organisation, a project, an app');
  const email = 'ada@acme.example';
  const accessKey = await account(place, email, 'Ada Lovelace', ['--operator', '--access-key', 'demo']);
  const graceKey = await account(place, 'grace@acme.example', 'Grace Hopper', ['--access-key', 'demo']);
  const api = createClient({ serverUrl: place.url, accessKey });
  await api.organisations.create({ name: 'Acme', slug: ORG });
  await api.projects.create({ org: ORG, name: 'Shop', slug: 'shop' });
  await api.apps.create({ org: ORG, project: 'shop', name: APP, os: 'ios' });
  await api.apps.addCollaborator({ org: ORG, app: APP, email: 'grace@acme.example' });
  log.good('Ada founded Acme, began the project Shop and made the app shop-ios; Grace develops on it');
  return { email, password: DEMO_PASSWORD, accessKey, graceKey };
}

async function startFleets(
  { url, dataDir }: DemoPlace,
  api: Client,
  log: DemoLog,
): Promise<{ testers: Fleet; customers: Fleet }> {
  const shared = { serverUrl: url, appVersions: ['1.0.0'], folder: join(dataDir, 'devices') };
  const keys = {
    staging: (await api.apps.getChannel(staging)).deploymentKey,
    production: (await api.apps.getChannel(production)).deploymentKey,
  };
  const testers = await startFleet({
    ...shared,
    deploymentKey: keys.staging,
    count: TESTERS,
    prefix: 'tester',
  });
  const crashes = ({ label }: { label: string }, id: string): boolean => label === 'v3' && isFragile(id);
  const customers = await startFleet({
    ...shared,
    deploymentKey: keys.production,
    count: CUSTOMERS,
    prefix: 'customer',
    crashes,
  });
  log.good(`${TESTERS} devices of testers and ${CUSTOMERS} of customers started the binary 1.0.0`);
  return { testers, customers };
}

/** Every third device cannot run v3. */
function isFragile(id: string): boolean {
  return Number(id.slice(-5)) % 3 === 0;
}

/** Builds the app and releases it as its developer does, with the command. */
async function release(
  { place, accessKey }: Stage,
  { build, changed }: { build: string; changed: number },
  options: string[],
): Promise<void> {
  const folder = await writeDemoBuild(join(place.dataDir, 'builds'), build, changed);
  await demoCli(place, accessKey, ['release', APP, folder, '1.0.0', ...options, '--yes']);
}

async function releaseFirst(stage: Stage): Promise<void> {
  const { log, api, testers, customers } = stage;
  log.chapter('2. The first release, and its promotion');
  await release(stage, { build: '1.0.0-a', changed: 0 }, [
    '--deploymentName',
    'Staging',
    '--description',
    'First over the air',
  ]);
  log.good('codepushgo release shop-ios ./CodePush 1.0.0 → v1 on Staging');
  await testers.sync();
  log.bars(testers.running(), TESTERS);
  await api.releases.promote({ ...staging, to: 'Production' });
  await customers.sync();
  log.good('promoted to Production: the same package, never built again');
  log.bars(customers.running(), CUSTOMERS);
}

async function releaseStaged(stage: Stage): Promise<void> {
  const { log, api, testers, customers } = stage;
  log.chapter('3. A staged rollout');
  await release(stage, { build: '1.0.0-b', changed: 3 }, [
    '--deploymentName',
    'Staging',
    '--description',
    'New basket',
  ]);
  await testers.sync();
  const v2 = await api.releases.promote({ ...staging, to: 'Production', rollout: 25 });
  const { sizeBytes, diffs } = await withDiffs(api, v2.label);
  log.good(
    `v2 on Production for 25% of devices; a device on v1 fetches ${kilobytes(diffs[0]?.sizeBytes ?? sizeBytes)} instead of ${kilobytes(sizeBytes)}`,
  );
  await customers.sync();
  log.bars(customers.running(), CUSTOMERS);
  await api.releases.update({ ...production, release: v2.label, rollout: 100 });
  await customers.sync();
  log.good('healthy, so raised to 100%');
  log.bars(customers.running(), CUSTOMERS);
}

async function releaseBad(stage: Stage): Promise<void> {
  const { log, api, customers } = stage;
  log.chapter('4. A bad release, halted by hand and rolled back');
  await release(stage, { build: '1.0.0-c', changed: 5 }, [
    '--deploymentName',
    'Production',
    '--rollout',
    '50%',
  ]);
  const met = await customers.sync();
  log.bad(
    `v3 for 50%: ${met.installed} devices installed it, ${met['rolled-back']} crashed at the first start and went back by themselves`,
  );
  log.bars(customers.running(), CUSTOMERS);
  const v3 = (await api.metrics.channel(production)).items.find(({ label }) => label === 'v3');
  log.line(`figures of v3: ${v3?.installed ?? 0} installed, ${v3?.failed ?? 0} failed`);
  await api.releases.halt({ ...production, release: 'v3', reason: 'Crashes at the first start' });
  const later = await customers.sync();
  log.good(`halted: ${later.installed} more devices got it; those on it stay until the roll-back`);
  const v4 = await api.releases.rollback({ ...production, label: 'v2' });
  const moved = await customers.sync();
  log.good(
    `rolled back: ${v4.label} has the contents of v2; ${moved.installed} devices took it, the others have them already`,
  );
  log.bars(customers.running(), CUSTOMERS);
}

async function explainOne({ log, api, customers }: Stage): Promise<string> {
  log.chapter('5. Every decision can be explained');
  const device = customers.devices.find((one) => one.running()?.label === 'v4')?.id ?? 'customer-00001';
  const { decisions } = await recorded(api, device);
  for (const { outcome, rules } of decisions.slice(0, 4)) {
    const rule = rules.find((one) => one.rule === outcome.reason && one.applied);
    log.line(
      `${device}: ${outcome.kind}${outcome.label ? ` ${outcome.label}` : ''} (${outcome.reason}) ${rule ? JSON.stringify(rule.facts) : ''}`,
    );
  }
  return device;
}

/** Asks again until the background work has arrived; gives up after ten seconds. */
async function eventually<T>(ask: () => Promise<T>, isThere: (value: T) => boolean): Promise<T> {
  for (let step = 0; ; step++) {
    const value = await ask();
    if (isThere(value) || step === 100) return value;
    await new Promise((done) => setTimeout(done, 100));
  }
}

function withDiffs(api: Client, label: string): ReturnType<Client['releases']['get']> {
  return eventually(
    () => api.releases.get({ ...production, release: label }),
    ({ diffs }) => diffs.length > 0,
  );
}

function recorded(api: Client, device: string): ReturnType<Client['acquisition']['explain']> {
  return eventually(
    () => api.acquisition.explain({ ...production, device }),
    ({ decisions }) => decisions.length > 0,
  );
}

const kilobytes = (bytes: number): string => `${Math.round(bytes / 1000)} kB`;
