import { makeContract, setPlan } from '#billing';
import type { OpenedTicket, Organisation, Project, Ticket } from '@codepushgo/contract';
import { answerTicket } from '#ticket-handling';
import { openTicket } from '#tickets';
import { makeAccount, makeMember, makeOrg, makeProject, type Person } from './factories.ts';
import type { TestServer } from './make-server.ts';

type Agreed = Partial<Pick<Parameters<typeof makeContract>[1], 'hours' | 'holidays' | 'resolutionTimes'>>;

/** A customer with one project, and staff. */
export interface TicketWorld {
  server: TestServer;
  operator: Person;
  agent: Person;
  owner: Person;
  developer: Person;
  viewer: Person;
  billing: Person;
  org: Organisation;
  project: Project;
  /** Opens a request; technical and about the project unless said otherwise. */
  ask(person: Person, more?: Partial<Parameters<typeof openTicket>[1]>): Promise<OpenedTicket>;
  /** Opens a request that becomes a ticket. */
  ticket(person: Person, more?: Partial<Parameters<typeof openTicket>[1]>): Promise<Ticket>;
  /** Staff answer. */
  answer(
    ticket: Pick<Ticket, 'id'>,
    status?: 'open' | 'pending_customer' | 'on_hold' | 'solved',
  ): Promise<unknown>;
  plan(id: string): Promise<void>;
  contract(row: 'team' | 'payg' | 'priority_plus', more?: Agreed): Promise<void>;
}

/** The staff of a test. */
export async function makeStaff(server: TestServer): Promise<{ operator: Person; agent: Person }> {
  return {
    operator: await makeAccount(server, { operator: true }),
    agent: await makeAccount(server, { agent: true }),
  };
}

/** Makes a customer on the plan Team. */
export async function makeTicketWorld(
  server: TestServer,
  staff: { operator: Person; agent: Person },
): Promise<TicketWorld> {
  const owner = await makeAccount(server);
  const org = await makeOrg(owner);
  const project = await makeProject(owner, org.slug);
  const [developer, viewer, billing] = [
    await makeMember(server, org.id, 'developer'),
    await makeMember(server, org.id, 'viewer'),
    await makeMember(server, org.id, 'billing'),
  ];
  const { operator, agent } = staff;
  const reason = 'test';
  const plan = async (id: string): Promise<void> => {
    const interval = id === 'free' ? {} : { interval: 'month' as const };
    await setPlan(operator.ctx, { customer: org.id, plan: id, reason, ...interval });
    await server.jobs.settled();
  };
  await plan('team');
  const ask: TicketWorld['ask'] = (person, more = {}) =>
    openTicket(person.ctx, {
      org: org.slug,
      category: 'technical',
      project: project.slug,
      severity: 'normal',
      subject: 'It does not start',
      text: 'Since the last release.',
      channel: 'api',
      isDifferent: false,
      ...more,
    });
  return {
    server,
    ...staff,
    owner,
    developer,
    viewer,
    billing,
    org,
    project,
    plan,
    ask,
    ticket: async (person, more) => {
      const { ticket, text } = await ask(person, more);
      if (!ticket) throw new Error(`no ticket: ${text.en.summary}`);
      return ticket;
    },
    answer: ({ id }, status = 'pending_customer') =>
      answerTicket(agent.ctx, {
        ticket: id,
        text: 'Please try this.',
        status,
      }),
    contract: async (responseRow, more = {}) => {
      const from = server.clock.now();
      await makeContract(operator.ctx, {
        customer: org.id,
        from: from.toISOString(),
        to: new Date(from.getTime() + 400 * 864e5).toISOString(),
        monthlyFeeMicroUsd: 1,
        responseRow,
        timeZone: 'Europe/Paris',
        holidays: [],
        ...more,
        reason,
      });
      await server.jobs.settled();
    },
  };
}
