/** What a rule looked at, written for the reader; what it did not look at is empty. */
export interface RuleFacts {
  applied: boolean;
  label: string;
  appVersion: string;
  range: string;
  /** The share of a rollout: `25%`. */
  share: string;
  /** The device's place in it, from 0 to 99. */
  place: string;
  size: string;
  when: string;
  /** The device runs the halted release and stays on it. */
  stays: boolean;
}

const en = {
  list: 'Decisions',
  intro: 'The last 20 answers to this device, newest first, each with its rules in their order.',
  none: 'This device has not asked for updates on this channel yet.',
  asked: 'What the device said',
  rules: 'Rules, in order',
  result: 'Result',
  version: 'Native version',
  runs: 'Runs',
  binary: 'The bundle of its binary',
  hash: 'Package hash',
  companion: 'Companion app: native versions are not compared',
  times: (count: string) => `${count} equal checks`,
  record: 'As the record keeps it',
  outcomes: {
    full: (label: string) => `Offered ${label}, as the whole package`,
    diff: (label: string) => `Offered ${label}, as a file diff`,
    overrideReached: 'Nothing new: it has what its override gives',
    nothing: {
      served: 'Offered a release',
      'up-to-date': 'Nothing new: it is up to date',
      'no-releases': 'Nothing: the channel has no release',
      'binary-newer': 'Nothing: its native version is newer than what was released',
      'needs-store-update': 'Nothing: what was released needs a newer native version, from the store',
      'range-mismatch': 'Nothing: no release is for its native version',
      'rollout-not-reached': 'Nothing: the rollout has not reached it',
      'rollout-reached': 'Nothing, though the rollout reached it',
      halted: 'Nothing: the release is halted',
      disabled: 'Nothing: the release is disabled',
      'mandatory-carried': 'Nothing',
      'device-override': 'Nothing: an override holds it where it is',
      'diff-offered': 'Nothing',
      'running-this': 'Nothing: it runs the release',
      'previously-failed': 'Nothing: the release failed on it before',
      'unknown-key': 'Nothing: its deployment key is not known',
    },
  },
  rule: {
    served: ({ label }: RuleFacts) => `${label} is the newest release that is meant for it.`,
    'up-to-date': ({ applied, label }: RuleFacts) =>
      applied ? `It already has the contents of ${label}.` : `It does not have the contents of ${label} yet.`,
    'no-releases': () => 'Nothing was released on this channel.',
    'binary-newer': ({ label, appVersion, range }: RuleFacts) =>
      `Its native version ${appVersion} is newer than ${range}, for which ${label} is meant.`,
    'needs-store-update': ({ label, appVersion, range }: RuleFacts) =>
      `${label} is meant for ${range}; the device has ${appVersion} and would need an update from the store.`,
    'range-mismatch': ({ applied, label, appVersion, range }: RuleFacts) =>
      applied
        ? `${label} is for native versions ${range}, and the device has ${appVersion}: passed over.`
        : `${label} is for native versions ${range}, and the device has ${appVersion}: it fits.`,
    'rollout-not-reached': ({ label, share, place }: RuleFacts) =>
      place
        ? `${label} is rolled out to ${share}. This device has place ${place} of 0 to 99, outside that share.`
        : `${label} is rolled out to ${share}, and not to this device: passed over.`,
    'rollout-reached': ({ label, share, place }: RuleFacts) =>
      `${label} is rolled out to ${share}. This device has place ${place} of 0 to 99, inside that share.`,
    halted: ({ label, stays }: RuleFacts) =>
      stays
        ? `${label} is halted. The device runs it, and stays on it until something newer is for it.`
        : `${label} is halted: passed over.`,
    disabled: ({ label }: RuleFacts) => `${label} is disabled: passed over.`,
    'mandatory-carried': ({ label }: RuleFacts) =>
      `${label} lies in between and is mandatory, so this update is mandatory too.`,
    'device-override': ({ applied, label, appVersion, range }: RuleFacts) => {
      if (!label) return 'An override holds this device where it is.';
      if (!applied && !range) return `An override names ${label}, which is no longer there: without effect.`;
      if (!applied)
        return `An override names ${label}, which is for ${range}; the device has ${appVersion}: without effect.`;
      return range ? `An override gives this device ${label}.` : `${label} is offered by that override.`;
    },
    'diff-offered': ({ applied, size }: RuleFacts) =>
      applied
        ? `A file diff from what it runs is ready: ${size}.`
        : 'There is no file diff from what it runs: it gets the whole package.',
    'running-this': ({ label }: RuleFacts) => `It says that it runs ${label}.`,
    'previously-failed': ({ label, when }: RuleFacts) =>
      `${label} failed on this device on ${when}. The app remembers that and does not install it again.`,
    'unknown-key': () => 'The deployment key is not known.',
  },
};

