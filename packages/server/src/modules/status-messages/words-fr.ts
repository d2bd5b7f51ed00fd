import type { MessageWords } from './words-en.ts';

export const fr: MessageWords = {
  statuses: {
    investigating: 'Recherche en cours',
    identified: 'Cause identifiée',
    monitoring: 'Sous surveillance',
    resolved: 'Résolu',
    postmortem: 'Bilan publié',
    scheduled: 'Maintenance prévue',
    in_progress: 'Maintenance en cours',
    verifying: 'Maintenance en vérification',
    completed: 'Maintenance terminée',
    cancelled: 'Maintenance annulée',
  },
  states: {
    operational: 'opérationnel',
    under_maintenance: 'en maintenance',
    degraded_performance: 'performances dégradées',
    partial_outage: 'panne partielle',
    major_outage: 'panne majeure',
  },
  impacts: {
    none: 'aucun',
    maintenance: 'maintenance',
    minor: 'mineur',
    major: 'majeur',
    critical: 'critique',
  },
  places: { email: 'cette boîte', webhook: 'un webhook', slack: 'Slack', teams: 'Teams', discord: 'Discord' },
  labelled: (label, value) => `${label} : ${value}`,
  inBrackets: (name, note) => `${name} (${note})`,
  subject: (site, text) => `[État de ${site}] ${text}`,
  moreSubject: (text, more) =>
    more === 1 ? `${text} (et une autre nouvelle)` : `${text} (et ${more} autres nouvelles)`,
  impact: 'Effet',
  affected: 'Composants touchés',
  window: 'Créneau',
  between: (from, to) => `du ${from} au ${to}`,
  details: 'Détails et suite',
  whyMail: (site) => `Vous recevez ce message parce que vous vous êtes abonné à l’état de ${site}.`,
  manage: 'Choisir ce que vous recevez',
  unsubscribe: 'Ne plus rien recevoir',
  confirm: {
    subject: (site) => `Confirmez votre abonnement à l’état de ${site}`,
    lead: (site, place) =>
      `Quelqu’un, sans doute vous, a demandé que les nouvelles de l’état de ${site} soient envoyées vers ${place}.`,
    ask: 'Pour confirmer, ouvrez cette page et appuyez sur le bouton :',
    life: 'Le lien est valable 24 heures. Si ce n’était pas vous, ne faites rien : sans votre confirmation, rien n’est envoyé et votre adresse est oubliée au bout d’un jour.',
  },
  quarantine: {
    subject: (site) => `Votre abonnement à l’état de ${site} est suspendu`,
    lead: (place, host) =>
      `Nous n’avons pas pu remettre de messages vers ${place}, à l’adresse ${host} : dix requêtes de suite ont échoué en une heure environ. Plus rien n’y est envoyé.`,
    again:
      'Quand l’adresse répondra de nouveau, abonnez-vous encore une fois ; l’abonnement suspendu reprendra :',
    purge: 'Sinon, l’abonnement est supprimé au bout de 90 jours.',
  },
  welcome: (site) => `Ce canal reçoit désormais les nouvelles de l’état de ${site}.`,
};
