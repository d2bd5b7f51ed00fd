import type { FilledMacro, Macro, PolicySectionId } from '@codepushgo/contract';
import { accounts } from '#accounts';
import { organisations } from '#organisations';
import { projects } from '#projects';
import { policyAt, policyDocument, policyVersion, type Policy } from '#support-policy';
import { agentOf } from '#ticket-handling';
import { findTicket, namesOf, referenceOf, type TicketRow } from '#ticket-store';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Language } from '../../platform/language.ts';
import { macroTexts } from './macro-texts.ts';
import { newestMacros, noMacro } from './macros.ts';

const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** Which macro for which ticket. */
export interface MacroChoice {
  ticket: string;
  macro: string;
  language?: Language | undefined;
}

/**
 * Fills a macro in for a ticket, in its language. What is cited is the version of the policy that judged the ticket.
 *
 * @throws Problem `not-found`; `forbidden` for everybody but staff
 * @example const { text } = await fillMacro(ctx, { ticket: 'CPG-12', macro: 'debugging' });
 */
export async function fillMacro(ctx: Ctx, choice: MacroChoice): Promise<FilledMacro> {
  const { accountId } = agentOf(ctx, 'read');
  const ticket = await findTicket(ctx.db, null, choice.ticket);
  const macro = (await newestMacros(ctx.db)).find(({ id, isRetired }) => id === choice.macro && !isRetired);
  if (!macro) throw noMacro(choice.macro);
  const language = choice.language ?? ticket.language;
  const judged = await policyVersion(ctx.db, ticket.snapshot.policyVersion);
  const policy = judged ?? (await policyAt(ctx.db, ctx.clock.now()));
  const cited = cite(ctx, policy, macro.section, language);
  const values = await valuesOf(ctx, ticket, accountId);
  const said = (name: string): string | undefined => {
    if (name === 'policy') return macroTexts[language].cites(cited.title, cited.version, cited.url);
    if (name === 'reopen-days') return String(policy.policy.reopenWindowDays);
    if (name.startsWith('exclusion:')) return exclusionOf(policy, name.slice('exclusion:'.length), language);
    return values.get(name);
  };
  return {
    macro: macro.id,
    version: macro.version,
    language,
    ...fill(macro, language, said),
    status: macro.status,
    policy: cited,
  };
}

/**
 * Puts values in the place of placeholders; those without one stay, so that an agent sees them.
 *
 * @example fill(macro, 'en', (name) => (name === 'customer' ? 'Zoe' : undefined)); // { text: 'Hello Zoe,', missing: [] }
 */
function fill(
  { text }: Pick<Macro, 'text'>,
  language: Language,
  said: (name: string) => string | undefined,
): { text: string; missing: string[] } {
  const missing = new Set<string>();
  const filled = text[language].replaceAll(PLACEHOLDER, (whole, name: string) => {
    const value = said(name);
    if (value === undefined) missing.add(name);
    return value ?? whole;
  });
  return { text: filled, missing: [...missing] };
}

function cite(
  { config }: Ctx,
  { version, policy }: Policy,
  section: PolicySectionId | null,
  language: Language,
): { version: number; section: PolicySectionId | null; title: string; url: string } {
  const { title, sections } = policyDocument(policy, language, config.publicUrl);
  const found = sections.find(({ id }) => id === section);
  const anchor = section === null ? '' : `#${section}`;
  const url = `${config.publicUrl}/${language}/support/versions/${version}${anchor}`;
  return { version, section, title: found?.title ?? title, url };
}

function exclusionOf({ policy }: Policy, id: string, language: Language): string | undefined {
  const found = policy.exclusions.find((one) => one.id === id);
  return found && `${found.text[language]} ${found.pointer[language]}`;
}

async function valuesOf(
  { db }: Ctx,
  ticket: TicketRow,
  agentId: string,
): Promise<Map<string, string | undefined>> {
  const { orgId, projectId, requesterId, subject } = ticket;
  const [org] = await db.select().from(organisations).where(eq(organisations.id, orgId));
  const [project] =
    projectId === null
      ? []
      : await db
          .select()
          .from(projects)
          .where(and(eq(projects.orgId, orgId), eq(projects.id, projectId)));
  const [agent] = await db.select().from(accounts).where(eq(accounts.id, agentId));
  const requester = requesterId === null ? undefined : (await namesOf(db, [requesterId])).get(requesterId);
  return new Map([
    ['customer', requester],
    ['agent', agent?.name],
    ['reference', referenceOf(ticket)],
    ['subject', subject],
    ['organisation', org?.name],
    ['project', project?.name],
  ]);
}
