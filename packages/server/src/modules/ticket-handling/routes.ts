import { os } from '../../api-base.ts';
import { addNote } from './add-note.ts';
import { listAgents, setCapacity } from './agents.ts';
import { answerIncident } from './answer-incident.ts';
import { answerTicket } from './answer-ticket.ts';
import { assignTicket } from './assign-ticket.ts';
import { endAgent } from './end-agent.ts';
import { getEscalation, setEscalation } from './escalation.ts';
import { deskTimeline, getDeskTicket } from './get-desk-ticket.ts';
import { linkTicket } from './link-ticket.ts';
import { makeAgent } from './make-agent.ts';
import { mergeTickets } from './merge-tickets.ts';
import { regradeTicket } from './regrade-ticket.ts';
import { setAway } from './set-away.ts';
import { setTags } from './set-tags.ts';
import { setTicketStatus } from './set-ticket-status.ts';
import { splitTicket } from './split-ticket.ts';
import { waiveReply } from './waive-reply.ts';

const api = os.desk;

/** The endpoints of the support desk. */
export const deskRoutes = {
  get: api.get.handler(({ context, input }) => getDeskTicket(context, input)),
  timeline: api.timeline.handler(({ context, input }) => deskTimeline(context, input)),
  reply: api.reply.handler(({ context, input }) => answerTicket(context, input)),
  note: api.note.handler(({ context, input }) => addNote(context, input)),
  assign: api.assign.handler(({ context, input }) => assignTicket(context, input)),
  setStatus: api.setStatus.handler(({ context, input }) => setTicketStatus(context, input)),
  noReplyNeeded: api.noReplyNeeded.handler(({ context, input }) => waiveReply(context, input)),
  changeSeverity: api.changeSeverity.handler(({ context, input }) => regradeTicket(context, input)),
  merge: api.merge.handler(({ context, input }) => mergeTickets(context, input)),
  split: api.split.handler(({ context, input }) => splitTicket(context, input)),
  link: api.link.handler(({ context, input }) => linkTicket(context, input)),
  setTags: api.setTags.handler(({ context, input }) => setTags(context, input)),
  answerIncident: api.answerIncident.handler(({ context, input }) => answerIncident(context, input)),
  listAgents: api.listAgents.handler(({ context }) => listAgents(context)),
  setCapacity: api.setCapacity.handler(({ context, input }) => setCapacity(context, input)),
  setAway: api.setAway.handler(({ context, input }) => setAway(context, input)),
  makeAgent: api.makeAgent.handler(({ context, input }) => makeAgent(context, input)),
  endAgent: api.endAgent.handler(({ context, input }) => endAgent(context, input)),
  getEscalation: api.getEscalation.handler(({ context }) => getEscalation(context)),
  setEscalation: api.setEscalation.handler(({ context, input }) => setEscalation(context, input)),
};
