import type { ClockName, Severity } from '@codepushgo/contract';
import { DATE_LOCALES, type Language } from '../../platform/language.ts';

/** What an escalation says. */
export interface EscalationFacts {
  reference: string;
  severity: Severity;
  kind: 'warning' | 'breached';
  promise: 'target' | 'commitment';
  clock: ClockName;
  dueAt: Date;
  url: string;
  /** Of the reader. */
  timeZone: string;
}

const en = {
  subject: {
    warning: (reference: string, what: string) => `${reference}: ${what} is due soon`,
    breached: (reference: string, what: string) => `${reference}: ${what} is late`,
  },
  owed: { first_response: 'an answer', next_response: 'an answer', resolution: 'a solution' },
  clocks: { first_response: 'First answer', next_response: 'Next answer', resolution: 'Solution' },
  due: { warning: 'due', breached: 'was due' },
  severity: 'Severity',
  severities: { urgent: 'urgent', high: 'high', normal: 'normal', low: 'low' },
  promises: { target: 'It is a target.', commitment: 'A contract promises it.' },
  fact: (name: string, value: string) => `${name}: ${value}`,
  because:
    'You get this mail because you have this ticket, or because the operators chose you for escalations.',
};

const fr: typeof en = {
  subject: {
    warning: (reference, what) => `${reference} : ${what} est bientôt due`,
    breached: (reference, what) => `${reference} : ${what} est en retard`,
  },
  owed: { first_response: 'une réponse', next_response: 'une réponse', resolution: 'une résolution' },
  clocks: { first_response: 'Première réponse', next_response: 'Réponse suivante', resolution: 'Résolution' },
  due: { warning: 'due', breached: 'attendue' },
  severity: 'Gravité',
  severities: { urgent: 'urgente', high: 'élevée', normal: 'normale', low: 'faible' },
  promises: { target: 'C’est un objectif.', commitment: 'Un contrat l’engage.' },
  fact: (name, value) => `${name} : ${value}`,
  because:
    'Vous recevez ce message parce que cette demande vous est attribuée, ou parce que les opérateurs vous ont choisi pour les escalades.',
};

const catalogues: Record<Language, typeof en> = { en, fr };

/** The mail to staff about an answer that is nearly late, or late; nothing that the customer wrote is in it. */
export function escalationText(
  language: Language,
  facts: EscalationFacts,
): { subject: string; text: string } {
  const t = catalogues[language];
  const { reference, kind, clock, dueAt, severity, promise, url, timeZone } = facts;
  const due = new Intl.DateTimeFormat(DATE_LOCALES[language], {
    dateStyle: 'full',
    timeStyle: 'long',
    timeZone,
  }).format(dueAt);
  const lines = [
    t.fact(`${t.clocks[clock]}, ${t.due[kind]}`, due),
    t.fact(t.severity, t.severities[severity]),
    t.promises[promise],
  ];
  const subject = t.subject[kind](reference, t.owed[clock]);
  return { subject, text: `${subject}\n\n${lines.join('\n')}\n\n${url}\n\n-- \n${t.because}\n` };
}
