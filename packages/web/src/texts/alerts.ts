const en = {
  intro: 'Which events reach you by mail. This is about you alone; others choose for themselves.',
  events: 'Events',
  which: 'Which projects',
  all: 'All projects that I may see',
  some: 'Only these',
  chooseProject: 'Choose at least one project.',
  submit: 'Save the alerts',
  saved: 'Your alerts are saved.',
  accountIntro: 'Each organisation has its own choice of events that reach you by mail.',
  list: 'Organisations',
  organisation: 'Organisation',
  told: 'Told by mail',
  off: 'No alerts',
  choose: 'Choose',
  count: (count: number) => (count === 1 ? '1 kind of event' : `${count} kinds of events`),
  none: 'You belong to no organisation yet.',
  onlySome: (count: number) => (count === 1 ? 'from 1 project' : `from ${count} projects`),
};

const fr: typeof en = {
  intro:
    'Les événements dont vous êtes averti par e‑mail. Ce choix ne vaut que pour vous ; chacun fait le sien.',
  events: 'Événements',
  which: 'Quels projets',
  all: 'Tous les projets que je peux voir',
  some: 'Seulement ceux-ci',
  chooseProject: 'Choisissez au moins un projet.',
  submit: 'Enregistrer les alertes',
  saved: 'Vos alertes sont enregistrées.',
  accountIntro: 'Pour chaque organisation, vous choisissez les événements dont vous êtes averti par e‑mail.',
  list: 'Organisations',
  organisation: 'Organisation',
  told: 'Averti par e‑mail',
  off: 'Aucune alerte',
  choose: 'Choisir',
  count: (count) => (count < 2 ? `${count} type d’événement` : `${count} types d’événements`),
  none: 'Vous n’appartenez encore à aucune organisation.',
  onlySome: (count) => (count < 2 ? `pour ${count} projet` : `pour ${count} projets`),
};

export const alertTexts = { en, fr };
