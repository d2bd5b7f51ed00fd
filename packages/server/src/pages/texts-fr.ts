import type { Texts } from './texts-en.ts';

/** The texts of the pages in French. */
export const fr = {
  fields: {
    email: 'Adresse e-mail',
    name: 'Votre nom',
    password: 'Mot de passe',
    newPassword: 'Nouveau mot de passe',
    passwordHint: 'Au moins 8 caractères. Le mieux : quelques mots que vous seul associeriez.',
  },
  problems: {
    title: 'Cela n’a pas fonctionné',
    ours: (requestId: string): string =>
      `Une erreur s’est produite de notre côté et rien n’a été modifié. Réessayez ; si elle persiste, indiquez-nous l’identifiant ${requestId}.`,
    tooMany: (minutes: number): string =>
      `Trop de tentatives. Patientez ${minutes === 1 ? 'une minute' : `${minutes} minutes`}, puis réessayez.`,
    known: {
      'wrong-password': 'L’adresse et le mot de passe ne correspondent pas. Vérifiez-les et réessayez.',
      'account-exists':
        'Cette adresse possède déjà un compte. Connectez-vous, ou choisissez un nouveau mot de passe si vous l’avez oublié.',
      'link-used-or-expired':
        'Ce lien ou ce code a déjà servi, n’est plus valable ou est incomplet. Demandez-en un nouveau.',
      'sign-up-closed':
        'Il faut une invitation pour créer un compte. Demandez-en une à un membre de votre organisation.',
      'foreign-origin':
        'Le formulaire provenait d’un autre site. Ouvrez la page ici et envoyez-le à nouveau.',
      'not-found': 'Cet élément n’existe plus. Il a peut-être déjà été supprimé.',
      'not-signed-in': 'Votre session est terminée. Connectez-vous à nouveau.',
      'limit-reached':
        'Vous avez atteint le nombre maximal de clés d’accès par compte. Supprimez-en, puis réessayez.',
      forbidden: 'Ce compte n’y est pas autorisé. Connectez-vous avec le compte concerné.',
      email: 'Cette adresse e-mail est incomplète. Écrivez-la sous la forme nom@exemple.fr.',
      name: 'Saisissez un nom de 1 à 128 caractères.',
      password: 'Choisissez un mot de passe de 8 à 200 caractères.',
    },
  },
  signIn: {
    title: 'Connexion',
    button: 'Se connecter',
    forgotten: 'Mot de passe oublié ?',
    noAccount: 'Créer un compte',
  },
  signUp: {
    title: 'Créer un compte',
    open: 'Nous envoyons un lien à votre adresse. Il ouvre la page où vous choisissez un mot de passe.',
    invited:
      'Sur ce serveur, il faut une invitation pour créer un compte. Si cette adresse a été invitée, nous lui envoyons un lien pour continuer.',
    noOperator:
      'Personne n’administre encore ce serveur. Son journal contient un lien destiné à la première personne : ouvrez celui-là.',
    button: 'M’envoyer le lien',
    sentTitle: 'Consultez votre messagerie',
    sent: (email: string): string =>
      `Si ${email} peut avoir un compte ici, un message contenant un lien est en route. Le lien sert une seule fois, pendant 24 heures. Rien reçu ? Regardez parmi les indésirables, puis refaites la demande.`,
    haveAccount: 'J’ai déjà un compte',
  },
  verify: {
    title: 'Terminer la création du compte',
    intro: (email: string): string => `Envoyer ce formulaire confirme votre adresse ${email}.`,
    button: 'Créer mon compte',
    deadTitle: 'Ce lien ne fonctionne plus',
    dead: 'Il a déjà servi, date de plus de 24 heures, ou un lien plus récent a été envoyé.',
    again: 'Demander un nouveau lien',
  },
  firstRun: {
    title: 'Bienvenue dans CodePushGo',
    intro: 'Vous êtes la première personne ici. Ce compte administre la plateforme et possède ce qu’il crée.',
    button: 'Commencer',
    deadTitle: 'Ce lien ne fonctionne plus',
    dead: 'Il a déjà servi ou n’est plus valable. Si personne n’a encore de compte, redémarrez le serveur : son journal affiche un nouveau lien. Sinon, connectez-vous.',
  },
  forgot: {
    title: 'Choisir un nouveau mot de passe',
    intro: 'Saisissez l’adresse de votre compte. Nous lui envoyons un lien.',
    button: 'M’envoyer le lien',
    sentTitle: 'Consultez votre messagerie',
    sent: (email: string): string =>
      `Si ${email} possède un compte ici, un message contenant un lien est en route. Le lien sert une seule fois, pendant une heure.`,
  },
  reset: {
    title: 'Choisir un nouveau mot de passe',
    intro: 'Tous les navigateurs seront déconnectés. Les clés d’accès restent valables.',
    button: 'Enregistrer le mot de passe',
    doneTitle: 'Le nouveau mot de passe est enregistré',
    done: 'Tous les navigateurs ont été déconnectés. Connectez-vous avec le nouveau mot de passe.',
    deadTitle: 'Ce lien ne fonctionne plus',
    dead: 'Il a déjà servi, date de plus d’une heure, ou un lien plus récent a été envoyé.',
    again: 'Demander un nouveau lien',
  },
  changeEmail: {
    title: 'Confirmer votre nouvelle adresse',
    ask: (email: string): string =>
      `Votre compte portera l’adresse ${email} dès que vous la confirmerez. Vos sessions restent ouvertes.`,
    button: 'Utiliser cette adresse',
    doneTitle: 'La nouvelle adresse est en place',
    done: (email: string): string => `Connectez-vous désormais avec ${email}.`,
    taken: 'Cette adresse possède maintenant son propre compte. Choisissez-en une autre dans votre compte.',
    deadTitle: 'Ce lien ne fonctionne plus',
    dead: 'Il a déjà servi, date de plus d’une heure, un lien plus récent a été envoyé, ou le mot de passe a changé depuis. Demandez-en un nouveau dans votre compte.',
  },
  device: {
    title: 'Connecter une ligne de commande',
    enter: 'Saisissez le code affiché dans votre terminal.',
    code: 'Code',
    next: 'Continuer',
    ask: 'Une personne qui utilise la ligne de commande sur cette machine souhaite travailler en votre nom.',
    compare: 'N’approuvez que si la demande vient de vous et si votre terminal affiche ce code :',
    machine: 'Machine',
    source: 'Adresse réseau',
    since: 'Demandé le',
    you: 'Elle agirait en tant que',
    approve: 'Approuver',
    deny: 'Refuser',
    approvedTitle: 'La ligne de commande est connectée',
    approved: 'Revenez à votre terminal. Vous pouvez fermer cette page.',
    deniedTitle: 'La connexion a été refusée',
    denied:
      'Cette ligne de commande n’obtient aucun accès. Si la demande ne venait pas de vous, il n’y a rien d’autre à faire.',
  },
  oldCli: {
    title: 'Connecter la ligne de commande CodePush',
    machine: 'Machine',
    intro: 'Une fois connecté, vous obtenez une clé d’accès à coller dans le terminal.',
    again: (name: string): string => `Vous êtes connecté en tant que ${name}.`,
    button: 'Afficher ma clé d’accès',
    signInButton: 'Se connecter et afficher ma clé d’accès',
    keyTitle: 'Votre clé d’accès',
    paste:
      'Copiez cette clé et collez-la dans le terminal qui l’attend. Elle n’est affichée qu’une fois et reste valable 60 jours.',
    closedTitle: 'Les inscriptions sont fermées',
  },
  invitation: {
    title: (organisation: string): string => `Rejoindre ${organisation}`,
    asRole: (role: string): string => `Vous êtes invité avec le rôle ${role}.`,
    forAddress: (email: string): string => `L’invitation est destinée à ${email}.`,
    join: 'Rejoindre',
    signIn: 'Se connecter pour rejoindre',
    makeAccount: 'Créer un compte et rejoindre',
    other: (email: string): string =>
      `Vous êtes connecté en tant que ${email}. Déconnectez-vous, puis ouvrez le lien à nouveau.`,
    deadTitle: 'Cette invitation ne fonctionne plus',
    dead: 'Elle a déjà servi, a été révoquée ou n’est plus valable. Demandez-en une nouvelle à la personne qui vous a invité.',
    doneTitle: (organisation: string): string => `Vous faites partie de ${organisation}`,
  },
  unsubscribe: {
    title: 'Ne plus recevoir d’alertes',
    ask: (organisation) =>
      `Vous ne recevrez plus de messages sur les événements de l’organisation ${organisation}. Vos autres messages ne sont pas concernés.`,
    button: 'Arrêter ces alertes',
    doneTitle: 'Alertes arrêtées',
    done: 'Vous ne recevrez plus ces messages. Pour être de nouveau averti, choisissez vos alertes dans les paramètres de l’organisation.',
    dead: 'Ce lien est incomplet. Copiez le lien entier depuis le message, ou connectez-vous et modifiez vos alertes dans les paramètres de l’organisation.',
  },
  communityConsent: {
    title: 'Faire une demande de votre message',
    ask: 'L’assistance reprendrait ce message comme une demande de votre part. Elle est examinée comme toutes les autres ; la réponse vous parvient par e-mail et dans la console.',
    button: 'Oui, en faire une demande',
    otherwise: 'Sans réponse de votre part, rien ne se passe et le lien expire de lui-même.',
    doneTitle: (reference) => `Votre message est la demande ${reference}`,
    declinedTitle: 'Votre message n’est pas devenu une demande',
    dead: 'Ce lien a déjà servi ou a expiré. Pour obtenir de l’aide, ouvrez une demande dans la console.',
  },
  ticketLink: {
    projectTitle: 'De quel projet s’agit-il ?',
    projectText:
      'Vous avez demandé de l’aide par e-mail. Choisissez le projet, et le délai de réponse commence.',
    projects: 'Vos projets',
    project: 'Choisir ce projet',
    sponsorTitle: 'Confirmer la demande d’un collègue',
    sponsorText:
      'Un collègue a demandé de l’aide sur un projet dont vous êtes développeur. Dès que vous la confirmez, l’assistance répond, et vous y prenez part.',
    sponsor: 'Confirmer la demande',
    doneTitle: 'Merci',
    done: (reference) => `La demande ${reference} suit son cours. L’assistance y répond maintenant.`,
    follow: 'La suivre dans la console',
    deadTitle: 'Ce lien ne fonctionne plus',
    dead: 'Il a déjà servi, il est trop ancien, ou quelqu’un a été plus rapide. Connectez-vous et ouvrez la demande dans la console.',
  },
  account: {
    title: 'Votre compte',
    email: 'Adresse e-mail',
    userName: 'Nom d’utilisateur',
    staff: { operator: 'Vous administrez cette plateforme.', agent: 'Vous travaillez au support.' },
    keys: 'Clés d’accès',
    noKeys: 'Aucune pour l’instant. Créez-en une dans un terminal : codepushgo access-key add NOM',
    sessions: 'Vos connexions',
    thisOne: 'ce navigateur',
    revoke: 'Révoquer',
    signOutThere: 'Déconnecter',
    signOut: 'Se déconnecter',
    expires: (when: string): string => `valable jusqu’au ${when}`,
    expired: (when: string): string => `expirée le ${when}`,
    lastUsed: (when: string): string => `dernière utilisation le ${when}`,
    neverUsed: 'jamais utilisée',
    scopes: { read: 'lecture seule', release: 'peut publier', full: 'peut tout faire' },
    language: 'Langue',
    save: 'Enregistrer',
    saved: 'Enregistré.',
    removed: 'C’est fait. L’accès ne fonctionne plus.',
    moreKeys:
      'Seules les 100 plus anciennes sont affichées. La ligne de commande les liste toutes : codepushgo access-key list',
  },
} satisfies Texts;
