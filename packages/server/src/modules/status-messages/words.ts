import type { Language } from '../../platform/language.ts';
import { en, type MessageWords } from './words-en.ts';
import { fr } from './words-fr.ts';

export const messageWords: Record<Language, MessageWords> = { en, fr };
