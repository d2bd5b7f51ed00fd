import { listMembers } from '#members';
import { updateOrganisation } from '#organisations';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lastAudit, makeAccount, makeMember, makeOrg, type Person } from '../../testing/factories.ts';
import { latestMailTo, readMailbox } from '../../testing/mailbox.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { inviteMember } from './invite-member.ts';
import { INVITATION_TTL_MS } from './invitation-token.ts';
import { listInvitations } from './list-invitations.ts';
import { resendInvitation } from './resend-invitation.ts';
import { revokeInvitation } from './revoke-invitation.ts';
import { invitations } from './schema.ts';

let server: TestServer;
beforeAll(async () => {
  server = await makeServer();
});
afterAll(() => server.stop());

const problem = (code: string, extra = {}) =>
  expect.objectContaining({ code, extra: expect.objectContaining(extra) });

async function mailedToken(email: string): Promise<string> {
  const mail = (await readMailbox(server)).findLast(({ to }) => to.includes(email));
  return new URL(mail!.links.find((link) => link.includes('/invitation'))!).searchParams.get('token')!;
}

async function makeTeam() {
  const owner = await makeAccount(server);
  const { id: org, name } = await makeOrg(owner);
  const invite = (email: string, by: Person = owner) =>
    inviteMember(by.ctx, { org, email, role: 'developer' });
  return { owner, org, name, invite };
}

test('an invitation comes by mail and makes its addressee a member, once', async () => {
  const { owner, org, name, invite } = await makeTeam();
  const guest = await makeAccount(server);
  const invitation = await invite(guest.email.toUpperCase());
  expect(invitation).toMatchObject({ email: guest.email, role: 'developer' });
  expect(await lastAudit(server, invitation.id)).toMatchObject({ action: 'invitation.created', orgId: org });
  expect(await listInvitations(owner.ctx, { org, limit: 10 })).toMatchObject({
    items: [{ id: invitation.id }],
  });
  expect((await latestMailTo(server, guest.email)).subject).toContain(name);
  const token = await mailedToken(guest.email);
  const rows = await server.db.select().from(invitations);
  expect(JSON.stringify(rows)).not.toContain(token);
  expect(await server.platform.news.openInvitation(guest.ctx, token)).toMatchObject({
    email: guest.email,
    organisation: { id: org, name },
  });
  expect(await acceptInvitation(guest.ctx, { token })).toMatchObject({ id: org, role: 'developer' });
  expect(await lastAudit(server, invitation.id)).toMatchObject({ action: 'invitation.accepted' });
  await expect(acceptInvitation(guest.ctx, { token })).rejects.toEqual(problem('link-used-or-expired'));
  expect(await server.platform.news.openInvitation(guest.ctx, token)).toBeNull();
  expect((await listInvitations(owner.ctx, { org, limit: 10 })).items).toEqual([]);
});

test('the answer does not tell whether the address has an account', async () => {
  const { invite } = await makeTeam();
  const known = await makeAccount(server);
  const shape = ({ id: _id, email: _email, ...rest }: Awaited<ReturnType<typeof invite>>) => rest;
  expect(shape(await invite(known.email))).toEqual(shape(await invite('unknown@example.com')));
  const textTo = async (to: string): Promise<string> =>
    (await latestMailTo(server, to)).text.replace(/token=\S+/g, '');
  expect(await textTo(known.email)).toBe(await textTo('unknown@example.com'));
});

test('another account cannot use the link, and the addressee still can', async () => {
  const { invite } = await makeTeam();
  const [guest, thief] = [await makeAccount(server), await makeAccount(server)];
  await invite(guest.email);
  const token = await mailedToken(guest.email);
  await expect(acceptInvitation(thief.ctx, { token })).rejects.toEqual(
    problem('forbidden', { reason: 'other-address' }),
  );
  expect((await acceptInvitation(guest.ctx, { token })).role).toBe('developer');
});

test('used twice at once, an invitation counts once', async () => {
  const { owner, org, invite } = await makeTeam();
  const guest = await makeAccount(server);
  await invite(guest.email);
  const token = await mailedToken(guest.email);
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => acceptInvitation(guest.ctx, { token })));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect((await listMembers(owner.ctx, { org, limit: 10 })).items).toHaveLength(2);
});

test('links die when they are revoked, replaced or seven days old', async () => {
  const { owner, org, invite } = await makeTeam();
  const guest = await makeAccount(server);
  const dead = problem('link-used-or-expired');
  await invite(guest.email);
  const replaced = await mailedToken(guest.email);
  server.clock.advance(1000);
  const second = await invite(guest.email);
  await expect(acceptInvitation(guest.ctx, { token: replaced })).rejects.toEqual(dead);
  await revokeInvitation(owner.ctx, { org, invitation: second.id });
  expect((await lastAudit(server, second.id))?.action).toBe('invitation.revoked');
  await expect(acceptInvitation(guest.ctx, { token: await mailedToken(guest.email) })).rejects.toEqual(dead);
  await expect(revokeInvitation(owner.ctx, { org, invitation: second.id })).rejects.toEqual(
    problem('not-found'),
  );
  server.clock.advance(1000);
  await invite(guest.email);
  const { news } = server.platform;
  expect(await news.isInvited(server.db, guest.email.toUpperCase(), server.clock.now())).toBe(true);
  server.clock.advance(INVITATION_TTL_MS);
  await expect(acceptInvitation(guest.ctx, { token: await mailedToken(guest.email) })).rejects.toEqual(dead);
  expect(await news.isInvited(server.db, guest.email, server.clock.now())).toBe(false);
});

