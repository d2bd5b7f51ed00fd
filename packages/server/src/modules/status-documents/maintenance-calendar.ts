import ical, { ICalEventStatus } from 'ical-generator';
import type { Maintenance, Snapshot } from '#status';
import type { Language } from '../../platform/language.ts';
import { textDocument, type Document } from './document.ts';
import { plainText } from './plain-text.ts';

const MOST = 50;

function sequenceOf({ updates }: Maintenance): number {
  return updates.length - 1;
}

/** The maintenances as a calendar to subscribe to; each keeps its identity when it is moved or cancelled. */
export function maintenanceCalendar({ page, maintenances }: Snapshot, language: Language): Document {
  const isFrench = language === 'fr';
  const { hostname } = new URL(page.url);
  const calendar = ical({
    name: isFrench ? `Maintenances de ${page.name}` : `${page.name} maintenance`,
    prodId: { company: 'CodePushGo', product: 'status', language: language.toUpperCase() },
    ttl: 3600,
  });
  for (const one of maintenances.slice(0, MOST)) {
    calendar.createEvent({
      id: `${one.id}@${hostname}`,
      sequence: sequenceOf(one),
      start: one.scheduledFor,
      end: one.scheduledUntil,
      // Without them the library writes the time of rendering.
      stamp: one.updatedAt,
      created: one.createdAt,
      lastModified: one.updatedAt,
      summary: one.title[language],
      description: plainText(one.updates[0]!.body[language]),
      url: `${page.url}${isFrench ? '/fr' : ''}/incidents/${one.id}`,
      status: one.status === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return textDocument(isFrench ? 'fr/calendar.ics' : 'calendar.ics', `${calendar.toString()}\r\n`);
}
