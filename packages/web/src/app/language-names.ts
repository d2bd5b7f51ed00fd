import type { Language } from './language.ts';

/** What each language calls itself. */
export const languageNames: Record<Language, string> = { en: 'English', fr: 'Français' };

/** The languages to choose from. */
export const languageChoices = (['en', 'fr'] as const).map((value) => ({
  value,
  label: languageNames[value],
}));
