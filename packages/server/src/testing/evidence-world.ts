import type { ConsentItem, EvidenceWish, OpenedTicket } from '@codepushgo/contract';
import { setPlan } from '#billing';
import { makeMember, type Person } from './factories.ts';
import { makeInsightWorld, type InsightWorld } from './insight-world.ts';
import type { TestServer } from './make-server.ts';
import { makeStaff } from './ticket-world.ts';

/** A paying customer with an app, two releases on Production, a device that runs the newest, and staff. */
export interface EvidenceWorld extends InsightWorld {
  operator: Person;
  agent: Person;
  developer: Person;
  viewer: Person;
  org: string;
  /** Opens a technical ticket about the project through the API, with this attached. */
  open(person: Person, evidence?: EvidenceWish): Promise<OpenedTicket>;
}

/** Names the device of the world on its channel. */
export const ON_DEVICE = { app: 'Shop', channel: 'Production', device: 'd0' };

/** Makes an organisation of its own for one test. */
export async function makeEvidenceWorld(server: TestServer): Promise<EvidenceWorld> {
  const staff = await makeStaff(server);
  const insight = await makeInsightWorld(server);
  const { world, report, check } = insight;
  const { orgId } = world;
  await setPlan(staff.operator.ctx, { customer: orgId, plan: 'team', interval: 'month', reason: 'test' });
  const developer = await makeMember(server, orgId, 'developer');
  const viewer = await makeMember(server, orgId, 'viewer');
  await world.release({ 'index.bundle': 'one', 'logo.png': 'logo', 'old.txt': 'old' });
  await report('d0', 'v1');
  await world.release({ 'index.bundle': 'two', 'logo.png': 'logo', 'new.txt': 'new' });
  await check('d0');
  await report('d0', 'v2');
  await server.jobs.settled();
  const open: EvidenceWorld['open'] = async (person, evidence) => {
    const body = {
      project: 'shop',
      subject: 'It does not start',
      text: 'Since the last release.',
      ...(evidence && { evidence }),
    };
    const answer = await server.fetch(`/api/v1/organisations/${orgId}/tickets`, {
      method: 'POST',
      headers: { authorization: `Bearer ${person.accessKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const json = (await answer.json()) as OpenedTicket;
    if (answer.status !== 201) throw Object.assign(new Error(JSON.stringify(json)), { problem: json });
    return json;
  };
  return { ...insight, ...staff, developer, viewer, org: orgId, open };
}

/** Withdraws a consent through the API. */
export async function withdrawEvidenceOf(
  server: TestServer,
  person: Person,
  { org, ticket }: { org: string; ticket: string },
  item: ConsentItem,
): Promise<void> {
  await server.fetch(`/api/v1/organisations/${org}/tickets/${ticket}/evidence/${item}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${person.accessKey}` },
  });
}
