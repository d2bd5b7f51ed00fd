import { invitationsPart } from '#invitations';
import { organisationsPart } from '#organisations';
import { appsPart } from '#apps';
import { billingPart } from '#billing';
import { channelsPart } from '#channels';
import { plansPart } from '#plans';
import { projectsPart } from '#projects';
import { accessKeysPart } from '#access-keys';
import { accountsPart } from '#accounts';
import { acquisitionPart } from '#acquisition';
import { failedChecksPart } from '#failed-checks';
import { deflectionPart } from '#deflection';
import { evidencePart } from '#evidence';
import { incidentAnswersPart } from '#incident-answers';
import { incidentsPart } from '#incidents';
import { knowledgePart } from '#knowledge';
import { ticketFixesPart } from '#ticket-fixes';
import { decisionsPart } from '#decisions';
import { insightsPart } from '#insights';
import { metricsPart } from '#metrics';
import { rollupsPart } from '#rollups';
import { apiPart } from './api.ts';
import { consolePart } from './console/part.ts';
import { deviceRoutesPart } from './codepush/acquisition-routes.ts';
import { codepushPart } from './codepush/part.ts';
import { pagesPart } from './pages/account-pages.ts';
import { deliveryPart } from '#delivery';
import { packagesPart } from '#packages';
import { releasesPart } from '#releases';
import { alertsPart } from '#alerts';
import { mailIntakePart } from '#mail-intake';
import { supportFormPart } from '#support-form';
import { supportMailPart, ticketsByMail } from '#support-mail';
import { ticketMailPart } from '#ticket-mail';
import { deliveriesPart } from '#deliveries';
import { sessionsPart } from '#sessions';
import { statusPart } from '#status-api';
import { ticketClocksPart } from '#ticket-clocks';
import { ticketFilesPart } from '#ticket-files';
import { deskPart } from '#desk';
import { ticketHandlingPart } from '#ticket-handling';
import { ticketPrivacyPart } from '#ticket-privacy';
import { ticketRequestsPart } from '#ticket-requests';
import { ticketsPart } from '#tickets';
import { slaPart } from '#sla';
import { docsLibrary } from './site/docs-library.ts';
import { sitePart } from './site/part.ts';
import type { Part } from './platform/part.ts';

/** Everything that the server is made of, in the order of start; each module and transport adds itself here. */
export const parts: Part[] = [
  deviceRoutesPart,
  sitePart,
  accountsPart,
  accessKeysPart,
  sessionsPart,
  pagesPart,
  organisationsPart,
  invitationsPart,
  projectsPart,
  plansPart,
  billingPart,
  appsPart,
  channelsPart,
  packagesPart,
  releasesPart,
  rollupsPart,
  deliveryPart,
  metricsPart,
  failedChecksPart,
  decisionsPart,
  acquisitionPart,
  insightsPart,
  deliveriesPart,
  alertsPart,
  mailIntakePart(ticketsByMail),
  ticketFilesPart,
  ticketClocksPart,
  ticketRequestsPart,
  ticketsPart,
  ticketHandlingPart,
  ticketMailPart,
  supportMailPart,
  supportFormPart,
  deskPart,
  ticketPrivacyPart,
  evidencePart,
  ticketFixesPart,
  knowledgePart(docsLibrary),
  incidentsPart,
  incidentAnswersPart,
  deflectionPart,
  statusPart,
  slaPart,
  consolePart,
  apiPart,
  codepushPart,
];
