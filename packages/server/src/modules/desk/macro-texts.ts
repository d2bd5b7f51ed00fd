import type { Language } from '../../platform/language.ts';

const en = {
  cites: (section: string, version: number, url: string) =>
    `“${section}” of the support policy, version ${version} (${url})`,
};

const fr: typeof en = {
  cites: (section, version, url) => `« ${section} », politique d’assistance, version ${version} (${url})`,
};

/** What macros say around the facts of a ticket. */
export const macroTexts: Record<Language, typeof en> = { en, fr };
