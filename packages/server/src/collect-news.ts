import type { News } from './context.ts';
import type { Part } from './platform/part.ts';

/** Joins what the parts answer to news; where several must hear it, in the order of the parts. */
export function collectNews(parts: Part[]): News {
  const alone: News = {
    accountCreated: async () => undefined,
    organisationFounded: async () => undefined,
    makeFirstKey: async () => null,
    passwordReset: async () => undefined,
    isSlugFree: async () => true,
    isInvited: async () => false,
    openInvitation: async () => null,
    organisationId: async (_ctx, slugOrId) => slugOrId,
    acceptInvitation: async () => undefined,
    guestOrganisations: async () => [],
    countApps: async () => 0,
    makeFirstChannels: async () => [],
    channelIds: async () => [],
    memberRemoved: async () => undefined,
    appMoved: async () => undefined,
    projectMoved: async () => undefined,
    happened: async () => undefined,
    coverageChanged: async () => undefined,
    clockNoticed: async () => undefined,
    ticketSpoken: async () => undefined,
    ticketStepped: async () => undefined,
    ticketClosed: async () => undefined,
    ticketsMoved: async () => undefined,
    ticketErased: async () => undefined,
    keptOpened: async () => undefined,
    personErased: async () => undefined,
    incidentTold: async () => undefined,
    openIncidents: async () => [],
    knownIncidents: async () => [],
    matchIncident: async () => null,
    webhookDisabled: async () => undefined,
  };
  const all = Object.assign(alone, ...parts.map((part) => part.news ?? {}));
  all.memberRemoved = async (...news: Parameters<News['memberRemoved']>) => {
    for (const part of parts) await part.news?.memberRemoved?.(...news);
  };
  all.appMoved = async (...news: Parameters<News['appMoved']>) => {
    for (const part of parts) await part.news?.appMoved?.(...news);
  };
  all.projectMoved = async (...news: Parameters<News['projectMoved']>) => {
    for (const part of parts) await part.news?.projectMoved?.(...news);
  };
  all.happened = async (...news: Parameters<News['happened']>) => {
    for (const part of parts) await part.news?.happened?.(...news);
  };
  all.coverageChanged = async (...news: Parameters<News['coverageChanged']>) => {
    for (const part of parts) await part.news?.coverageChanged?.(...news);
  };
  all.clockNoticed = async (...news: Parameters<News['clockNoticed']>) => {
    for (const part of parts) await part.news?.clockNoticed?.(...news);
  };
  all.ticketSpoken = async (...news: Parameters<News['ticketSpoken']>) => {
    for (const part of parts) await part.news?.ticketSpoken?.(...news);
  };
  all.ticketClosed = async (...news: Parameters<News['ticketClosed']>) => {
    for (const part of parts) await part.news?.ticketClosed?.(...news);
  };
  all.ticketsMoved = async (...news: Parameters<News['ticketsMoved']>) => {
    for (const part of parts) await part.news?.ticketsMoved?.(...news);
  };
  all.ticketErased = async (...news: Parameters<News['ticketErased']>) => {
    for (const part of parts) await part.news?.ticketErased?.(...news);
  };
  all.keptOpened = async (...news: Parameters<News['keptOpened']>) => {
    for (const part of parts) await part.news?.keptOpened?.(...news);
  };
  all.personErased = async (...news: Parameters<News['personErased']>) => {
    for (const part of parts) await part.news?.personErased?.(...news);
  };
  return all;
}
