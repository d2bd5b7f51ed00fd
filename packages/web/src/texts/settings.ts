const en = {
  title: 'Settings',
  nav: 'Parts of the settings',
  parts: {
    general: 'General',
    members: 'Members',
    projects: 'Projects',
    'access-keys': 'Access keys',
    webhooks: 'Webhooks',
    alerts: 'Mail alerts',
    plan: 'Plan',
    'failed-checks': 'Failed checks',
    availability: 'Availability',
    audit: 'Audit log',
  },
  closed: 'Your role does not open this page',
  closedText: 'Ask an owner or an admin of the organisation. The list of members says who they are.',
  save: 'Save',
  saved: 'Saved.',
  zone: 'Time zone',
  language: 'Language',
  secret: {
    once: 'Copy the secret now. It is shown this once and cannot be read again.',
    done: 'I have copied it',
  },
};

const fr: typeof en = {
  title: 'Réglages',
  nav: 'Rubriques des réglages',
  parts: {
    general: 'Général',
    members: 'Membres',
    projects: 'Projets',
    'access-keys': 'Clés d’accès',
    webhooks: 'Webhooks',
    alerts: 'Alertes par e-mail',
    plan: 'Forfait',
    'failed-checks': 'Échecs subis',
    availability: 'Disponibilité',
    audit: 'Journal d’audit',
  },
  closed: 'Votre rôle ne donne pas accès à cette page',
  closedText:
    'Adressez-vous à un propriétaire ou à un administrateur de l’organisation. La liste des membres indique qui ils sont.',
  save: 'Enregistrer',
  saved: 'C’est enregistré.',
  zone: 'Fuseau horaire',
  language: 'Langue',
  secret: {
    once: 'Copiez le secret maintenant. Il n’est affiché que cette fois et ne pourra plus être relu.',
    done: 'Je l’ai copié',
  },
};

export const settingsTexts = { en, fr };
