import type { Language } from '../../platform/language.ts';
import { en, type SiteTexts } from './texts-en.ts';
import { fr } from './texts-fr.ts';

export const siteTexts: Record<Language, SiteTexts> = { en, fr };
