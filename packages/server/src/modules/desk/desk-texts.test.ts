// Runs on both engines: its world is made by make-server.ts.
import { describe, expect, it } from 'vitest';
import { publishSupportPolicy, savePolicyDraft, seedPolicy } from '#support-policy';
import { lastAudit } from '../../testing/factories.ts';
import { readMailbox } from '../../testing/mailbox.ts';
import { agent, server, staff, world, withCustomers } from '../../testing/ticket-suite.ts';
import { askConversion } from './ask-conversion.ts';
import { listConversions } from './conversions.ts';
import { customerContext } from './customer-context.ts';
import { fillMacro } from './fill-macro.ts';
import { SEED_MACROS } from './macro-seed.ts';
import { listEveryMacro, listMacros, listMacroVersions } from './macros.ts';
import { restoreMacro, retireMacro, saveMacro } from './save-macro.ts';

const HOUR = 3_600_000;

withCustomers();

describe('macros', () => {
  it('cite the version of the policy that judged the ticket, in its language', async () => {
    const ticket = await world.ticket(world.developer, { language: 'fr' });
    const { operator } = staff;
    const { revision } = await savePolicyDraft(operator.ctx, { policy: seedPolicy.policy, revision: 0 });
    await publishSupportPolicy(operator.ctx, { revision, note: 'test' });
    const filled = await fillMacro(agent.ctx, { ticket: ticket.id, macro: 'debugging' });
    const url = `${server.platform.config.publicUrl}/fr/support/versions/1#not-covered`;
    expect(filled).toMatchObject({
      language: 'fr',
      missing: [],
      policy: { version: 1, url },
      status: 'solved',
    });
    expect(filled.text).toContain(url);
    expect(filled.text).toContain(seedPolicy.policy.exclusions[0]!.text.fr);
    const next = await world.ticket(world.developer);
    expect((await fillMacro(agent.ctx, { ticket: next.id, macro: 'debugging' })).policy?.version).toBe(2);
  });

  it('are filled without a gap in both languages, whatever the software brings along', async () => {
    const ticket = await world.ticket(world.developer);
    for (const { id } of SEED_MACROS)
      for (const language of ['en', 'fr'] as const) {
        const { text, missing } = await fillMacro(agent.ctx, { ticket: ticket.id, macro: id, language });
        expect({ id, missing, rest: /\{\{|undefined/.exec(text) }).toEqual({ id, missing: [], rest: null });
      }
  });

  it('are written by operators, version by version, and say what a ticket has nothing for', async () => {
    const both = { en: 'About {{project}}, see {{exclusion:nowhere}}', fr: 'Bonjour' };
    const wish = {
      macro: 'own',
      title: both,
      text: both,
      section: null,
      status: 'open' as const,
      version: 0,
    };
    await expect(saveMacro(agent.ctx, wish)).rejects.toMatchObject({ code: 'forbidden' });
    const { ctx } = staff.operator;
    expect(await saveMacro(ctx, wish)).toMatchObject({ version: 1, isRetired: false });
    await expect(saveMacro(ctx, wish)).rejects.toMatchObject({ code: 'conflict', extra: { revision: 1 } });
    await saveMacro(ctx, { ...wish, version: 1 });
    const bill = await world.ticket(world.owner, { category: 'billing', project: undefined });
    const filled = await fillMacro(agent.ctx, { ticket: bill.id, macro: 'own', language: 'en' });
    expect(filled).toMatchObject({ version: 2, missing: ['project', 'exclusion:nowhere'], text: both.en });
    await retireMacro(ctx, { macro: 'own' });
    const ids = async () => (await listMacros(agent.ctx)).items.map(({ id }) => id);
    expect(await ids()).not.toContain('own');
    await expect(retireMacro(ctx, { macro: 'own' })).rejects.toMatchObject({ code: 'not-found' });
    await saveMacro(ctx, { ...wish, version: 3 });
    expect(await ids()).toContain('own');
    expect((await listMacroVersions(ctx, { macro: 'own' })).items.map(({ version }) => version)).toEqual([
      4, 3, 2, 1,
    ]);
  });

  it('that are out of use are listed apart, and brought back as they were, in the audit log', async () => {
    const { ctx } = staff.operator;
    const known = async () =>
      (await listEveryMacro(ctx)).items.filter(({ isRetired }) => isRetired).map(({ id }) => id);
    const used = async () => (await listMacros(agent.ctx)).items.map(({ id }) => id);
    await expect(restoreMacro(ctx, { macro: 'amounts' })).rejects.toMatchObject({ code: 'conflict' });
    await retireMacro(ctx, { macro: 'amounts' });
    expect([await known(), (await used()).includes('amounts')]).toEqual([['amounts'], false]);
    await expect(listEveryMacro(agent.ctx)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(restoreMacro(agent.ctx, { macro: 'amounts' })).rejects.toMatchObject({ code: 'forbidden' });
    const { text } = SEED_MACROS.find(({ id }) => id === 'amounts')!;
    expect(await restoreMacro(ctx, { macro: 'amounts' })).toMatchObject({
      version: 3,
      isRetired: false,
      text,
    });
    expect(await lastAudit(server, 'amounts')).toMatchObject({ action: 'desk-macro.restored' });
    expect([await known(), (await used()).includes('amounts')]).toEqual([[], true]);
    await expect(restoreMacro(ctx, { macro: 'nobody' })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a community post', () => {
  const post = {
    url: 'https://forum.example/9',
    title: 'Stuck',
    text: 'It hangs',
    severity: 'normal' as const,
  };
  const ask = (email: string, category: 'technical' | 'billing' = 'technical') =>
    askConversion(agent.ctx, { ...post, email, category });
  const visit = (path: string, init?: RequestInit) => fetch(`${server.url}${path}`, init);
  const linkOf = async (email: string) => {
    const mail = (await readMailbox(server)).findLast(({ to }) => to.includes(email));
    const link = mail?.links.find((one) => one.includes('token='));
    return link && `${new URL(link).pathname}${new URL(link).search}`;
  };
  const consent = (path: string) => {
    const body = new URLSearchParams({ token: new URLSearchParams(path.split('?')[1]).get('token')! });
    return visit('/community-consent', { method: 'POST', body });
  };

  it('becomes a ticket when its author says so, once', async () => {
    const { email } = world.developer.ctx.actor as { email: string };
    const asked = await ask(email);
    expect(asked).toMatchObject({ state: 'asked', ticket: null });
    const path = (await linkOf(email))!;
    const page = await visit(path);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('It hangs')]);
    const done = await consent(path);
    expect([done.status, await done.text()]).toEqual([200, expect.stringContaining('CPG-')]);
    const { items } = await listConversions(agent.ctx, { limit: 1 });
    expect(items).toMatchObject([{ id: asked.id, state: 'accepted' }]);
    const ticket = items[0]!.ticket!.id;
    expect(await customerContext(agent.ctx, { ticket })).toMatchObject({
      requester: { accountId: world.developer.accountId },
      communityPost: { url: post.url, askedBy: { accountId: agent.accountId } },
    });
    expect((await consent(path)).status).toBe(410);
    expect(await lastAudit(server, ticket)).toMatchObject({ action: 'ticket.opened', orgId: world.org.id });
  });

  it('is judged like any request, and tells staff nothing of who is registered', async () => {
    await world.plan('free');
    const { email } = world.developer.ctx.actor as { email: string };
    const [known, unknown] = [await ask(email), await ask('nobody@forum.example')];
    const shape = ({ state, ticket, title }: typeof known) => ({ state, ticket, title });
    expect(shape(unknown)).toEqual(shape(known));
    expect(await linkOf('nobody@forum.example')).toBeUndefined();
    const answer = await consent((await linkOf(email))!);
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('did not become')]);
    expect((await listConversions(agent.ctx, { limit: 2 })).items[1]).toMatchObject({
      id: known.id,
      state: 'accepted',
      ticket: null,
    });
    server.clock.advance(15 * 24 * HOUR);
    expect((await listConversions(agent.ctx, { limit: 1 })).items).toMatchObject([{ state: 'expired' }]);
  });
});
