import type { IncidentStatus, Words } from '#status';
import type { Language } from '../../platform/language.ts';

const statuses: Record<Language, Record<IncidentStatus, string>> = {
  en: {
    investigating: 'Investigating',
    identified: 'Identified',
    monitoring: 'Monitoring',
    resolved: 'Resolved',
    postmortem: 'Post-mortem',
  },
  fr: {
    investigating: 'Analyse en cours',
    identified: 'Cause identifiée',
    monitoring: 'Sous surveillance',
    resolved: 'Résolu',
    postmortem: 'Bilan',
  },
};
const about: Record<Language, (title: string) => string> = {
  en: (title) => `About the incident “${title}”:`,
  fr: (title) => `À propos de l’incident « ${title} » :`,
};
const said: Record<Language, (status: string, body: string) => string> = {
  en: (status, body) => `${status}: ${body}`,
  fr: (status, body) => `${status} : ${body}`,
};
const over: Record<Language, string> = {
  en: 'The incident is over. If all is well on your side too, you can mark this request as solved; if not, answer here and we go on.',
  fr: 'L’incident est terminé. Si tout va bien de votre côté aussi, vous pouvez marquer cette demande comme résolue ; sinon, répondez ici et nous continuons.',
};
const follow: Record<Language, (url: string) => string> = {
  en: (url) => `Follow the incident: ${url}`,
  fr: (url) => `Suivre l’incident : ${url}`,
};

/** What a linked ticket is answered: the update in its language, and once the incident is resolved, how to close. */
export function answerText(
  language: Language,
  { title, status, body, url }: { title: Words; status: IncidentStatus; body: Words; url: string | null },
): string {
  return [
    about[language](title[language]),
    said[language](statuses[language][status], body[language]),
    ...(status === 'resolved' ? [over[language]] : []),
    ...(url === null ? [] : [follow[language](url)]),
  ].join('\n\n');
}
