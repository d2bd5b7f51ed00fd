const en = {
  description: 'What support covers, when it answers, and how to reach it.',
  inForce: (version: string, date: string) => `Version ${version}, in force since ${date}.`,
  wasInForce: (version: string, date: string) => `Version ${version}, which came into force on ${date}.`,
  present: 'See the policy in force',
  ask: 'Ask in the console',
  contact: 'Write without signing in',
  premium: 'Premium Support',
  community: 'Community',
  ways: 'Ways to get help',
  premiumPage: {
    title: 'Premium Support',
    description:
      'A contact of your own for questions of all kinds about your apps, with the plans Team and Enterprise.',
    lead: 'A contact of your own, for questions of all kinds about your apps. Requests reach a queue of their own.',
    whoTitle: 'Who has it',
    who: (plans: string) => `It comes with these plans: ${plans}.`,
    nobody: 'No plan that is offered now brings it along.',
    howTitle: 'How to reach it',
    how: 'Sign in, open Support, then Premium Support. Before you type you see when an answer is due.',
    otherTitle: 'On other plans',
    other:
      'Technical requests of every paid project are answered without it, and billing and account requests of everybody are.',
    open: 'Write to Premium Support',
    plans: 'Compare the plans',
  },
  communityPage: {
    title: 'Community',
    description: 'Where users of CodePushGo help each other, and what a report holds that can be answered.',
    lead: 'Users help each other. Our staff may take part, and nothing is owed.',
    places: 'Places',
    noAddress: 'There is no address yet.',
    good: 'A report that can be answered',
    helper: 'The console puts such a report together, without secrets, and opens it where it belongs.',
    open: 'Put a report together',
    official: 'For an answer with a time, ask support',
  },
};

const fr: typeof en = {
  description: 'Ce que couvre l’assistance, quand elle répond et comment la joindre.',
  inForce: (version, date) => `Version ${version}, en vigueur depuis le ${date}.`,
  wasInForce: (version, date) => `Version ${version}, entrée en vigueur le ${date}.`,
  present: 'Voir la politique en vigueur',
  ask: 'Demander dans la console',
  contact: 'Écrire sans se connecter',
  premium: 'Assistance Premium',
  community: 'Communauté',
  ways: 'Comment obtenir de l’aide',
  premiumPage: {
    title: 'Assistance Premium',
    description:
      'Un contact direct pour vos questions de toute sorte sur vos applications, avec les forfaits Team et Enterprise.',
    lead: 'Un contact direct, pour vos questions de toute sorte sur vos applications. Vos demandes arrivent dans une file à part.',
    whoTitle: 'Qui en dispose',
    who: (plans) => `Ces forfaits la comprennent : ${plans}.`,
    nobody: 'Aucun forfait proposé actuellement ne la comprend.',
    howTitle: 'Comment la joindre',
    how: 'Connectez-vous, ouvrez Assistance, puis Assistance Premium. Avant d’écrire, vous savez quand une réponse est due.',
    otherTitle: 'Avec les autres forfaits',
    other:
      'Les demandes techniques de tout projet payant reçoivent une réponse sans elle, et les demandes de facturation et de compte de tous également.',
    open: 'Écrire à l’assistance Premium',
    plans: 'Comparer les forfaits',
  },
  communityPage: {
    title: 'Communauté',
    description:
      'Où les utilisateurs de CodePushGo s’entraident, et ce que contient un signalement auquel on peut répondre.',
    lead: 'Les utilisateurs s’entraident. Notre équipe y prend part à l’occasion, et rien n’est dû.',
    places: 'Lieux d’échange',
    noAddress: 'Il n’y a pas encore d’adresse.',
    good: 'Un signalement auquel on peut répondre',
    helper: 'La console compose un tel signalement, sans secrets, et l’ouvre là où il a sa place.',
    open: 'Composer un signalement',
    official: 'Pour une réponse dans un délai, adressez-vous à l’assistance',
  },
};

/** What stands around the support policy. */
export const supportTexts = { en, fr };