test('who may invite, and whom', async () => {
  const { owner, org, invite } = await makeTeam();
  const admin = await makeMember(server, org, 'admin');
  const developer = await makeMember(server, org, 'developer');
  await expect(invite('x@example.com', developer)).rejects.toEqual(problem('forbidden'));
  await expect(invite('x@example.com', await makeAccount(server))).rejects.toEqual(problem('not-found'));
  const asOwner = { org, email: 'boss@example.com', role: 'owner' as const };
  await expect(inviteMember(admin.ctx, asOwner)).rejects.toEqual(
    problem('forbidden', { reason: 'owners-only' }),
  );
  expect((await inviteMember(owner.ctx, asOwner)).role).toBe('owner');
  await expect(invite(developer.email, admin)).rejects.toEqual(
    problem('conflict', { reason: 'already-member' }),
  );
  await expect(
    acceptInvitation(admin.keyCtx({ level: 'read', organisationId: null }), { token: 'x' }),
  ).rejects.toEqual(problem('scope-too-small'));
});

test('one address is not flooded, and guessing tokens comes to an end', async () => {
  const { invite } = await makeTeam();
  for (let n = 0; n < 5; n++) await invite('flooded@example.com');
  await expect(invite('flooded@example.com')).rejects.toEqual(problem('too-many-requests'));
  const guesser = await makeAccount(server);
  const tried: string[] = [];
  for (let n = 0; n < 25; n++)
    await acceptInvitation(guesser.ctx, { token: `guess-${n}` }).catch((error) => tried.push(error.code));
  expect(new Set(tried)).toEqual(new Set(['link-used-or-expired', 'too-many-requests']));
});

test('an expired invitation is listed, sent again with a new link, and can be revoked', async () => {
  const { owner, org, invite } = await makeTeam();
  const guest = await makeAccount(server);
  const { id } = await invite(guest.email);
  const first = await mailedToken(guest.email);
  server.clock.advance(INVITATION_TTL_MS);
  const listed = async () => (await listInvitations(owner.ctx, { org, limit: 10 })).items;
  const invitedBy = { accountId: owner.accountId, name: expect.any(String) };
  expect(await listed()).toMatchObject([{ id, state: 'expired', invitedBy }]);
  const developer = await makeMember(server, org, 'developer');
  await expect(resendInvitation(developer.ctx, { org, invitation: id })).rejects.toEqual(
    problem('forbidden'),
  );
  const other = await makeTeam();
  await expect(resendInvitation(other.owner.ctx, { org: other.org, invitation: id })).rejects.toEqual(
    problem('not-found'),
  );
  const again = await resendInvitation(owner.ctx, { org, invitation: id });
  expect(again).toMatchObject({ id, email: guest.email, state: 'waiting', role: 'developer' });
  expect(Date.parse(again.expiresAt)).toBe(server.clock.nowMs() + INVITATION_TTL_MS);
  expect((await lastAudit(server, id))?.action).toBe('invitation.resent');
  await expect(acceptInvitation(guest.ctx, { token: first })).rejects.toEqual(
    problem('link-used-or-expired'),
  );
  expect((await acceptInvitation(guest.ctx, { token: await mailedToken(guest.email) })).id).toBe(org);
  await expect(resendInvitation(owner.ctx, { org, invitation: id })).rejects.toEqual(problem('not-found'));

  const late = await invite('late@example.com');
  server.clock.advance(INVITATION_TTL_MS);
  await revokeInvitation(owner.ctx, { org, invitation: late.id });
  expect(await listed()).toEqual([]);
});

test('an admin does not send an owner’s invitation again', async () => {
  const { owner, org } = await makeTeam();
  const admin = await makeMember(server, org, 'admin');
  const input = { org, email: 'next-owner@example.com', role: 'owner' as const };
  const { id } = await inviteMember(owner.ctx, input);
  await expect(resendInvitation(admin.ctx, { org, invitation: id })).rejects.toEqual(
    problem('forbidden', { reason: 'owners-only' }),
  );
});

test('the mail speaks the language of the account, else of the organisation, and tells times in its zone', async () => {
  const { owner, org, invite } = await makeTeam();
  await updateOrganisation(owner.ctx, { org, language: 'fr', timeZone: 'Asia/Tokyo' });
  const known = await makeAccount(server);
  await invite(known.email);
  await invite('inconnue@example.com');
  const english = (await latestMailTo(server, known.email)).text;
  expect(english).toContain('invites you');
  expect(english).toContain('GMT+9');
  const french = (await latestMailTo(server, 'inconnue@example.com')).text;
  expect(french).toContain('vous invite');
  expect(french).toContain('UTC+9');
});
