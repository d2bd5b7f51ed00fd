const en = {
  keptIntro:
    'Requests of yours that were not processed. Nothing is lost: each is sent by itself as soon as it becomes eligible.',
  noneKept: 'No text is kept',
  noneKeptText:
    'A request that your plan or role does not cover is kept here, with what would make it eligible.',
  whyNot: 'Why it was not processed',
  wouldHelp: 'What makes it eligible',
  now: 'It would be processed now.',
  showText: 'Show the text',
  editAndSend: 'Edit and send again',
  drop: 'Throw away',
  dropTitle: (subject: string) => `Throw “${subject}” away?`,
  dropText: 'The text and its files are erased. This cannot be undone.',
  dropped: 'Thrown away',
  keptAt: 'Kept since',
  premiumIntro: 'A contact of your own, for the plans that bring it along. It reaches a queue of its own.',
  noPremium: 'Your plan has no Premium Support',
  noPremiumText:
    'Team and Enterprise have it: requests of all kinds about your apps reach people who know them, in a queue of its own. Technical requests of paid projects are answered without it, too.',
  plans: 'Compare the plans',
  ownPlan: 'Your plan',
  askTechnical: 'Ask as a technical request',
  communityIntro:
    'Users help each other here. Our staff may take part, and nothing is owed. Questions on your own code belong here.',
  places: 'Places',
  noAddress: 'There is no address yet.',
  good: 'A report that can be answered',
  report: 'Put a report together',
  reportText:
    'Fill in what you know. Secrets in it are masked here, in your browser: nothing of it is sent to us.',
  reportTitle: 'Title',
  fields: {
    did: 'What did you do?',
    expected: 'What did you expect?',
    happened: 'What happened instead?',
    messages: 'Messages and logs',
    code: 'The smallest code that shows it',
    config: 'Configuration',
    versions: 'Versions',
  },
  configHelp: 'Such as the part of Info.plist or strings.xml about updates. Keys and passwords are masked.',
  versionsHelp: 'React Native, the SDK, the command line. codepushgo doctor --bundle gathers them.',
  preview: 'The report',
  masked: (n: number, count: string) => (n === 1 ? '1 secret was masked.' : `${count} secrets were masked.`),
  open: 'Open it on GitHub',
  openHelp: 'GitHub shows it filled in; you send it there. It is public.',
  tooLong: 'It is too long for an address: copy it, and paste it into the issue that opens.',
  noGitHub: 'Copy it, and paste it where your community meets.',
  empty: 'As you type, the report is written here.',
};

const fr: typeof en = {
  keptIntro:
    'Vos demandes qui n’ont pas été traitées. Rien n’est perdu : chacune part d’elle-même dès qu’elle devient éligible.',
  noneKept: 'Aucun texte conservé',
  noneKeptText:
    'Une demande que votre forfait ou votre rôle ne couvre pas est conservée ici, avec ce qui la rendrait éligible.',
  whyNot: 'Pourquoi elle n’a pas été traitée',
  wouldHelp: 'Ce qui la rend éligible',
  now: 'Elle serait traitée maintenant.',
  showText: 'Afficher le texte',
  editAndSend: 'Modifier et renvoyer',
  drop: 'Jeter',
  dropTitle: (subject) => `Jeter « ${subject} » ?`,
  dropText: 'Le texte et ses fichiers sont effacés. C’est irréversible.',
  dropped: 'Jeté',
  keptAt: 'Conservé depuis',
  premiumIntro:
    'Un contact direct, pour les forfaits qui le comprennent. Vos messages arrivent dans une file à part.',
  noPremium: 'Votre forfait ne comprend pas l’assistance Premium',
  noPremiumText:
    'Team et Enterprise la comprennent : vos demandes de toute sorte sur vos applications arrivent, dans une file à part, à des personnes qui les connaissent. Les demandes techniques des projets payants reçoivent une réponse sans elle aussi.',
  plans: 'Comparer les forfaits',
  ownPlan: 'Votre forfait',
  askTechnical: 'Faire une demande technique',
  communityIntro:
    'Ici, les utilisateurs s’entraident. Notre équipe y prend part à l’occasion, et rien n’est dû. Les questions sur votre propre code y ont leur place.',
  places: 'Lieux d’échange',
  noAddress: 'Il n’y a pas encore d’adresse.',
  good: 'Un signalement auquel on peut répondre',
  report: 'Composer un signalement',
  reportText:
    'Remplissez ce que vous savez. Les secrets sont masqués ici, dans votre navigateur : rien ne nous en est envoyé.',
  reportTitle: 'Titre',
  fields: {
    did: 'Qu’avez-vous fait ?',
    expected: 'Qu’attendiez-vous ?',
    happened: 'Que s’est-il passé ?',
    messages: 'Messages et journaux',
    code: 'Le plus petit code qui le montre',
    config: 'Configuration',
    versions: 'Versions utilisées',
  },
  configHelp:
    'Par exemple la partie d’Info.plist ou de strings.xml sur les mises à jour. Clés et mots de passe sont masqués.',
  versionsHelp: 'React Native, le SDK, la ligne de commande. codepushgo doctor --bundle les réunit.',
  preview: 'Le signalement',
  masked: (n, count) => (n < 2 ? `${count} secret a été masqué.` : `${count} secrets ont été masqués.`),
  open: 'L’ouvrir sur GitHub',
  openHelp: 'GitHub l’affiche prérempli ; c’est là que vous l’envoyez. Il est public.',
  tooLong: 'Il est trop long pour une adresse : copiez-le, puis collez-le dans la page qui s’ouvre.',
  noGitHub: 'Copiez-le, puis collez-le là où votre communauté se retrouve.',
  empty: 'Au fil de votre saisie, le signalement se compose ici.',
};

/** What kept texts, Premium Support and the community say. */
export const supportPartTexts = { en, fr };
