import type { Incident, IncidentStatus, Maintenance, MaintenanceStatus } from '#status';
import type { Language } from '../../platform/language.ts';
import { escapeXml } from './escape-xml.ts';
import { plainText } from './plain-text.ts';

type Label = IncidentStatus | MaintenanceStatus | 'update';

// Readers know an English entry's state by these words.
const LABELS: Record<Language, Record<Label, string>> = {
  en: {
    investigating: 'Investigating',
    identified: 'Identified',
    monitoring: 'Monitoring',
    resolved: 'Resolved',
    postmortem: 'Postmortem',
    scheduled: 'Scheduled',
    in_progress: 'In progress',
    verifying: 'Verifying',
    completed: 'Completed',
    cancelled: 'Completed',
    update: 'Update',
  },
  fr: {
    investigating: 'En cours d’analyse',
    identified: 'Cause identifiée',
    monitoring: 'Sous surveillance',
    resolved: 'Résolu',
    postmortem: 'Analyse a posteriori',
    scheduled: 'Planifiée',
    in_progress: 'En cours',
    verifying: 'En vérification',
    completed: 'Terminée',
    cancelled: 'Annulée',
    update: 'Mise à jour',
  },
};
const PLANNED = { en: 'THIS IS A SCHEDULED EVENT', fr: 'ÉVÉNEMENT PLANIFIÉ' };
const MONTHS = {
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  fr: ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'],
};

function partsOf(instant: string, language: Language): { month: string; day: string; time: string } {
  const date = new Date(instant);
  return {
    month: MONTHS[language][date.getUTCMonth()]!,
    day: String(date.getUTCDate()).padStart(2),
    time: date.toISOString().slice(11, 16),
  };
}

function windowText({ scheduledFor, scheduledUntil }: Maintenance, language: Language): string {
  const from = partsOf(scheduledFor, language);
  const to = partsOf(scheduledUntil, language);
  const isOneDay = scheduledFor.slice(0, 10) === scheduledUntil.slice(0, 10);
  const until = isOneDay ? to.time : `${to.month} ${to.day}, ${to.time}`;
  return `${from.month} ${from.day}, ${from.time} - ${until} UTC`;
}

/** An event as the HTML of a feed's entry, its updates newest first; the shape is what readers of such feeds parse. */
export function entryHtml(event: Incident | Maintenance, language: Language): string {
  const head =
    'scheduledFor' in event
      ? `<p><strong>${PLANNED[language]} ${windowText(event, language)}</strong></p>`
      : '';
  const paragraphs = event.updates.map(({ displayAt, status, body }, index) => {
    const { month, day, time } = partsOf(displayAt, language);
    const label = LABELS[language][event.updates[index + 1]?.status === status ? 'update' : status];
    const text = escapeXml(plainText(body[language])).replaceAll('\n', '<br />');
    const when = `<small>${month} <var data-var='date'>${day}</var>, <var data-var='time'>${time}</var> UTC</small>`;
    return `<p>${when}<br><strong>${label}</strong> - ${text}</p>`;
  });
  return head + paragraphs.join('');
}
