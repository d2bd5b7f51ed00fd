const en = {
  title: 'Organisations',
  intro: 'Who works together on which apps.',
  create: 'New organisation',
  createIntro: 'An organisation holds projects and the people who work on them.',
  submit: 'Create organisation',
  created: (name: string) => `${name} is founded.`,
  personal: 'Personal',
  roles: {
    owner: 'Owner',
    admin: 'Admin',
    developer: 'Developer',
    viewer: 'Viewer',
    billing: 'Billing',
    guest: 'Guest',
  },
  newProject: 'New project',
  noProjects: 'Begin with a project',
  noProjectsText:
    'A project groups the apps of one product, say its iOS and its Android app. Releases go to apps.',
  noProjectsCommand: 'Or from a terminal',
};

const fr: typeof en = {
  title: 'Organisations',
  intro: 'Qui travaille ensemble, et sur quelles applications.',
  create: 'Nouvelle organisation',
  createIntro: 'Une organisation réunit des projets et les personnes qui y travaillent.',
  submit: 'Créer l’organisation',
  created: (name) => `${name} est créée.`,
  personal: 'Personnelle',
  roles: {
    owner: 'Propriétaire',
    admin: 'Administration',
    developer: 'Développement',
    viewer: 'Lecture',
    billing: 'Facturation',
    guest: 'Invité',
  },
  newProject: 'Nouveau projet',
  noProjects: 'Commencez par un projet',
  noProjectsText:
    'Un projet réunit les applications d’un produit, par exemple celles pour iOS et Android. Les versions vont aux applications.',
  noProjectsCommand: 'Ou depuis un terminal',
};

export const organisationTexts = { en, fr };
