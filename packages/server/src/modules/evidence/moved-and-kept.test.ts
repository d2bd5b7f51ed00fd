// Runs on both engines: its world is made by make-server.ts.
import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { Readable } from 'node:stream';
import { transferProject } from '#apps';
import { ticketFiles, uploadFile } from '#ticket-files';
import { mergeTickets } from '#ticket-handling';
import { dropKeptRequest } from '#ticket-requests';
import { ticketMessages } from '#ticket-store';
import { getTicket, listTickets, replyToTicket } from '#tickets';
import { makeMember, makeOrg, makeProject, type Person } from '../../testing/factories.ts';
import { server, staff, withCustomers, world } from '../../testing/ticket-suite.ts';
import { openWithEvidence } from './open-with-evidence.ts';
import { getEvidence } from './get-evidence.ts';

// Requests that wait for payment, and tickets of projects that move.

withCustomers();

const open = (person: Person, subject: string, more: object = {}) =>
  openWithEvidence(person.ctx, {
    org: world.org.slug,
    project: world.project.slug,
    category: 'technical',
    severity: 'normal',
    subject,
    text: 'Since today.',
    channel: 'api',
    isDifferent: false,
    ...more,
  });
const upload = (person: Person) =>
  uploadFile(person.ctx, { name: 'a.log', body: Readable.from([Buffer.from('a log')]) });

it('shares what was to be shared once a declined request is paid for', async () => {
  const { developer, org } = world;
  await world.plan('free');
  const evidence = { share: ['project', 'versions'] as const, versions: { 'react-native': '0.79.2' } };
  const { kept } = await open(developer, 'Kept', { evidence: { ...evidence, share: [...evidence.share] } });
  expect(kept).not.toBeNull();
  await world.plan('team');
  const { items } = await listTickets(developer.ctx, { org: org.slug, state: 'open', mine: true, limit: 5 });
  const shared = await getEvidence(developer.ctx, { org: org.slug, ticket: items[0]!.id, redacted: false });
  expect(items).toMatchObject([{ subject: 'Kept' }]);
  expect(shared).toMatchObject({
    consents: [
      { item: 'project', state: 'shared' },
      { item: 'versions', state: 'shared' },
    ],
    project: { id: world.project.id },
    versions: { 'react-native': '0.79.2' },
  });
});

it('takes the tickets of a project along: messages, files, clocks, mail, evidence, and nothing of another project', async () => {
  const { developer, owner, org, project } = world;
  const other = await makeProject(owner, org.slug);
  const file = await upload(developer);
  const { ticket } = await open(developer, 'Goes', {
    files: [file.id],
    evidence: { share: ['project'] },
  });
  const stays = await world.ticket(developer, { project: other.slug, subject: 'Stays' });
  const [merged, mixed] = [
    await world.ticket(developer, { project: other.slug, subject: 'OTHER-WORDS' }),
    await world.ticket(developer, { subject: 'Mixed' }),
  ];
  await mergeTickets(staff.agent.ctx, { ticket: merged.id, into: mixed.id });
  await world.plan('free');
  const second = await upload(developer);
  const { kept } = await open(developer, 'Waits', { files: [second.id] });
  const to = await makeOrg(owner);
  const before = await getTicket(developer.ctx, { org: org.slug, ticket: ticket!.id });
  await transferProject(owner.ctx, { org: org.slug, project: project.slug, to: to.id });
  await server.jobs.settled();

  const there = { org: to.slug, ticket: ticket!.id };
  const moved = await getTicket(owner.ctx, there);
  expect(moved.clocks).toEqual(before.clocks);
  expect((await getEvidence(owner.ctx, { ...there, redacted: false })).consents).toHaveLength(1);
  const answer = await server.fetch(`/api/v1/ticket-files/${file.id}`, {
    headers: { authorization: `Bearer ${owner.accessKey}` },
  });
  expect([answer.status, await answer.text()]).toEqual([200, 'a log']);
  await replyToTicket(owner.ctx, { ...there, text: 'Here too', channel: 'api' });

  const stranger = await makeMember(server, to.id, 'admin');
  const listed = await listTickets(stranger.ctx, { org: to.slug, state: 'all', mine: false, limit: 50 });
  expect(listed.items.map(({ subject }) => subject)).toEqual(['Goes']);
  await expect(getTicket(stranger.ctx, { org: to.slug, ticket: mixed.id })).rejects.toMatchObject({
    code: 'not-found',
  });
  for (const { id } of [stays, merged, mixed])
    expect((await getTicket(developer.ctx, { org: org.slug, ticket: id })).id).toBe(id);
  // It is about nothing of the other organisation any more.
  expect((await getTicket(developer.ctx, { org: org.slug, ticket: mixed.id })).project).toBeNull();
  expect((await getTicket(developer.ctx, { org: org.slug, ticket: merged.id })).project?.id).toBe(other.id);
  await expect(
    replyToTicket(developer.ctx, { org: org.slug, ticket: mixed.id, text: 'Still here', channel: 'api' }),
  ).resolves.toMatchObject({ id: mixed.id });
  const left = and(eq(ticketMessages.orgId, org.id), eq(ticketMessages.ticketId, ticket!.id));
  expect(await server.db.select().from(ticketMessages).where(left)).toEqual([]);

  // What waits went along with its file, and goes with it.
  await dropKeptRequest(owner.ctx, { org: to.slug, request: kept!.id }).catch(() => undefined);
  const files = await server.db.select().from(ticketFiles).where(eq(ticketFiles.id, second.id));
  expect(files).toMatchObject([{ orgId: to.id, keptId: kept!.id }]);
});
