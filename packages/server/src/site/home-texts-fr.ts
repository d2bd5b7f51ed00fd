import type { homeEn } from './home-texts-en.ts';

/** The home page in French. */
export const homeFr: typeof homeEn = {
  title: 'Mettre à jour vos applications React Native à distance',
  description:
    'Un serveur de mises à jour à distance pour React Native, compatible avec CodePush. Changez une adresse ; gardez votre SDK, vos clés de déploiement et vos outils.',
  lead: 'App Center a fermé, mais les applications déjà installées demandent toujours leurs mises à jour à CodePush. CodePushGo leur répond. Donnez-leur son adresse : votre SDK, vos clés de déploiement, vos scripts et vos outils continuent comme avant.',
  migrate: 'Quitter CodePush',
  start: 'Publier une première version',
  change: {
    name: 'tout ce qui change',
    key: 'la clé que vous avez déjà',
    caption: 'Une valeur par plateforme. `codepushgo init` montre la modification, puis l’écrit.',
  },
  keeps: {
    title: 'Ce qui continue de fonctionner',
    lead: 'Le protocole est servi en entier : ce que demandent les applications, ce qu’envoient les outils, et les réponses qu’ils attendent.',
    sdks: 'Les SDK de vos applications',
    tools: 'Les outils de vos machines',
    rules: 'Vos habitudes de publication',
    sdkList: [
      '`react-native-code-push` 9',
      '`@code-push-next/react-native-code-push` 10',
      '`@revopush/react-native-code-push` 1.6',
      '`@appzung/react-native-code-push` 8.3',
    ],
    toolList: [
      '`code-push-standalone`',
      '`code-push` et `code-push-cli` 3 de npm',
      '`appcenter codepush`',
      'et `codepushgo`, qui comprend leurs tournures',
    ],
    ruleList: [
      'Les clés de déploiement peuvent rester',
      'Étiquettes, plages de versions, mises à jour obligatoires',
      'Empreintes des paquets et signatures',
      'Les mêmes appareils dans chaque déploiement progressif',
    ],
  },
  release: {
    title: 'Le parcours d’une version',
    lead: 'Depuis votre poste ou votre intégration continue, une commande à la fois. Chacune s’essaie à blanc avec `--dry-run` et se lit par un script avec `--json`.',
    steps: [
      [
        'Publier sur Staging',
        'Metro assemble, Hermes compile, votre clé signe si vous en avez une, et le paquet part.',
      ],
      [
        'Promouvoir vers une part des appareils',
        'Le même paquet, à l’octet près, pour un quart de Production.',
      ],
      ['Voir ce qu’il devient', 'Qui l’a reçu, où il a échoué, combien en sont encore à la version d’avant.'],
      [
        'Élargir ou suspendre',
        'Une part ne fait que croître. La suspension agit aussitôt, et sa raison est conservée.',
      ],
      [
        'Revenir en arrière',
        'La version d’avant redevient la version courante, sous une nouvelle étiquette. Les appareils la prennent à leur prochaine demande.',
      ],
    ],
  },
  why: {
    title: 'Chaque décision s’explique',
    text: 'Pourquoi cet appareil a-t-il reçu cette version, ou rien ? Le serveur garde les 20 dernières réponses faites à chaque appareil, avec les règles telles qu’elles étaient à cet instant. Vous les lisez dans la console, ou par une commande.',
    link: 'Comment se prend une décision',
    runs: 'a installé',
    gets: 'reçoit',
    rollout: ['Écartée : le déploiement ne l’atteint pas encore', 'Rang 38, de 0 à 99 ; la part est de 25 %'],
    halted: ['Écartée : suspendue', ''],
    served: ['Proposée : convient au binaire 1.0.0', 'La plus récente qui reste'],
    caption: 'Un appareil garde son rang. Porter la part à 39 % lui donnerait v14.',
  },
  inside: {
    title: 'Ce qu’il contient',
    facts: [
      [
        'Des chiffres exacts',
        'Un seul état par appareil et par version, même si un rapport arrive plusieurs fois.',
      ],
      [
        'Des versions signées',
        'Une fois votre clé connue, les appareils et le serveur refusent ce qu’elle n’a pas signé.',
      ],
      [
        'Seulement ce qui change',
        'Un appareil à jour de peu reçoit les fichiers qui ont changé, et non tout le paquet.',
      ],
      [
        'Organisations et rôles',
        'Des membres, des invités sur un seul projet, des clés d’accès limitées, un journal d’audit.',
      ],
      [
        'Webhooks et e-mails',
        'Des messages signés, renvoyés jusqu’à leur arrivée ; chaque tentative est consignée.',
      ],
      ['Une API pour tout', 'La console et la ligne de commande passent par l’API que vous pouvez appeler.'],
    ],
  },
  help: {
    title: 'Une aide sur laquelle compter',
    text: 'Qui est aidé, pour quoi, par quel canal et sous quel délai : tout est écrit au même endroit. Avant que vous n’écriviez, la console vous dit si votre demande sera traitée et quand une réponse vous est due.',
    link: 'Lire la politique d’assistance',
  },
  own: {
    title: 'Hébergez-le vous-même',
    text: 'Une commande le démarre avec sa propre base de données, pour un poste ou une petite équipe. Avec PostgreSQL, le même code tourne sur plusieurs processus. C’est un logiciel libre, sous licence MIT.',
    link: 'L’exploiter pour d’autres',
    try: 'Pour l’essayer avec 200 appareils simulés :',
    honest: 'Ce qu’il ne fait pas encore est écrit aussi : ',
    limits: 'les limites connues',
  },
};
