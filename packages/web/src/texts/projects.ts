const en = {
  create: 'New project',
  createIntro: 'A project groups the apps of one product.',
  submit: 'Create project',
  created: (name: string) => `${name} has begun.`,
  newApp: 'New app',
  noApps: 'Add the first app',
  noAppsText: 'One app for each platform: its devices ask for updates with the key of a channel.',
  noAppsCommand: 'Or from a terminal',
};

const fr: typeof en = {
  create: 'Nouveau projet',
  createIntro: 'Un projet réunit les applications d’un produit.',
  submit: 'Créer le projet',
  created: (name) => `${name} a commencé.`,
  newApp: 'Nouvelle application',
  noApps: 'Ajoutez la première application',
  noAppsText:
    'Une application par plateforme : ses appareils demandent les mises à jour avec la clé d’un canal.',
  noAppsCommand: 'Ou depuis un terminal',
};

export const projectTexts = { en, fr };
