import type { Localised, ResponseTarget, SupportPolicy } from '@codepushgo/contract';
import { seedEn as en } from './seed-texts-en.ts';
import { seedFr as fr } from './seed-texts-fr.ts';

const h = (value: number): ResponseTarget => ({ value, unit: 'h' });
const bh = (value: number): ResponseTarget => ({ value, unit: 'bh' });
const bd = (value: number): ResponseTarget => ({ value, unit: 'bd' });

type Lists = Record<string, string[]>;
/** What stands at each place of a list, in both languages. */
const pairs = (english: string[], french: string[]): Localised[] =>
  english.map((text, at) => ({ en: text, fr: french[at]! }));
const listed = <T>(english: Lists, french: Lists, make: (id: string, texts: Localised[]) => T): T[] =>
  Object.entries(english).map(([id, texts]) => make(id, pairs(texts, french[id]!)));
const both = <K extends string>(english: Record<K, string>, french: Record<K, string>) =>
  Object.fromEntries(
    Object.keys(english).map((key) => [key, { en: english[key as K], fr: french[key as K] }]),
  ) as Record<K, Localised>;

const community = both(en.community, fr.community);

/** Version 1. Never edited: requests were judged by it. Later versions are published by operators. */
export const POLICY_2026_11: SupportPolicy = {
  aim: { en: en.aim, fr: fr.aim },
  rules: listed(en.rules, fr.rules, (id, [title, text]) => ({ id, title: title!, text: text! })),
  scope: listed(en.scope, fr.scope, (id, [title, ...items]) => ({ id, title: title!, items })),
  exclusions: listed(en.exclusions, fr.exclusions, (id, [text, pointer]) => ({
    id,
    text: text!,
    pointer: pointer!,
  })),
  hours: { days: [1, 2, 3, 4, 5], opens: '06:00', closes: '18:00' },
  businessDayHours: 12,
  contacts: {
    support: 'support@{host}',
    billing: 'billing@{host}',
    security: 'security@{host}',
    abuse: 'abuse@{host}',
    data_protection: 'privacy@{host}',
  },
  official: both(en.official, fr.official),
  // Where they are differs from server to server: operators name the addresses.
  community: [
    { id: 'github', name: 'GitHub Issues', text: community.github, href: null },
    { id: 'discord', name: 'Discord', text: community.discord, href: null },
  ],
  guidance: (([intro, ...items]) => ({ intro: intro!, items }))(pairs(en.guidance, fr.guidance)),
  severities: both(en.severities, fr.severities),
  responseTimes: {
    team: { urgent: h(24), high: bd(1), normal: bd(1), low: bd(2) },
    payg: { urgent: h(1), high: bh(2), normal: bd(1), low: bd(2) },
    priority_plus: { urgent: h(1), high: h(2), normal: h(12), low: h(24) },
  },
  queues: { billing: bd(2), security: bd(2), abuse: h(24), data_protection: { value: 1, unit: 'mo' } },
  warnFraction: 0.75,
  reopenWindowDays: 14,
};
