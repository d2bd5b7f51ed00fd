import type { ReasonTexts, snapshotEn } from './texts-en.ts';

const payers =
  'un propriétaire, un administrateur ou un membre de votre organisation qui a le rôle de facturation';
const paying =
  'Un forfait payant, des crédits ou une option qui couvre le projet le rend éligible ; nous gardons votre texte et l’enverrons alors.';
const community = 'D’ici là, la documentation et la communauté sont à votre disposition.';

/** The reasons in French. */
export const reasonsFr: ReasonTexts = {
  queue_security: [
    'Les failles de sécurité ont leur propre file d’attente. Aucune condition n’est posée.',
    null,
  ],
  queue_abuse: [
    'Les signalements d’abus ont leur propre file d’attente. Aucune condition n’est posée.',
    null,
  ],
  queue_data_protection: [
    'Les demandes relatives aux données personnelles ont leur propre file d’attente. Aucune condition n’est posée.',
    'Avant tout export ou tout effacement, nous vous demandons de vous connecter au compte concerné.',
  ],
  community: [
    'Dans les canaux de la communauté, les utilisateurs s’entraident. Aucune demande n’est ouverte et rien n’est dû.',
    'Pour une demande, utilisez l’aide de la console ou écrivez depuis l’adresse de votre compte. Avec votre accord, un agent peut l’ouvrir pour vous.',
  ],
  mail_not_authenticated: [
    'L’expéditeur de ce message n’a pas pu être vérifié. Le message est mis de côté, et rien n’a été envoyé à personne.',
    'Utilisez l’aide de la console, ou écrivez depuis un service de messagerie qui prouve ses expéditeurs.',
  ],
  form_not_signed_in: [
    'Si cette adresse est enregistrée, nous lui avons envoyé un lien. Votre demande attend que vous l’ouvriez et la confirmiez.',
    'Connectez-vous avant d’écrire, et aucun lien ne sera nécessaire.',
  ],
  not_signed_in: ['Personne n’est connecté ici.', 'Connectez-vous, puis reposez votre question.'],
  not_registered: [
    'L’assistance répond aux adresses enregistrées. Aucune demande n’a été ouverte.',
    'Écrivez depuis l’adresse de votre compte, ou connectez-vous et utilisez l’aide de la console.',
  ],
  billing_with_amounts: [
    'Les questions de facturation et de compte reçoivent une réponse quel que soit le forfait. Votre rôle permet de connaître les montants et les factures.',
    null,
  ],
  billing_without_amounts: [
    'Les questions de facturation et de compte reçoivent une réponse quel que soit le forfait. Les montants et les factures ne sont communiqués qu’aux propriétaires, aux administrateurs et aux membres qui ont le rôle de facturation.',
    `Pour les montants, adressez-vous à ${payers}.`,
  ],
  role_lost: [
    'Vous n’avez plus sur ce projet le rôle que demande l’assistance technique. Ce qui a été promis pour cette demande reste dû ; rien de nouveau n’est promis.',
    'Un administrateur ou un propriétaire de votre organisation peut vous rendre le rôle de développeur.',
  ],
  payment_lost: [
    'Ce projet n’est plus payé. Ce qui a été promis pour cette demande reste dû ; rien de nouveau n’est promis.',
    `Adressez-vous à ${payers} pour un forfait payant, des crédits ou une option.`,
  ],
  role_and_payment_lost: [
    'Vous n’avez plus sur ce projet de rôle qui permette une demande technique, et rien n’indique qu’il soit payé. Ce qui a été promis pour cette demande reste dû ; rien de nouveau n’est promis.',
    'Adressez-vous à un administrateur ou à un propriétaire de votre organisation.',
  ],
  choose_project: [
    'Vous pouvez demander de l’aide pour {count} projets. La demande est acceptée, et son délai commence quand vous dites lequel elle concerne.',
    'Choisissez le projet.',
  ],
  no_project: [
    'Vous n’avez de rôle sur aucun projet : une demande technique ne peut donc pas être traitée.',
    `Demandez à un administrateur ou à un propriétaire de votre organisation le rôle de développeur sur le projet. ${community}`,
  ],
  no_paid_project: [
    'Aucun de vos projets n’est payé : une demande technique n’est donc pas traitée.',
    `${paying} Adressez-vous à ${payers}. ${community}`,
  ],
  no_eligible_project: [
    'Vous n’avez le rôle de développeur sur aucun projet payé : une demande technique n’est donc pas traitée en l’état.',
    `Nommez le projet si vous y êtes lecteur : un de ses développeurs pourra confirmer votre demande. ${paying} ${community}`,
  ],
  project_not_paid: [
    'Le projet « {project} » n’est pas payé : une demande technique n’est donc pas traitée.',
    `${paying} Adressez-vous à ${payers}. ${community}`,
  ],
  below_developer: [
    'Vous êtes lecteur du projet « {project} ». Votre demande est acceptée dès qu’une personne qui a au moins le rôle de développeur la confirme, d’un clic.',
    'Demandez à un développeur, à un administrateur ou à un propriétaire du projet de la confirmer.',
  ],
  billing_role_only: [
    'Le rôle de facturation ne permet pas de demande technique : celle-ci, sur « {project} », n’est donc pas traitée.',
    'Laissez un développeur du projet la poser, ou demandez le rôle de développeur à un administrateur ou à un propriétaire. Les questions de facturation, elles, reçoivent une réponse.',
  ],
  no_role: [
    'Vous n’avez pas de rôle sur ce projet : une demande technique à son sujet n’est donc pas traitée.',
    'Demandez à un administrateur ou à un propriétaire de l’organisation le rôle de développeur sur le projet.',
  ],
  open_incident: [
    'Un incident en cours explique peut-être cela : « {incident} ». Vous pouvez le suivre et en connaître chaque étape sans écrire.',
    'Si votre cas est différent, dites-le et envoyez la demande : elle est traitée comme toute demande sur « {project} ».',
  ],
  eligible: ['Votre demande sur « {project} » est traitée, avec un délai de réponse.', null],
  eligible_without_times: [
    'Votre demande sur « {project} » est traitée. Votre forfait n’annonce pas de délai de réponse.',
    null,
  ],
  out_of_scope: [
    'Votre demande sur « {project} » est acceptée, avec un délai de réponse, bien qu’elle semble sortir de ce que couvre l’assistance.',
    'Une personne vous répondra et dira où de telles questions trouvent réponse.',
  ],
  out_of_scope_without_times: [
    'Votre demande sur « {project} » est acceptée, bien qu’elle semble sortir de ce que couvre l’assistance. Votre forfait n’annonce pas de délai de réponse.',
    'Une personne vous répondra et dira où de telles questions trouvent réponse.',
  ],
};

