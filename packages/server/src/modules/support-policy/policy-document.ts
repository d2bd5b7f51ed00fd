import type { PolicyDocument, PolicySection, ResponseTarget, SupportPolicy } from '@codepushgo/contract';
import type { Language } from '../../platform/language.ts';
import { daysText } from './days-text.ts';
import { documentTexts } from './document-texts.ts';
import { wholeAddresses } from './policy-addresses.ts';
import { targetText } from './target-text.ts';

type Group = PolicySection['groups'][number];
type Item = Group['items'][number];

const SEVERITIES = ['urgent', 'high', 'normal', 'low'] as const;
const ROWS = ['team', 'payg', 'priority_plus'] as const;
const QUEUES = ['billing', 'security', 'abuse', 'data_protection'] as const;
const CONTACTS = ['support', ...QUEUES] as const;
/** The official channels, and where those are that have an address of their own on this server. */
const OFFICIAL = [
  ['console', '/o'],
  ['form', '/{language}/support/contact'],
  ['email', null],
] as const;

/**
 * A policy as a page of plain texts: what the public site shows, and what operators see before they publish it.
 *
 * @param publicUrl `PUBLIC_URL` of the configuration, for addresses that name its host
 * @example policyDocument(policy, 'fr', ctx.config.publicUrl).sections.map(({ title }) => title);
 */
export function policyDocument(policy: SupportPolicy, language: Language, publicUrl: string): PolicyDocument {
  const t = documentTexts[language];
  const { rules, scope, exclusions, guidance } = policy;
  return {
    title: t.title,
    lead: policy.aim[language],
    sections: [
      section('rules', t.rules, {
        groups: rules.map(({ title, text }) => group(title[language], [item(text[language])])),
      }),
      section('scope', t.scope, {
        groups: scope.map(({ title, items }) =>
          group(
            title[language],
            items.map((one) => item(one[language])),
          ),
        ),
      }),
      section('not-covered', t.exclusions, {
        groups: [
          group(
            null,
            exclusions.map(({ text, pointer }) => item(text[language], pointer[language])),
          ),
        ],
      }),
      times(policy, language),
      hours(policy, language),
      channels(policy, language),
      section('contacts', t.contacts, { groups: [contacts(policy, language, publicUrl)] }),
      section('guidance', t.guidance, {
        paragraphs: [guidance.intro[language]],
        groups: [
          group(
            null,
            guidance.items.map((one) => item(one[language])),
          ),
        ],
      }),
    ],
  };
}

function times(policy: SupportPolicy, language: Language): PolicySection {
  const t = documentTexts[language];
  const said = (target: ResponseTarget): string => {
    const text = targetText(target, language);
    return target.unit === 'h' ? t.aroundTheClock(text) : text;
  };
  const queue = (name: (typeof QUEUES)[number]): Item => {
    const target = targetText(policy.queues[name], language);
    const promise = name === 'billing' ? t.answeredIn(target) : t.acknowledgedIn(target);
    return item(t.contactNames[name], promise);
  };
  return section('times', t.times, {
    paragraphs: [t.timesText, t.reopen(new Intl.NumberFormat(language).format(policy.reopenWindowDays))],
    table: {
      head: [t.severity, ...ROWS.map((row) => t.rows[row])],
      rows: SEVERITIES.map((one) => [
        `${t.severities[one]}${language === 'fr' ? '\u00a0' : ''}: ${policy.severities[one][language]}`,
        ...ROWS.map((row) => said(policy.responseTimes[row][one])),
      ]),
    },
    groups: [group(t.queuesTitle, QUEUES.map(queue))],
  });
}

function hours({ hours: given, businessDayHours }: SupportPolicy, language: Language): PolicySection {
  const t = documentTexts[language];
  const text = t.hoursText(daysText(given.days, language), given.opens, given.closes);
  return section('hours', t.hours, {
    paragraphs: [
      text.charAt(0).toUpperCase() + text.slice(1),
      `${t.dayText(new Intl.NumberFormat(language).format(businessDayHours))} ${t.holidays}`,
    ],
  });
}

function channels({ official, community }: SupportPolicy, language: Language): PolicySection {
  const t = documentTexts[language];
  const ours = OFFICIAL.map(([one, href]) =>
    item(t.officialNames[one], official[one][language], href?.replace('{language}', language)),
  );
  const theirs = community.map(({ name, text, href }) => item(name, text[language], href));
  return section('channels', t.channels, {
    groups: [group(t.official, ours), ...(theirs.length > 0 ? [group(t.communityTitle, theirs)] : [])],
  });
}

function contacts(policy: SupportPolicy, language: Language, publicUrl: string): Group {
  const addresses = wholeAddresses(policy.contacts, publicUrl);
  const names = documentTexts[language].contactNames;
  return group(
    null,
    CONTACTS.map((one) => item(names[one], addresses[one], `mailto:${addresses[one]}`)),
  );
}

function section(id: string, title: string, more: Partial<PolicySection>): PolicySection {
  return { id, title, paragraphs: [], groups: [], table: null, ...more };
}

function group(title: string | null, items: Item[]): Group {
  return { title, items };
}

function item(text: string, more: string | null = null, href: string | null = null): Item {
  return { text, more, href };
}
