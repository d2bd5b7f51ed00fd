import { mailMessages, mailReceived, mailReviews } from '#mail-intake';
import { ticketGuests, ticketMails } from '#ticket-mail';
import { newId } from '../platform/ids.ts';
import type { Sample, Scene } from './endpoint-requests.ts';
import type { Make } from './endpoint-world.ts';

/** Puts a message there as the intake leaves it; it was written by nobody who is known. */
async function takeIn({ server }: Scene, address: string): Promise<string> {
  const { clock, db } = server;
  const [id, now] = [newId('mai', clock), clock.now()];
  await db.insert(mailReceived).values({
    id,
    source: 'smtp',
    envelopeFrom: address,
    envelopeTo: [],
    remoteAddress: null,
    helo: null,
    pair: '- -',
    receivedAt: now,
    rawBlob: '0'.repeat(64),
    rawSize: 1,
    messageId: `${id}@x.test`,
    senderAddress: address,
    state: 'review',
    settledAt: now,
    mailboxUid: null,
  });
  await db.insert(mailMessages).values({
    id,
    mailboxes: ['support'],
    subject: 'Help',
    text: 'Help',
    shownText: 'Help',
    html: null,
    sender: { address, domain: 'x.test', name: '', nameIsAnotherAddress: false },
    authentication: { state: 'authenticated', strength: 'strong', by: 'dkim' },
    classification: { kind: 'person', signs: [], looksAutomatic: true },
    thread: { ticketId: null, messageIds: [], ticketNumber: null },
    hasHidden: false,
    hasRemoteImages: false,
    needsOriginal: false,
    isEmpty: false,
    protection: 'none',
    report: null,
    attachmentsLeftOut: 0,
  });
  return id;
}

async function review(scene: Scene, reason: 'auth_failed' | 'flood' = 'auth_failed'): Promise<string> {
  if (!scene.isPrepared) return 'none';
  const { clock, db } = scene.server;
  const [id, now] = [newId('rev', clock), clock.now()];
  const receivedId = await takeIn(scene, 'x@x.test');
  const at = { firstAt: now, lastAt: now };
  await db.insert(mailReviews).values({
    id,
    reason,
    receivedId,
    floodOf: reason === 'flood' ? 'x@x.test' : null,
    messageCount: 1,
    ...at,
  });
  return id;
}

async function ticket(make: Make, { inOrg, isPrepared }: Scene): Promise<{ id: string; orgId: string }> {
  if (!isPrepared) return { id: 'none', orgId: 'none' };
  const request = { subject: 'Help', text: 'Help', category: 'account' };
  const { ticket: made } = await make('POST', `${inOrg}/tickets`, request);
  const { id, organisation } = made as { id: string; organisation: { id: string } };
  return { id, orgId: organisation.id };
}

const place = ({ id, orgId }: { id: string; orgId: string }) => ({ ticketId: id, orgId });

/** What makes each endpoint of mail to support succeed. */
export const mailSamples: Record<string, (scene: Scene) => Sample | Promise<Sample>> = {
  'supportMail.openReview': async (scene) => ({
    params: { review: await review(scene) },
    body: { category: 'security', reason: 'test' },
  }),
  'supportMail.attachReview': async (scene) => ({
    params: { review: await review(scene) },
    body: { ticket: (await ticket(scene.owner, scene)).id, reason: 'test' },
  }),
  'supportMail.releaseReview': async (scene) => ({ params: { review: await review(scene, 'flood') } }),
  'supportMail.dropReview': async (scene) => ({
    params: { review: await review(scene) },
    body: { reason: 'spam' },
  }),
  'supportMail.listMails': async (scene) => ({
    params: { ticket: (await ticket(scene.owner, scene)).id },
  }),
  'supportMail.promoteMail': async (scene) => {
    const on = await ticket(scene.owner, scene);
    if (!scene.isPrepared) return { params: { ticket: 'none', mail: 'none' } };
    const id = await takeIn(scene, scene.people.owner.email);
    await scene.server.db.insert(ticketMails).values({
      id,
      ...place(on),
      entryId: 'msg_none',
      kind: 'noted',
      mailId: `${id}@x.test`,
      sender: null,
      subject: 'Help',
      signs: ['looks_automatic'],
      receivedAt: scene.server.clock.now(),
    });
    return { params: { ticket: on.id, mail: id } };
  },
  'supportMail.listGuests': async (scene) => ({
    params: { ticket: (await ticket(scene.caller, scene)).id },
  }),
  'supportMail.decideGuest': async (scene) => {
    const on = await ticket(scene.caller, scene);
    if (!scene.isPrepared) return { params: { ticket: 'none', guest: 'none' }, body: { admit: true } };
    const id = await takeIn(scene, 'guest@x.test');
    const createdAt = scene.server.clock.now();
    const address = 'guest@x.test';
    await scene.server.db
      .insert(ticketGuests)
      .values({ id, ...place(on), address, state: 'waiting', createdAt });
    return { params: { ticket: on.id, guest: id }, body: { admit: true } };
  },
};