/** What a snapshot says in French. */
export const snapshotFr: typeof snapshotEn = {
  channel: 'Origine',
  channels: {
    console: 'la console',
    form: 'le formulaire du site',
    email: 'e-mail',
    api: 'l’API',
    cli: 'la ligne de commande',
    community: 'un canal de la communauté',
  },
  sender: 'Expéditeur',
  proved: 'vérifié',
  notProved: 'non vérifié',
  registered: 'enregistré',
  notRegistered: 'non enregistré',
  category: 'Sujet',
  categories: {
    technical: 'Technique',
    billing: 'Facturation',
    account: 'Compte',
    security: 'Faille de sécurité',
    abuse: 'Signalement d’abus',
    data_protection: 'Données personnelles',
  },
  orgRole: 'Rôle dans l’organisation',
  project: 'Projet',
  withRole: (project, role) => `${project} (${role})`,
  roles: {
    owner: 'propriétaire',
    admin: 'administrateur',
    developer: 'développeur',
    viewer: 'lecteur',
    billing: 'facturation',
    none: 'aucun',
  },
  plan: 'Forfait',
  paidBy: 'Payé par',
  paid: {
    contract: 'le contrat',
    plan: 'le forfait',
    credits: 'des crédits',
    'add-on': 'une option',
    operator: 'un accord de l’opérateur',
  },
  nothing: 'Rien qui soit payé',
  policy: 'Politique d’assistance',
  version: (version) => `version ${version}`,
  rule: 'Règle appliquée',
  row: (row) => `règle ${row} sur 12`,
};
