const en = {
  description: 'What support covers, when it answers, and how to reach it.',
  inForce: (version: string, date: string) => `Version ${version}, in force since ${date}.`,
  wasInForce: (version: string, date: string) => `Version ${version}, which came into force on ${date}.`,
  present: 'See the policy in force',
};

const fr: typeof en = {
  description: 'Ce que couvre l’assistance, quand elle répond et comment la joindre.',
  inForce: (version, date) => `Version ${version}, en vigueur depuis le ${date}.`,
  wasInForce: (version, date) => `Version ${version}, entrée en vigueur le ${date}.`,
  present: 'Voir la politique en vigueur',
};

/** What stands around the support policy. */
export const supportTexts = { en, fr };
