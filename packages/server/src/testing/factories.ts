import { actorFromAccessKey, createAccount } from '#accounts';
import { createApp, type MadeApp } from '#apps';
import { auditEntries } from '#audit';
import { createOrganisation, organisationMembers, type Role } from '#organisations';
import { createProject } from '#projects';
import type { Organisation, Project } from '@codepushgo/contract';
import { desc, eq } from 'drizzle-orm';
import type { AccountActor, Ctx, KeyScope } from '../context.ts';
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

/** Makes an account with verified address, personal organisation and access key. */
export async function makeAccount(
  server: TestServer,
  given: { name?: string; email?: string; operator?: boolean } = {},
): Promise<Person> {
  const number = ++made;
  const name = given.name ?? `Person ${number}`;
  const { account, accessKey } = await createAccount(server.ctx({ kind: 'system', name: 'test' }), {
    email: given.email ?? `person-${number}@example.com`,
    name,
    operator: given.operator ?? false,
    password: 'correct horse battery staple',
    accessKeyName: 'test',
  });
  const { secret } = accessKey!;
  const actor = await actorFromAccessKey(server.platform, secret);
  return {
    accountId: account.id,
    email: account.email,
    userName: account.userName,
    actor,
    accessKey: secret,
    ctx: server.ctx(actor),
    keyCtx: (scope) => server.ctx({ ...actor, scope }),
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
