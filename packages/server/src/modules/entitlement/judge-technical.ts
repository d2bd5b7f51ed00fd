import type { Entitlement, EntitlementClock } from '@codepushgo/contract';
import type { EntitlementFacts, ProjectFact, TicketFact, Verdict } from './facts.ts';

const DEVELOPERS = ['developer', 'admin', 'owner'];

/** Rows 12, 6, 8, 7 and 9 to 11: technical requests of somebody who is known. */
export function judgeTechnical(facts: EntitlementFacts): Verdict {
  const { ticket, projects } = facts;
  const named = ticket?.projectId ?? facts.projectId;
  const project = projects.find(({ id }) => id === named) ?? null;
  // A ticket that waits for its project was not eligible yet.
  if (ticket?.wasEligible && named !== null && lost(project, ticket)) return judgeLost(project, ticket);
  if (named !== null) return project ? judgeProject(project, facts) : declined(7, 'no_role', null);
  const eligible = projects.filter(({ role, coverage }) => isDeveloper(role) && coverage.paid);
  if (eligible.length > 1) return judgeChoice(eligible);
  return eligible[0] ? judgeProject(eligible[0], facts) : judgeNone(projects);
}

function lost(project: ProjectFact | null, ticket: TicketFact): boolean {
  return !mayAsk(project?.role ?? null, ticket) || !project?.coverage.paid;
}

function judgeLost(project: ProjectFact | null, ticket: TicketFact): Verdict {
  const isRole = !mayAsk(project?.role ?? null, ticket);
  const code = !isRole ? 'payment_lost' : project?.coverage.paid ? 'role_lost' : 'role_and_payment_lost';
  return {
    row: 12,
    outcome: 'promises_kept',
    projectId: ticket.projectId,
    acknowledgement: 'none',
    reason: { code, params: {} },
  };
}

function judgeChoice(eligible: ProjectFact[]): Verdict {
  const [first] = eligible;
  const isSame = eligible.every(
    ({ coverage }) =>
      coverage.responseRow === first!.coverage.responseRow && coverage.kind === first!.coverage.kind,
  );
  const unknownRow: EntitlementClock = {
    kind: 'response',
    starts: 'choice',
    queue: null,
    responseRow: null,
    promise: 'none',
  };
  return {
    row: 6,
    outcome: 'choose_project',
    clock: isSame ? responseClock(first!, 'choice') : unknownRow,
    owesAnswer: true,
    choices: eligible.map(({ id, name }) => ({ id, name })),
    reason: { code: 'choose_project', params: { count: eligible.length } },
  };
}

// Where nothing was named, what is nearest to being eligible says why nothing is.
function judgeNone(projects: ProjectFact[]): Verdict {
  const code =
    projects.length === 0
      ? 'no_project'
      : projects.some(({ coverage }) => coverage.paid)
        ? 'no_eligible_project'
        : 'no_paid_project';
  return declined(8, code, null);
}

function judgeProject(project: ProjectFact, facts: EntitlementFacts): Verdict {
  const { incident, inScope, ticket } = facts;
  if (!project.coverage.paid) return declined(8, 'project_not_paid', project);
  if (!mayAsk(project.role, ticket)) return judgeRole(project);
  const params = { project: project.name };
  if (incident && !incident.isDifferent)
    return {
      row: 9,
      outcome: 'follow_incident',
      clock: responseClock(project, 'link'),
      owesAnswer: true,
      projectId: project.id,
      reason: { code: 'open_incident', params: { ...params, incident: incident.title } },
    };
  const clock = responseClock(project, 'now');
  const times = clock.kind === 'none' ? '_without_times' : '';
  return {
    row: inScope ? 10 : 11,
    outcome: 'accepted',
    clock,
    owesAnswer: true,
    projectId: project.id,
    reason: { code: `${inScope ? 'eligible' : 'out_of_scope'}${times}`, params },
  };
}

function judgeRole(project: ProjectFact): Verdict {
  if (project.role !== 'viewer')
    return declined(7, project.role === 'billing' ? 'billing_role_only' : 'no_role', project);
  return {
    row: 7,
    outcome: 'needs_sponsor',
    clock: responseClock(project, 'confirmation'),
    projectId: project.id,
    reason: { code: 'below_developer', params: { project: project.name } },
  };
}

function declined(row: 7 | 8, code: Entitlement['reason']['code'], project: ProjectFact | null): Verdict {
  return {
    row,
    outcome: 'declined',
    clock: { kind: 'none', starts: 'qualification', queue: null, responseRow: null, promise: 'none' },
    kept: 'text',
    projectId: project?.id ?? null,
    reason: { code, params: project ? { project: project.name } : {} },
  };
}

function responseClock({ coverage }: ProjectFact, starts: EntitlementClock['starts']): EntitlementClock {
  const { responseRow, kind } = coverage;
  if (responseRow === null || kind === 'none')
    return { kind: 'none', starts: null, queue: null, responseRow: null, promise: 'none' };
  return { kind: 'response', starts, queue: null, responseRow, promise: kind };
}

function isDeveloper(role: ProjectFact['role']): boolean {
  return role !== null && DEVELOPERS.includes(role);
}

// Of a request that a developer has confirmed nobody asks more than that its author still sees the project.
function mayAsk(role: ProjectFact['role'], ticket: TicketFact | null): boolean {
  return isDeveloper(role) || (role === 'viewer' && Boolean(ticket?.isSponsored));
}