const fr: typeof en = {
  list: 'Décisions',
  intro:
    'Les 20 dernières réponses à cet appareil, de la plus récente à la plus ancienne, avec leurs règles dans l’ordre.',
  none: 'Cet appareil n’a pas encore demandé de mise à jour sur ce canal.',
  asked: 'Ce que l’appareil a dit',
  rules: 'Règles, dans l’ordre',
  result: 'Résultat',
  version: 'Version native',
  runs: 'Exécute',
  binary: 'Le contenu de son binaire',
  hash: 'Empreinte du paquet',
  companion: 'Application compagnon : les versions natives ne sont pas comparées',
  times: (count) => `${count} vérifications identiques`,
  record: 'Tel que le registre le garde',
  outcomes: {
    full: (label) => `${label} proposée, en paquet complet`,
    diff: (label) => `${label} proposée, en différentiel de fichiers`,
    overrideReached: 'Rien de nouveau : il a ce que sa dérogation lui attribue',
    nothing: {
      served: 'Une version est proposée',
      'up-to-date': 'Rien de nouveau : l’appareil est à jour',
      'no-releases': 'Rien : aucune version sur ce canal',
      'binary-newer': 'Rien : sa version native est plus récente que ce qui a été publié',
      'needs-store-update':
        'Rien : ce qui a été publié demande une version native plus récente, depuis le magasin d’applications',
      'range-mismatch': 'Rien : aucune version ne vise sa version native',
      'rollout-not-reached': 'Rien : le déploiement ne l’a pas atteint',
      'rollout-reached': 'Rien, bien que le déploiement l’ait atteint',
      halted: 'Rien : la version est suspendue',
      disabled: 'Rien : la version est désactivée',
      'mandatory-carried': 'Rien',
      'device-override': 'Rien : une dérogation le maintient où il est',
      'diff-offered': 'Rien',
      'running-this': 'Rien : il exécute déjà la version',
      'previously-failed': 'Rien : la version a déjà échoué chez lui',
      'unknown-key': 'Rien : sa clé de déploiement est inconnue',
    },
  },
  rule: {
    served: ({ label }) => `${label} est la version la plus récente qui le vise.`,
    'up-to-date': ({ applied, label }) =>
      applied ? `Il a déjà le contenu de ${label}.` : `Il n’a pas encore le contenu de ${label}.`,
    'no-releases': () => 'Rien n’a été publié sur ce canal.',
    'binary-newer': ({ label, appVersion, range }) =>
      `Sa version native ${appVersion} est plus récente que ${range}, que vise ${label}.`,
    'needs-store-update': ({ label, appVersion, range }) =>
      `${label} vise ${range} ; l’appareil est en ${appVersion} et devrait se mettre à jour depuis le magasin d’applications.`,
    'range-mismatch': ({ applied, label, appVersion, range }) =>
      applied
        ? `${label} vise les versions natives ${range}, et l’appareil est en ${appVersion} : écartée.`
        : `${label} vise les versions natives ${range}, et l’appareil est en ${appVersion} : elle convient.`,
    'rollout-not-reached': ({ label, share, place }) =>
      place
        ? `${label} est déployée à ${share}. Cet appareil a la place ${place} de 0 à 99, hors de cette part.`
        : `${label} est déployée à ${share}, mais pas à cet appareil : écartée.`,
    'rollout-reached': ({ label, share, place }) =>
      `${label} est déployée à ${share}. Cet appareil a la place ${place} de 0 à 99, dans cette part.`,
    halted: ({ label, stays }) =>
      stays
        ? `${label} est suspendue. L’appareil l’exécute et la garde tant que rien de plus récent ne lui convient.`
        : `${label} est suspendue : écartée.`,
    disabled: ({ label }) => `${label} est désactivée : écartée.`,
    'mandatory-carried': ({ label }) =>
      `${label} se trouve entre les deux et elle est obligatoire : cette mise à jour l’est donc aussi.`,
    'device-override': ({ applied, label, appVersion, range }) => {
      if (!label) return 'Une dérogation maintient cet appareil où il est.';
      if (!applied && !range) return `Une dérogation désigne ${label}, qui n’existe plus : sans effet.`;
      if (!applied)
        return `Une dérogation désigne ${label}, qui vise ${range} ; l’appareil est en ${appVersion} : sans effet.`;
      return range
        ? `Une dérogation attribue ${label} à cet appareil.`
        : `${label} est proposée par cette dérogation.`;
    },
    'diff-offered': ({ applied, size }) =>
      applied
        ? `Un différentiel depuis ce qu’il exécute est prêt : ${size}.`
        : 'Aucun différentiel depuis ce qu’il exécute : il reçoit le paquet complet.',
    'running-this': ({ label }) => `Il dit exécuter ${label}.`,
    'previously-failed': ({ label, when }) =>
      `${label} a échoué sur cet appareil le ${when}. L’application s’en souvient et ne l’installe plus.`,
    'unknown-key': () => 'La clé de déploiement est inconnue.',
  },
};

export const decisionTexts = { en, fr };
