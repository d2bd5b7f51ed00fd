import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createClient, type Client } from '@codepushgo/contract/client';
import { simpleParser } from 'mailparser';
import { writeDemoBuild } from '../packages/server/src/testing/demo-package.ts';
import { demoCli, serverCommand, type DemoPlace } from '../packages/server/src/testing/demo-process.ts';
import { eventually } from '../packages/server/src/testing/eventually.ts';
import { startFleet } from '../packages/server/src/testing/fleet.ts';
import { workAtDesk } from './shots-desk.ts';
import { tellStatus } from './shots-status.ts';
import { askForHelp } from './shots-support.ts';

/** Who is shown, and how to call the API as that person. */
export interface ShotsWorld {
  email: string;
  password: string;
  api: Client;
  /** What stands in addresses for names that the world gives: `{webhook}`. */
  ids: Record<string, string>;
}

const DEVICES = 40;
const PASSWORD = 'update-me-over-the-air';
const production = { org: 'acme', app: 'shop-ios', channel: 'Production' };

/** A small world that looks like a real one: the demo's, without its story, and with long French-sized names. */
export async function seedShots(place: DemoPlace): Promise<ShotsWorld> {
  const email = 'ada@acme.example';
  const password = PASSWORD;
  const args = [
    'create-account',
    '--email',
    email,
    '--name',
    'Ada Lovelace',
    '--operator',
    '--access-key',
    'shots',
  ];
  const { accessKey } = JSON.parse(await serverCommand(place, args, password)) as { accessKey: string };
  const api = createClient({ serverUrl: place.url, accessKey });
  await api.organisations.create({ name: 'Acme', slug: 'acme' });
  await api.organisations.create({ name: 'Épicerie fine des Deux-Rives', slug: 'epicerie-fine' });
  await api.projects.create({ org: 'acme', name: 'Shop', slug: 'shop' });
  await api.projects.create({ org: 'acme', name: 'Field service', slug: 'field-service' });
  await api.apps.create({ org: 'acme', project: 'shop', name: 'shop-ios', os: 'ios' });
  await api.apps.create({ org: 'acme', project: 'shop', name: 'shop-android', os: 'android' });
  await api.apps.create({
    org: 'acme',
    project: 'field-service',
    name: 'technicians-with-a-long-name',
    os: 'android',
  });
  await api.projects.create({ org: 'epicerie-fine', name: 'Carte de fidélité', slug: 'fidelite' });
  await letIn(place, api, 'grace.hopper@acme.example', 'Grace Hopper');
  await api.organisations.invite({ org: 'acme', email: 'katherine@acme.example', role: 'admin' });
  await api.organisations.invite({ org: 'acme', email: 'jean-christophe@acme.example', role: 'developer' });
  await api.accounts.createAccessKey({
    name: 'Build server',
    scope: { level: 'release', organisation: 'acme' },
    ttlMs: 90 * 86_400_000,
  });
  const webhook = await api.notifications.createWebhook({
    org: 'acme',
    url: 'https://hooks.acme.example/releases',
    description: 'Release channel of the team chat',
    events: ['release.published', 'release.halted', 'release.rolled-back'],
    filter: { project: 'shop' },
  });
  await api.notifications.setAlerts({ org: 'acme', events: ['release.halted', 'release.rolled-back'] });
  await sellPlans(api);
  await release(place, api, accessKey);
  const tickets = await askForHelp(api);
  const desk = await workAtDesk(api);
  const status = await tellStatus(api);
  return { email, password, api, ids: { webhook: webhook.id, ...tickets, ...desk, ...status } };
}

/** Makes somebody an admin, who accepts the invitation by the link in the mail. */
async function letIn(place: DemoPlace, api: Client, email: string, name: string): Promise<void> {
  const args = ['create-account', '--email', email, '--name', name, '--access-key', 'shots'];
  const { accessKey } = JSON.parse(await serverCommand(place, args, PASSWORD)) as { accessKey: string };
  await api.organisations.invite({ org: 'acme', email, role: 'admin' });
  const outbox = join(place.dataDir, 'outbox');
  const readToken = async (): Promise<string | undefined> => {
    const names = await readdir(outbox).catch(() => []);
    const mails = await Promise.all(names.map((each) => readFile(join(outbox, each))));
    const texts = await Promise.all(mails.map(async (mail) => (await simpleParser(mail)).text ?? ''));
    return texts.map((text) => /invitation\?token=([\w-]+)/.exec(text)?.[1]).find(Boolean);
  };
  const { answer: token } = await eventually(readToken, Boolean);
  await createClient({ serverUrl: place.url, accessKey }).organisations.acceptInvitation({ token: token! });
}

async function sellPlans({ customers }: Client): Promise<void> {
  const customer = 'acme';
  await customers.setPlan({ customer, plan: 'team', interval: 'year', reason: 'Order 1042' });
  await customers.changeCredits({
    customer,
    kind: 'grant',
    amountMicroUsd: 25_000_000,
    reason: 'Order 1043',
  });
  await customers.startAddOn({
    customer,
    addOn: 'priority-plus',
    project: 'shop',
    monthlyMicroUsd: 50_000_000,
    reason: 'Order 1044',
  });
  // A term around whatever day it is.
  const term = { from: '2026-01-01T00:00:00+01:00', to: '2036-01-01T00:00:00+01:00' };
  const proposal = { country: 'FR', from: '2027-01-01', to: '2027-12-31', language: 'fr' } as const;
  await customers.makeContract({
    customer: 'epicerie-fine',
    ...term,
    monthlyFeeMicroUsd: 249_000_000,
    responseRow: 'priority_plus',
    timeZone: 'Europe/Paris',
    holidays: (await customers.proposeHolidays(proposal)).items,
    hours: {
      days: [1, 2, 3, 4, 5],
      intervals: [
        { open: '08:00', close: '12:00' },
        { open: '14:00', close: '18:00' },
      ],
    },
    resolutionTimes: { urgent: { value: 8, unit: 'h' }, high: { value: 2, unit: 'bd' } },
    reason: 'Contract of 14 December',
  });
}

async function release(place: DemoPlace, api: Client, accessKey: string): Promise<void> {
  const send = async (version: string, changed: number, ...more: string[]): Promise<string> => {
    const folder = await writeDemoBuild(join(place.dataDir, 'builds'), version, changed);
    return demoCli(place, accessKey, ['release', 'shop-ios', folder, '1.0.0', '--yes', ...more]);
  };
  const { deploymentKey } = await api.apps.getChannel(production);
  const fleet = await startFleet({
    serverUrl: place.url,
    deploymentKey,
    count: DEVICES,
    appVersions: ['1.0.0', '1.1.0'],
    folder: join(place.dataDir, 'devices'),
    prefix: 'customer',
    crashes: ({ label }, id) => label === 'v2' && /[2-4]$/.test(id),
  });
  await send('1.0.0-a', 0, '--deploymentName', 'Production', '--description', 'First over the air');
  await fleet.sync();
  await send(
    '1.0.0-b',
    3,
    '--deploymentName',
    'Production',
    '--description',
    'New basket',
    '--rollout',
    '25%',
  );
  await fleet.sync();
  const device = 'customer-00001';
  await api.acquisition.setOverride({ ...production, device, label: 'v2', reason: 'Tries the new basket' });
  await fleet.sync();
  await send('1.0.0-c', 5, '--deploymentName', 'Staging', '--description', 'Search by voice');
}
