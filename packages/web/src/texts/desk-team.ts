const en = {
  escalation: 'Who is told when an answer is late',
  escalationText:
    'Of each warning and each breach, besides whoever has the ticket. Customers hear of breaches by their own webhooks.',
  byMail: 'By e-mail',
  byWebhook: 'By webhook',
  nobody: 'Nobody',
  none: 'No organisation',
  hears: (name: string) => `The webhooks of ${name}`,
  change: 'Change',
  organisation: 'Organisation whose webhooks are told',
  organisationHelp:
    'They hear ticket.warning and ticket.breached of all customers: choose one that only staff belong to.',
  save: 'Save',
  saved: 'The list is saved',
  make: 'Make an agent',
  makeText:
    'Agents see the tickets of all customers and answer them. They keep their account and its organisations.',
  email: 'Address of their account',
  made: (name: string) => `${name} is an agent now`,
  end: 'End as an agent',
  endTitle: (name: string) => `End the work of ${name} as an agent`,
  endText:
    'They see tickets of customers no longer, at once and everywhere. Their account stays; their open tickets belong to nobody then.',
};

const fr: typeof en = {
  escalation: 'Qui est prévenu quand une réponse tarde',
  escalationText:
    'De chaque avertissement et de chaque retard, en plus de qui a le ticket. Les clients apprennent les retards par leurs propres webhooks.',
  byMail: 'Par e-mail',
  byWebhook: 'Par webhook',
  nobody: 'Personne',
  none: 'Aucune organisation',
  hears: (name) => `Les webhooks de ${name}`,
  change: 'Modifier',
  organisation: 'Organisation dont les webhooks sont prévenus',
  organisationHelp:
    'Ils reçoivent ticket.warning et ticket.breached de tous les clients : choisissez-en une où seule l’équipe est membre.',
  save: 'Enregistrer',
  saved: 'La liste est enregistrée',
  make: 'Nommer un agent',
  makeText:
    'Un agent voit les tickets de tous les clients et y répond. Il garde son compte et ses organisations.',
  email: 'Adresse de son compte',
  made: (name) => `${name} fait maintenant partie des agents`,
  end: 'Mettre fin à cette fonction',
  endTitle: (name) => `Mettre fin à la fonction d’agent de ${name}`,
  endText:
    'Plus d’accès aux tickets des clients, aussitôt et partout. Le compte reste ; ses tickets ouverts n’ont alors plus personne.',
};

export const deskTeamTexts = { en, fr };
