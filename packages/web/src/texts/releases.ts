const en = {
  title: 'Releases',
  intro: 'What was released on every channel, newest first.',
  list: 'Releases',
  release: 'Release',
  where: 'App and channel',
  state: 'State',
  range: 'Native versions',
  devices: 'Devices',
  failed: 'Failed',
  when: 'Released',
  search: 'Description, commit or label',
  searchLabel: 'Search the releases',
  filters: { app: 'App', channel: 'Channel', state: 'State', author: 'By' },
  all: { app: 'Any', channel: 'Any', state: 'Any', author: 'Anybody' },
  mandatory: 'Mandatory',
  states: { live: 'Offered', 'rolling-out': 'Rolling out', halted: 'Halted', disabled: 'Disabled' },
  rollingOutTo: (percent: string) => `Rolling out to ${percent}`,
  empty: 'Nothing released yet',
  emptyText:
    'A release puts a new bundle on a channel. Devices that ask with the key of that channel get it at their next check.',
  emptyCommand: 'Release from a terminal',
};

const fr: typeof en = {
  title: 'Versions publiées',
  intro: 'Tout ce qui a été publié, sur chaque canal, du plus récent au plus ancien.',
  list: 'Versions publiées',
  release: 'Version',
  where: 'Application et canal',
  state: 'État',
  range: 'Versions natives',
  devices: 'Appareils',
  failed: 'Échecs',
  when: 'Publiée',
  search: 'Description, commit ou étiquette',
  searchLabel: 'Rechercher parmi les versions',
  filters: { app: 'Application', channel: 'Canal', state: 'État', author: 'Par' },
  all: { app: 'Toutes', channel: 'Tous', state: 'Tous', author: 'Tout le monde' },
  mandatory: 'Obligatoire',
  states: {
    live: 'Proposée',
    'rolling-out': 'En déploiement',
    halted: 'Suspendue',
    disabled: 'Désactivée',
  },
  rollingOutTo: (percent) => `Déployée à ${percent}`,
  empty: 'Rien de publié pour l’instant',
  emptyText:
    'Publier, c’est placer un nouveau paquet sur un canal. Les appareils qui interrogent ce canal avec sa clé le reçoivent à leur prochaine vérification.',
  emptyCommand: 'Publier depuis un terminal',
};

export const releaseListTexts = { en, fr };
