const en = {
  create: 'New project',
  createIntro: 'A project groups the apps of one product.',
  name: 'Name',
  slug: 'Name in addresses',
  slugHelp: 'Lower-case letters, digits and hyphens. It cannot be changed later.',
  slugFault: 'Use lower-case letters, digits and hyphens only.',
  submit: 'Create project',
  created: (name: string) => `${name} has begun.`,
  apps: 'Apps',
  newApp: 'New app',
  noApps: 'Add the first app',
  noAppsText: 'One app for each platform: its devices ask for updates with the key of a channel.',
  noAppsCommand: 'Or from a terminal',
  platform: 'Platform',
};

const fr: typeof en = {
  create: 'Nouveau projet',
  createIntro: 'Un projet réunit les applications d’un produit.',
  name: 'Nom',
  slug: 'Nom dans les adresses',
  slugHelp: 'Lettres minuscules, chiffres et traits d’union. Il ne peut pas être changé ensuite.',
  slugFault: 'N’utilisez que des lettres minuscules, des chiffres et des traits d’union.',
  submit: 'Créer le projet',
  created: (name) => `${name} a commencé.`,
  apps: 'Applications',
  newApp: 'Nouvelle application',
  noApps: 'Ajoutez la première application',
  noAppsText:
    'Une application par plateforme : ses appareils demandent les mises à jour avec la clé d’un canal.',
  noAppsCommand: 'Ou depuis un terminal',
  platform: 'Plateforme',
};

export const projectTexts = { en, fr };
