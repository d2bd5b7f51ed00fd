import { createAccessKey } from '#access-keys';
import { accounts } from '#accounts';
import { createApp, type MadeApp } from '#apps';
import { auditEntries } from '#audit';
import { createOrganisation, organisationMembers, type Role } from '#organisations';
import { createProject } from '#projects';
import type { Organisation, Project } from '@codepushgo/contract';
import { desc, eq } from 'drizzle-orm';
import type { AccountActor, Ctx, KeyScope } from '../context.ts';
import { newId } from '../platform/ids.ts';
import type { TestServer } from './make-server.ts';

/** Somebody with an account, a personal organisation and an access key for everything. */
export interface Person {
  accountId: string;
  email: string;
  userName: string;
  actor: AccountActor;
  accessKey: string;
  /** A context in which this person calls verbs. */
  ctx: Ctx;
  /** A context as by an access key of this scope. */
  keyCtx(scope: KeyScope): Ctx;
}

let made = 0;

/** Makes an account with verified address, personal organisation and access key; it has no password, for speed. */
export async function makeAccount(
  server: TestServer,
  given: { name?: string; email?: string; operator?: boolean; agent?: boolean } = {},
): Promise<Person> {
  const number = ++made;
  const { clock, db, platform } = server;
  const row = {
    id: newId('acc', clock),
    name: given.name ?? `Person ${number}`,
    email: given.email ?? `person-${number}@example.com`,
    emailVerified: true,
    userName: `person-${number}`,
    staff: given.operator ? ('operator' as const) : given.agent ? ('agent' as const) : null,
    language: 'en' as const,
    createdAt: clock.now(),
    updatedAt: clock.now(),
  };
  await db.transaction(async (tx) => {
    await tx.insert(accounts).values(row);
    await platform.news.accountCreated(server.ctx(), tx, row);
  });
  const { id: accountId, email, userName, staff } = row;
  const scope: KeyScope = { level: 'full', organisationId: null };
  const bare: AccountActor = { kind: 'account', accountId, email, userName, staff, scope, accessKeyId: null };
  const key = await createAccessKey(server.ctx(bare), { name: 'test' });
  const actor = { ...bare, accessKeyId: key.row.id };
  return {
    accountId,
    email,
    userName,
    actor,
    accessKey: key.secret,
    ctx: server.ctx(actor),
    keyCtx: (limited) => server.ctx({ ...actor, scope: limited }),
  };
}

/** Founds an organisation of several people. */
export async function makeOrg(owner: Person): Promise<Organisation> {
  const number = ++made;
  return createOrganisation(owner.ctx, { name: `Organisation ${number}`, slug: `organisation-${number}` });
}

/** Makes a new account a member of an organisation. */
export async function makeMember(server: TestServer, orgId: string, role: Role): Promise<Person> {
  const person = await makeAccount(server);
  const createdAt = server.clock.now();
  await server.db.insert(organisationMembers).values({ orgId, accountId: person.accountId, role, createdAt });
  return person;
}

/** Begins a project in an organisation. */
export async function makeProject(owner: Person, org: string): Promise<Project> {
  const number = ++made;
  return createProject(owner.ctx, { org, name: `Project ${number}`, slug: `project-${number}` });
}

/** Makes an app with `Staging` and `Production`, in a new project unless one is named. */
export async function makeApp(owner: Person, org: string, project?: string): Promise<MadeApp> {
  const home = project ?? (await makeProject(owner, org)).id;
  const number = ++made;
  return createApp(owner.ctx, {
    org,
    project: home,
    name: `App ${number}`,
    os: 'ios',
    framework: 'React-Native',
  });
}

/** The newest audit entry about something. */
export async function lastAudit(
  server: TestServer,
  targetId: string,
): Promise<typeof auditEntries.$inferSelect | undefined> {
  const [entry] = await server.db
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.targetId, targetId))
    .orderBy(desc(auditEntries.id))
    .limit(1);
  return entry;
}

/** What a device with this deployment key is answered: 200 when the key works, else 404. */
export async function askWithKey(server: TestServer, key: string): Promise<number> {
  const query = new URLSearchParams({ deployment_key: key, app_version: '1.0.0' });
  return (await server.fetch(`/v0.1/public/codepush/update_check?${query}`)).status;
}
