import type { KnownSymptom } from './symptom.ts';

const SIGNING = { path: 'how-to/sign-releases' };
const RULES = {
  path: 'explanation/decisions',
  anchor: { en: 'the-rules-you-may-read', fr: 'the-rules-you-may-read' },
};
const DOCTOR = { path: 'reference/cli', anchor: { en: 'doctor', fr: 'doctor' } };

/** Faults that devices and SDKs tell. */
export const deviceSymptoms: KnownSymptom[] = [
  {
    id: 'readiness-call-missing',
    signs: [
      /Update did not finish loading the last time, rolling back to a previous version/i,
      /calls notifyAppReady\(\) or sync\(\), or wraps the app/i,
    ],
    title: {
      en: 'The app did not say that it had started',
      fr: 'L’application n’a pas signalé qu’elle avait démarré',
    },
    advice: {
      en: 'The SDK takes an update back when the app does not call notifyAppReady() after its first start, or when it crashes before. Wrap the root component with codePush(…), or call notifyAppReady() or sync() on each start; then look for a crash in the new code.',
      fr: 'Le SDK annule une mise à jour si l’application n’appelle pas notifyAppReady() après son premier démarrage, ou si elle plante avant. Enveloppez le composant racine avec codePush(…), ou appelez notifyAppReady() ou sync() à chaque démarrage ; cherchez ensuite un plantage dans le nouveau code.',
    },
    doc: DOCTOR,
  },
  {
    id: 'rolled-back-before',
    signs: [
      /it is being ignored due to having been previously rolled back/i,
      /\bpreviously-failed applied\b/,
      /Reporting CodePush update rollback \(/,
    ],
    title: {
      en: 'The device took this update back once, and does not try it again',
      fr: 'L’appareil a déjà annulé cette mise à jour et ne la réessaie pas',
    },
    advice: {
      en: 'An update that failed on a device is not installed there again. Mend what made it fail and release it anew: a new label is tried again. Most often the readiness call is missing.',
      fr: 'Une mise à jour qui a échoué sur un appareil n’y est plus installée. Corrigez la cause et publiez-la de nouveau : une nouvelle étiquette sera essayée. Le plus souvent, l’appel notifyAppReady() manque.',
    },
    doc: RULES,
  },
  {
    id: 'signature-mismatch',
    signs: [
      /The update could not be verified because it was not signed by a trusted party/i,
      /The update contents failed (?:the )?code signing check/i,
      /The update could not be verified because the signature did not specify a content hash/i,
    ],
    title: {
      en: 'The signature does not fit the public key in the app',
      fr: 'La signature ne correspond pas à la clé publique de l’application',
    },
    advice: {
      en: 'The release was signed with another private key than the one whose public key is in this binary. Release again with the right key, on a channel that only binaries with that key use.',
      fr: 'La version a été signée avec une autre clé privée que celle dont la clé publique se trouve dans ce binaire. Publiez de nouveau avec la bonne clé, sur un canal réservé aux binaires qui la contiennent.',
    },
    doc: SIGNING,
  },
  {
    id: 'signature-missing',
    signs: [
      /The update could not be verified because no signature was found/i,
      /Public key was provided but there is no JWT signature within app bundle/i,
      /Cannot find signature at /,
      /This app takes signed releases only/,
    ],
    title: {
      en: 'The app demands a signature, and the release has none',
      fr: 'L’application exige une signature, et la version n’en a pas',
    },
    advice: {
      en: 'Release with --private-key-path. If you do not want to sign, remove the public key from the app: devices learn that with their next binary only.',
      fr: 'Publiez avec --private-key-path. Si vous ne voulez pas signer, retirez la clé publique de l’application : les appareils ne l’apprendront qu’avec le prochain binaire.',
    },
    doc: SIGNING,
  },
  {
    id: 'public-key-missing',
    signs: [
      /The update could not be verified because no public key was found/i,
      /because there is no public key configured/i,
      /code integrity check couldn't be performed/i,
      /Specified public key is empty/,
    ],
    title: {
      en: 'The release is signed, but the binary holds no public key',
      fr: 'La version est signée, mais le binaire ne contient pas de clé publique',
    },
    advice: {
      en: 'The device cannot check the signature. Put the public key into Info.plist (CodePushPublicKey) or strings.xml, and build the binary anew.',
      fr: 'L’appareil ne peut pas vérifier la signature. Ajoutez la clé publique à Info.plist (CodePushPublicKey) ou à strings.xml, puis reconstruisez le binaire.',
    },
    doc: SIGNING,
  },
  {
    id: 'hash-mismatch',
    signs: [/The update contents failed the data integrity check/i, /Expected hash: \w+, actual hash: \w+/i],
    title: {
      en: 'What the device unpacked is not what was released',
      fr: 'Ce que l’appareil a extrait n’est pas ce qui a été publié',
    },
    advice: {
      en: 'Something changed the files on their way, or on the device: a proxy that rewrites downloads, or files in the binary that differ from build to build and go into a file diff. Try over another network; if it stays, send us the device’s id and the label.',
      fr: 'Quelque chose a modifié les fichiers en route ou sur l’appareil : un proxy qui réécrit les téléchargements, ou des fichiers du binaire qui changent d’une compilation à l’autre et entrent dans un différentiel. Essayez par un autre réseau ; si le problème persiste, envoyez-nous l’identifiant de l’appareil et l’étiquette.',
    },
    doc: {
      path: 'explanation/decisions',
      anchor: { en: 'the-order', fr: 'the-order' },
    },
  },
  {
    id: 'hermes-bytecode-version',
    signs: [/Wrong bytecode version\. Expected \d+ but got \d+/i],
    title: {
      en: 'The bundle was compiled by another Hermes than the app runs',
      fr: 'Le bundle a été compilé par un autre Hermes que celui de l’application',
    },
    advice: {
      en: 'Hermes runs bytecode of its own version only. Release from the branch that built the binary, with the same React Native and after a fresh npm install; or give each React Native version a channel or version range of its own. codepushgo release-react takes the compiler of the project.',
      fr: 'Hermes n’exécute que le bytecode de sa propre version. Publiez depuis la branche qui a produit le binaire, avec le même React Native et après un npm install complet ; ou réservez à chaque version de React Native son canal ou sa plage de versions. codepushgo release-react utilise le compilateur du projet.',
    },
    doc: { path: 'reference/cli', anchor: { en: 'release-react', fr: 'release-react' } },
  },
  {
    id: 'bundle-name',
    signs: [
      /A JS bundle file named .{1,200} could not be found within the downloaded contents/i,
      /releasing your CodePush updates using the exact same JS bundle file name/i,
    ],
    title: {
      en: 'The package holds no bundle of the name that the app starts',
      fr: 'Le paquet ne contient pas de bundle portant le nom que l’application démarre',
    },
    advice: {
      en: 'Release with --bundle-name set to the file name that is in the binary: main.jsbundle on iOS, index.android.bundle on Android, unless your app changed it.',
      fr: 'Publiez avec --bundle-name et le nom du fichier contenu dans le binaire : main.jsbundle sur iOS, index.android.bundle sur Android, sauf si votre application l’a changé.',
    },
    doc: { path: 'reference/cli', anchor: { en: 'release-react', fr: 'release-react' } },
  },
  {
    id: 'module-not-linked',
    signs: [
      /The CodePush module doesn't appear to be properly installed/i,
      /A CodePush instance has not been created yet/i,
    ],
    title: {
      en: 'The native part of the SDK is not in the binary',
      fr: 'La partie native du SDK n’est pas dans le binaire',
    },
    advice: {
      en: 'Follow the native set-up of the SDK (pods on iOS, package and bundle file on Android) and build the binary anew. codepushgo doctor shows what is missing.',
      fr: 'Suivez l’installation native du SDK (pods sur iOS, paquet et fichier de bundle sur Android) et reconstruisez le binaire. codepushgo doctor montre ce qui manque.',
    },
    doc: DOCTOR,
  },
  {
    id: 'deployment-key-wrong',
    signs: [
      /An update check must include a valid deployment key/i,
      /No deployment has this deployment key/i,
      /Deployment key is missed/i,
      /The server answers \d+ to the deployment key/i,
      /holds no deployment key/i,
      /\bunknown-key\b/,
    ],
    title: {
      en: 'The app asks with a deployment key that this server does not know',
      fr: 'L’application utilise une clé de déploiement que ce serveur ne connaît pas',
    },
    advice: {
      en: 'Compare the key in Info.plist or strings.xml with the keys of the channel: spelling, channel, and the server address beside it. A rotated key stops at the end of its overlap. After a change the binary must be built anew.',
      fr: 'Comparez la clé d’Info.plist ou de strings.xml avec celles du canal : orthographe, canal, et adresse du serveur à côté. Une clé renouvelée cesse de fonctionner à la fin de son délai. Après un changement, le binaire doit être reconstruit.',
    },
    doc: { path: 'reference/cli', anchor: { en: 'channel-keys', fr: 'channel-keys' } },
  },
  {
    id: 'range-mismatch',
    signs: [
      /An update is available but it is not targeting the binary version of your app/i,
      /\brange-mismatch applied\b/,
      /gets nothing: (?:range-mismatch|needs-store-update|binary-newer)/,
      /gets the binary: /,
    ],
    title: {
      en: 'The release is for other native versions than the device has',
      fr: 'La version vise d’autres versions natives que celle de l’appareil',
    },
    advice: {
      en: 'A device gets only what is released for its native version. Look at the range of the release, and at what the device says it is; then release for that version, or patch the range.',
      fr: 'Un appareil ne reçoit que ce qui vise sa version native. Comparez la plage de la version et ce que dit l’appareil, puis publiez pour cette version ou corrigez la plage.',
    },
    doc: RULES,
  },
  {
    id: 'rollout-not-reached',
    signs: [/\brollout-not-reached applied\b/, /gets nothing: rollout-not-reached/],
    title: {
      en: 'The rollout has not reached this device yet',
      fr: 'Le déploiement progressif n’a pas encore atteint cet appareil',
    },
    advice: {
      en: 'Each device has a fixed place between 0 and 99; it gets the release once the share is larger than its place. Raise the rollout, or give this one device the release by an override.',
      fr: 'Chaque appareil a une place fixe entre 0 et 99 ; il reçoit la version dès que la part dépasse sa place. Augmentez la part, ou donnez la version à ce seul appareil par une dérogation.',
    },
    doc: { path: 'reference/cli', anchor: { en: 'rollout', fr: 'rollout' } },
  },
  {
    id: 'release-halted',
    signs: [/\bhalted applied\b/, /gets nothing: halted/],
    title: { en: 'The release is halted', fr: 'La version est suspendue' },
    advice: {
      en: 'Somebody, or the server by its figures, halted it; the reason stands on the release. Resume it when it is sound, or release or roll back to something newer: devices that have it stay on it until then.',
      fr: 'Quelqu’un, ou le serveur d’après ses chiffres, l’a suspendue ; le motif figure sur la version. Reprenez-la si elle est saine, ou publiez ou revenez à autre chose : les appareils qui l’ont y restent jusque-là.',
    },
    doc: { path: 'reference/cli', anchor: { en: 'rollout-resume', fr: 'rollout-resume' } },
  },
  {
    id: 'release-disabled',
    signs: [/\bdisabled applied\b/, /gets nothing: disabled/],
    title: { en: 'The release is disabled', fr: 'La version est désactivée' },
    advice: {
      en: 'A disabled release is offered to nobody. Enable it on its page, or with codepushgo patch --no-disabled.',
      fr: 'Une version désactivée n’est proposée à personne. Activez-la sur sa page, ou avec codepushgo patch --no-disabled.',
    },
    doc: { path: 'reference/cli', anchor: { en: 'patch', fr: 'patch' } },
  },
];
