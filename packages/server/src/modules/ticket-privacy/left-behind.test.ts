import { afterAll, beforeAll, expect, it } from 'vitest';
import { buffer } from 'node:stream/consumers';
import { askConversion } from '#desk';
import { deadAddresses, keepTicketMail, outgoingMails } from '#ticket-mail';
import { addNote } from '#ticket-handling';
import { inviteParticipant, replyToTicket } from '#tickets';
import type { Ctx } from '../../context.ts';
import { systemClock } from '../../platform/clock.ts';
import { makeMember, type Person } from '../../testing/factories.ts';
import { removeMember } from '../members/remove-member.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { everythingKept, givePassword, mailOn, OWN_PASSWORD, readZip } from '../../testing/privacy-world.ts';
import { makeStaff, makeTicketWorld, type TicketWorld } from '../../testing/ticket-world.ts';
import { mailReceived } from '#mail-intake';
import { eraseOwnData, exportOwnTickets } from './index.ts';

// What is kept of somebody beside tickets, and what somebody who left still has.

let server: TestServer;
let world: TicketWorld;
let staff: { operator: Person; agent: Person };
beforeAll(async () => {
  server = await makeServer();
  server.platform.limits.consume = async () => undefined;
  staff = await makeStaff(server);
  // Stored files are dated by the machine's clock.
  server.clock.set(systemClock.now());
  world = await makeTicketWorld(server, staff);
});
afterAll(() => server.stop());

const inBrowser = ({ actor }: Person): Ctx =>
  server.ctx({ ...actor, accessKeyId: null, sessionId: 'ses_test' });
const exported = async (person: Person): Promise<Map<string, string>> =>
  readZip(await buffer(await exportOwnTickets(inBrowser(person))));

/** Keeps that a message came by mail, as intake does. */
async function mailed(ticketId: string, person: Person, text: string): Promise<void> {
  const place = { orgId: world.org.id, ticketId };
  await mailOn(server, place, person, text);
  const row = (await server.db.select().from(mailReceived).orderBy(mailReceived.id)).at(-1)!;
  const { id, receivedAt, messageId } = row;
  const mail = { id, ...place, receivedAt, mailId: messageId!, entryId: id, subject: 'x', signs: [] };
  await server.db.transaction((tx) =>
    keepTicketMail(tx, { ...mail, kind: 'appended', sender: person.email }, true),
  );
}

it('exports mails that are on no ticket, too, and nobody else’s', async () => {
  const { viewer, owner, org } = world;
  const { id: ticketId } = await world.ticket(owner);
  const place = { orgId: org.id, ticketId };
  await mailOn(server, place, viewer, 'Held for staff');
  await mailOn(server, place, owner, 'Of somebody else');
  const mails = [...(await exported(viewer))].filter(([name]) => name.endsWith('.eml'));
  expect(mails).toEqual([[expect.stringMatching(/^mails\//), expect.stringContaining('Held for staff')]]);
});

it('exports what is attached, and one’s own mails as they came, none of colleagues', async () => {
  const { developer, owner, org } = world;
  const ticket = await world.ticket(developer);
  await mailed(ticket.id, developer, 'Mine as it came');
  await mailed(ticket.id, owner, 'Theirs as it came');
  const zip = await exported(developer);
  const names = [...zip.keys()].filter((name) => name.startsWith(ticket.reference));
  const mails = names.filter((name) => name.endsWith('.eml'));
  expect(mails.map((name) => zip.get(name))).toEqual([expect.stringContaining('Mine as it came')]);
  expect(JSON.parse(zip.get(`${ticket.reference}/evidence.json`)!)).toMatchObject({ consents: [] });
  const whole = await server.fetch(`/api/v1/ticket-exports/organisations/${org.slug}`, {
    headers: { authorization: `Bearer ${owner.accessKey}` },
  });
  const all = await readZip(Buffer.from(await whole.arrayBuffer()));
  expect([...all.keys()].filter((name) => name.endsWith('.eml'))).toEqual([]);
});

it('gives whoever has left an organisation their own words there, and nobody else’s', async () => {
  const { developer, owner, org } = world;
  const leaver = await makeMember(server, org.id, 'developer');
  const [own, joined] = [await world.ticket(leaver, { text: 'MINE-1' }), await world.ticket(developer)];
  await inviteParticipant(developer.ctx, { org: org.slug, ticket: joined.id, account: leaver.accountId });
  await replyToTicket(leaver.ctx, { org: org.slug, ticket: joined.id, text: 'MINE-2', channel: 'api' });
  await removeMember(owner.ctx, { org: org.slug, account: leaver.accountId });
  for (const { id } of [own, joined])
    await replyToTicket(owner.ctx, { org: org.slug, ticket: id, text: 'THEIRS', channel: 'api' });
  const zip = await exported(leaver);
  const text = [...zip.values()].join('');
  expect(text).toContain('MINE-1');
  expect(text).toContain('MINE-2');
  expect(text).not.toMatch(/THEIRS|It does not start|evidence/);
  expect([...zip.keys()].filter((name) => name.includes('evidence'))).toEqual([]);
});

it('erases what is kept of somebody beside tickets: posts, mails that went to them, addresses that failed', async () => {
  const leaver = await makeMember(server, world.org.id, 'developer');
  await givePassword(server, leaver);
  await askConversion(staff.agent.ctx, {
    url: 'https://forum.example/9',
    title: 'POST-TITLE',
    text: 'POST-TEXT',
    email: leaver.email,
    category: 'technical',
    severity: 'normal',
  });
  const at = server.clock.now();
  await server.db.insert(outgoingMails).values({
    id: 'out_test',
    orgId: 'platform',
    kind: 'form_link',
    mailId: 'out_test@help.test',
    recipient: leaver.email,
    isAutomatic: true,
    state: 'sent',
    createdAt: at,
    stateAt: at,
  });
  await server.db.insert(deadAddresses).values({ address: leaver.email, status: '5.1.1', since: at });
  const theirs = await world.ticket(world.developer);
  await addNote(staff.agent.ctx, { ticket: theirs.id, text: 'Nothing about them' });
  expect(await everythingKept(server)).toContain(leaver.email);
  await eraseOwnData(leaver.ctx, { password: OWN_PASSWORD });
  expect(await everythingKept(server)).not.toContain(leaver.email);
  expect(await everythingKept(server)).not.toMatch(/POST-T/);
});
