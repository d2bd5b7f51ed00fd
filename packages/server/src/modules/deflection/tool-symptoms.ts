import type { KnownSymptom } from './symptom.ts';

const cli = (anchor: string): KnownSymptom['doc'] => ({
  path: 'reference/cli',
  anchor: { en: anchor, fr: anchor },
});

/** Faults that command lines and the API tell. */
export const toolSymptoms: KnownSymptom[] = [
  {
    id: 'duplicate-release',
    signs: [
      /The uploaded package was not (?:released|promoted) because it is identical to the contents/i,
      /has the same contents and already goes to /,
      /["'\s]duplicate-release["'\s,]/,
    ],
    title: {
      en: 'The same contents are released there already (409)',
      fr: 'Le même contenu y est déjà publié (409)',
    },
    advice: {
      en: 'Nothing was released, because devices would get what they have. Check that the bundle was built from the new code; in CI, --skip-duplicate makes this a success.',
      fr: 'Rien n’a été publié, car les appareils recevraient ce qu’ils ont déjà. Vérifiez que le bundle a été construit à partir du nouveau code ; en CI, --skip-duplicate en fait un succès.',
    },
    doc: cli('release'),
  },
  {
    id: 'rollout-unfinished',
    signs: [
      /Please update the previous release to 100% rollout before releasing a new package/i,
      /Cannot promote to an unfinished rollout release unless it is already disabled/i,
    ],
    title: {
      en: 'The release before is still being rolled out',
      fr: 'La version précédente est encore en cours de déploiement',
    },
    advice: {
      en: 'Finish its rollout, disable it, or roll back; then release again.',
      fr: 'Terminez son déploiement, désactivez-la ou revenez en arrière, puis publiez de nouveau.',
    },
    doc: cli('rollout'),
  },
  {
    id: 'access-key-expired',
    signs: [/The session or access key being used has expired/i, /This access key expired on /],
    title: { en: 'The access key has expired', fr: 'La clé d’accès a expiré' },
    advice: {
      en: 'Extend it under “Access keys” of your account or with codepushgo access-key patch, or make a new one; in CI, replace the secret.',
      fr: 'Prolongez-la dans « Clés d’accès » de votre compte ou avec codepushgo access-key patch, ou créez-en une ; en CI, remplacez le secret.',
    },
    doc: cli('access-key-patch'),
  },
  {
    id: 'access-key-invalid',
    signs: [
      /The session or access key being used is invalid/i,
      /Send an access key as "Authorization: Bearer/,
    ],
    title: { en: 'The server does not know the access key', fr: 'Le serveur ne connaît pas la clé d’accès' },
    advice: {
      en: 'It was deleted, belongs to another server, or was cut off when it was copied. Log in again, or make a new key; in CI, check that the secret is passed on.',
      fr: 'Elle a été supprimée, appartient à un autre serveur, ou a été tronquée à la copie. Reconnectez-vous ou créez une clé ; en CI, vérifiez que le secret est bien transmis.',
    },
    doc: cli('access-key-add'),
  },
  {
    id: 'rollback-other-app-version',
    signs: [/Cannot perform rollback to a different app version/i],
    title: {
      en: 'The earlier release is for another native version',
      fr: 'La version antérieure vise une autre version native',
    },
    advice: {
      en: 'A roll-back would take the update away from everybody who has it. Release the package that you want anew, for the native version that devices have.',
      fr: 'Un retour en arrière retirerait la mise à jour à tous ceux qui l’ont. Publiez de nouveau le paquet voulu, pour la version native des appareils.',
    },
    doc: cli('rollback'),
  },
  {
    id: 'server-unreachable',
    signs: [
      /xhr\.statusCode = 0 was returned/,
      /\bcannot be reached \((?:ECONN|ENOTFOUND|ETIMEDOUT|EAI_AGAIN|CERT|DEPTH|UNABLE|SELF)/i,
      /Received empty response from https?:/,
    ],
    title: { en: 'The server was not reached', fr: 'Le serveur n’a pas été joint' },
    advice: {
      en: 'Check the address, the network, and a proxy or firewall between: other clients reach it when no incident is shown above. On Android, plain http needs an exception in the app.',
      fr: 'Vérifiez l’adresse, le réseau, et un éventuel proxy ou pare-feu : les autres clients y arrivent si aucun incident n’est affiché ci-dessus. Sur Android, http sans chiffrement demande une exception dans l’application.',
    },
    doc: cli('doctor'),
  },
];
