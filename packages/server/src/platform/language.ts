/** The languages that people may choose. */
export const LANGUAGES = ['en', 'fr'] as const;

export type Language = (typeof LANGUAGES)[number];

/** Whose dates are written in a language. British in English, as the console does: the day stands before the month. */
export const DATE_LOCALES: Record<Language, string> = { en: 'en-GB', fr: 'fr' };

/** What is written in a cookie, a form or an address, if it is a language. */
export function readLanguage(text: string | undefined | null): Language | undefined {
  return LANGUAGES.find((language) => language === text);
}

/**
 * The language that an `Accept-Language` header prefers; English when it names none of ours.
 *
 * @example preferredLanguage('de, fr-CA;q=0.9, en;q=0.5'); // 'fr'
 */
export function preferredLanguage(header: string | undefined | null): Language {
  const wishes = (header ?? '').split(',').map((part) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const quality = parameters.map((text) => /^\s*q=([\d.]+)/.exec(text)?.[1]).find(Boolean);
    return { language: readLanguage(tag.trim().split('-')[0]), quality: Number(quality ?? 1) };
  });
  const known = wishes.filter(({ language, quality }) => language && quality > 0);
  // The sort is stable: of equal wishes the first one wins.
  return known.toSorted((a, b) => b.quality - a.quality)[0]?.language ?? 'en';
}
