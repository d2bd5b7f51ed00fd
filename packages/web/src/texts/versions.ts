const en = {
  version: 'Version',
  numbered: (number: string) => `Version ${number}`,
  note: 'Note',
  publishedAt: 'Published',
  show: 'Show',
  none: 'No version',
};

const fr: typeof en = {
  version: 'Version',
  numbered: (number) => `Version ${number}`,
  note: 'Note',
  publishedAt: 'Publiée',
  show: 'Voir',
  none: 'Aucune version',
};

/** What operators publish one version after another. */
export const versionTexts = { en, fr };
