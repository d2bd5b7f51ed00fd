const en = {
  skip: 'Skip to the text',
  main: 'Pages',
  pricing: 'Pricing',
  docs: 'Docs',
  support: 'Support',
  language: 'Language and account',
  signIn: 'Sign in',
  console: 'Console',
  license: 'CodePushGo, free software under the MIT licence',
  migrate: 'Leave CodePush',
  limits: 'Known limits',
  availability: 'Availability',
  status: 'Status',
  incident: { label: 'Incident under way', colon: ':', follow: 'Follow the incident' },
  theme: 'Theme',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  notFound: {
    title: 'There is no page here',
    text: 'The address may be mistyped, or the page has moved. Nothing else is affected: apps and tools reach the server as always.',
    home: 'Go to the home page',
    docs: 'Look through the docs',
  },
};

const fr: typeof en = {
  skip: 'Aller au texte',
  main: 'Pages',
  pricing: 'Tarifs',
  docs: 'Documentation',
  support: 'Assistance',
  language: 'Langue et compte',
  signIn: 'Se connecter',
  console: 'Console',
  license: 'CodePushGo, logiciel libre sous licence MIT',
  migrate: 'Quitter CodePush',
  limits: 'Limites connues',
  availability: 'Disponibilité',
  status: 'État des services',
  incident: { label: 'Incident en cours', colon: ' :', follow: 'Suivre l’incident' },
  theme: 'Thème',
  themes: { system: 'Comme le système', light: 'Clair', dark: 'Sombre' },
  notFound: {
    title: 'Il n’y a pas de page ici',
    text: 'L’adresse comporte peut-être une faute, ou la page a changé de place. Rien d’autre n’est touché : les applications et les outils joignent le serveur comme toujours.',
    home: 'Aller à l’accueil',
    docs: 'Parcourir la documentation',
  },
};

/** What stands around every public page, and where there is none. */
export const frameTexts = { en, fr };
