import type { Language } from '../../platform/language.ts';
import { en, type SubscriberTexts } from './texts-en.ts';
import { fr } from './texts-fr.ts';

export const subscriberTexts: Record<Language, SubscriberTexts> = { en, fr };
