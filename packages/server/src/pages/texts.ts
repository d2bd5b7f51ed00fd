import type { Language } from '../platform/language.ts';
import { en, type Texts } from './texts-en.ts';
import { fr } from './texts-fr.ts';

export type { Texts } from './texts-en.ts';

/** The texts of the pages, by language. */
export const texts: Record<Language, Texts> = { en, fr };
