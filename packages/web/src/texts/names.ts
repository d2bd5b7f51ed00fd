const en = {
  name: 'Name',
  fault: 'The name may not hold \\ / ? or :',
  slug: 'Name in addresses',
  slugHelp: 'Lower-case letters, digits and hyphens. It cannot be changed later.',
  slugFault: 'Use lower-case letters, digits and hyphens only.',
};

const fr: typeof en = {
  name: 'Nom',
  fault: 'Le nom ne peut pas contenir \\ / ? ni :',
  slug: 'Nom dans les adresses',
  slugHelp: 'Lettres minuscules, chiffres et traits d’union. Il ne peut pas être changé ensuite.',
  slugFault: 'N’utilisez que des lettres minuscules, des chiffres et des traits d’union.',
};

export const nameTexts = { en, fr };
