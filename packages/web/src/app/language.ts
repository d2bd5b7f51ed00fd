import { makeSignal, useSignal } from './signal.ts';

/** The languages of the console. */
export type Language = 'en' | 'fr';

/** The same texts in every language: `{ en, fr }`, where `fr` has the type of `en`. */
export type Texts<T> = Record<Language, T>;

const first: Language = document.documentElement.lang === 'fr' ? 'fr' : 'en';

/** The reader's language. */
export const language = makeSignal<Language>(first);

language.subscribe(() => {
  document.documentElement.lang = language.get();
});

/** The reader's language, followed. */
export function useLanguage(): Language {
  return useSignal(language);
}

/**
 * The texts of a catalogue in the reader's language.
 *
 * @example const t = useTexts(shellTexts);
 */
export function useTexts<T>(texts: Texts<T>): T {
  return texts[useLanguage()];
}
