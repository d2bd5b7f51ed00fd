import type { seedEn } from './seed-texts-en.ts';

/** The texts of version 1 in French. */
export const seedFr: typeof seedEn = {
  aim: 'Nous voulons que vous soyez content d’avoir demandé. Tout projet payant bénéficie d’une assistance technique limitée ; les questions de facturation et de compte reçoivent une réponse quel que soit le forfait.',
  rules: {
    billing: [
      'Facturation et compte',
      'Nous aidons chaque client pour ses factures, ses forfaits et ses comptes, forfaits gratuits compris. Les montants et les factures ne sont communiqués qu’aux propriétaires, aux administrateurs et aux membres qui ont le rôle de facturation.',
    ],
    technical: [
      'Demandes techniques',
      'Une demande technique est traitée à quatre conditions : elle passe par un canal officiel ; elle vient de l’adresse d’un compte enregistré ; ce compte a au moins le rôle de développeur sur le projet ; et le projet est payé par un forfait, par des crédits ou par une option. Le formulaire vous le dit avant que vous n’écriviez.',
    ],
    agreements: [
      'Engagements de service',
      'Avec les forfaits Team et À l’usage, les délais de réponse sont des objectifs. Dans un contrat Enterprise, ce sont des engagements dont nous rendons compte. Les engagements de niveau de service sont réservés au forfait Enterprise.',
    ],
    premium: [
      'Assistance Premium',
      'Les forfaits Team et Enterprise ont leur propre formulaire de contact, relié à une file d’attente à part.',
    ],
    incidents: [
      'Pannes de la plateforme',
      'Quand la plateforme elle-même est en cause, sa page d’état le dit. Il est inutile de nous écrire au sujet d’une panne qui y est annoncée.',
    ],
    own: [
      'Demandes ouvertes à tous',
      'Les failles de sécurité, les signalements d’abus et les demandes relatives aux données personnelles ont leurs propres files d’attente. Chacun peut en envoyer, même sans compte.',
    ],
  },
  scope: {
    configuration: [
      'Configuration',
      'La mise en place des mises à jour à distance dans une application prise en charge par la plateforme.',
      'Le bon réglage des applications, des canaux, des déploiements progressifs et des signatures.',
      'Les questions générales sur les technologies prises en charge par la plateforme.',
    ],
    troubleshooting: [
      'Dépannage',
      'Les moyens de contourner les problèmes connus.',
      'La manière de procéder, avec les renvois utiles à la documentation.',
      'Les mises à jour à distance, la gestion des applications ou les analyses qui se comportent de façon inattendue, indépendamment de votre propre code.',
    ],
  },
  exclusions: {
    debugging: [
      'Le débogage de votre application en général.',
      'Interrogez la communauté, avec le plus petit extrait de code qui montre le problème.',
    ],
    rewriting: [
      'La réécriture du code de votre application pour la rendre compatible.',
      'La documentation dit ce qu’il faut à une application ; la communauté sait comment d’autres ont fait.',
    ],
    'third-party': [
      'La modification ou la correction de logiciels tiers ou libres.',
      'Signalez le problème à ceux qui maintiennent ce logiciel.',
    ],
  },
  official: {
    console: 'Son aide connaît vos projets et vous dit aussitôt ce qui vous est dû.',
    form: 'Après connexion, ou confirmé par un lien que nous vous envoyons.',
    email:
      'Depuis l’adresse de votre compte, si la console vous est inaccessible. Un message dont l’expéditeur ne peut être vérifié n’est pas traité.',
  },
  community: {
    github: 'Les tickets du projet libre.',
    discord: 'Des échanges avec d’autres utilisateurs.',
  },
  guidance: [
    'Ici, les utilisateurs s’entraident. Notre équipe peut participer, sans que rien ne soit dû. Pour obtenir une réponse, un message contient :',
    'Le problème, avec précision : ce que vous avez fait, ce que vous attendiez, ce qui s’est passé.',
    'Tous les messages et journaux, sous forme de texte.',
    'Le plus petit extrait de code qui le montre.',
    'Les versions de React Native, du SDK et de la ligne de commande. `codepushgo doctor --bundle` les rassemble.',
  ],
  severities: {
    urgent: 'La production est arrêtée ou inutilisable pour tous les utilisateurs.',
    high: 'Une fonction importante est dégradée pour de nombreux utilisateurs.',
    normal:
      'Un élément ne se comporte pas comme le dit la documentation, ou une question technique générale.',
    low: 'Un renseignement, ou une suggestion de fonction.',
  },
};
