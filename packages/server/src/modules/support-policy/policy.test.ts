import { SupportPolicy } from '@codepushgo/contract';
import { expect, test } from 'vitest';
import { wholeAddresses } from './policy-addresses.ts';
import { describeHours } from './describe-hours.ts';
import { policyDocument } from './policy-document.ts';
import { POLICY_2026_11 } from './policy-seed.ts';
import { scheduleOf } from './schedule-of.ts';
import { targetText } from './target-text.ts';

const policy = SupportPolicy.parse(POLICY_2026_11);

test('version 1 promises what the table promises', () => {
  const { team, payg, priority_plus: plus } = policy.responseTimes;
  const rows = (['urgent', 'high', 'normal', 'low'] as const).map((severity) =>
    [team, payg, plus].map((row) => `${row[severity].value} ${row[severity].unit}`),
  );
  expect(rows).toEqual([
    ['24 h', '1 h', '1 h'],
    ['1 bd', '2 bh', '2 h'],
    ['1 bd', '1 bd', '12 h'],
    ['2 bd', '2 bd', '24 h'],
  ]);
  const queues = Object.entries(policy.queues).map(([name, { value, unit }]) => `${name} ${value} ${unit}`);
  expect(queues).toEqual(['billing 2 bd', 'security 2 bd', 'abuse 24 h', 'data_protection 1 mo']);
  expect([policy.warnFraction, policy.reopenWindowDays, policy.businessDayHours]).toEqual([0.75, 14, 12]);
});

test.each<[string, Partial<SupportPolicy>]>([
  ['hours that end before they begin', { hours: { days: [1], opens: '18:00', closes: '06:00' } }],
  ['a day twice', { hours: { days: [1, 1], opens: '06:00', closes: '18:00' } }],
  ['an address without a domain', { contacts: { ...policy.contacts, abuse: 'abuse' } }],
  ['an address that is two', { contacts: { ...policy.contacts, abuse: 'a@b@{host}' } }],
  ['an exclusion twice', { exclusions: [policy.exclusions[0]!, policy.exclusions[0]!] }],
  [
    'a channel that is no web address',
    { community: [{ ...policy.community[0]!, href: 'javascript:alert(1)' }] },
  ],
  ['a text in one language', { aim: { en: 'We help', fr: ' ' } }],
  [
    'an answer in months',
    {
      responseTimes: {
        ...policy.responseTimes,
        team: { ...policy.responseTimes.team, low: { value: 1, unit: 'mo' } },
      },
    },
  ],
])('a policy with %s is refused', (_, given) => {
  expect(SupportPolicy.safeParse({ ...policy, ...given }).success).toBe(false);
});

test('addresses take the host under which people reach the server', () => {
  const at = (url: string) => wholeAddresses({ ...policy.contacts, abuse: 'a@b.example' }, url);
  expect(at('https://push.example.com:8443/base')).toMatchObject({
    support: 'support@push.example.com',
    abuse: 'a@b.example',
  });
  expect(at('http://192.0.2.7:4000').support).toBe('support@[192.0.2.7]');
  expect(at('http://[2001:db8::1]').support).toBe('support@[IPv6:2001:db8::1]');
});

test('targets are words of the language', () => {
  expect(targetText({ value: 1, unit: 'bd' }, 'en')).toBe('1 business day');
  expect(targetText({ value: 2, unit: 'bh' }, 'fr')).toBe('2 heures ouvrées');
  expect(targetText({ value: 1, unit: 'mo' }, 'fr')).toBe('1 mois calendaire');
});

test('business hours are told with their days', () => {
  const told = (days: number[]) =>
    policyDocument({ ...policy, hours: { ...policy.hours, days } }, 'en', 'http://localhost')
      .sections.find(({ id }) => id === 'hours')!
      .paragraphs[0]!.split(',')[0];
  expect(told([1, 2, 3, 4, 5])).toBe('Monday to Friday');
  expect(told([6, 1])).toBe('Monday and Saturday');
});

test('the hours of a ticket are told with days, zone and holidays, in both languages', () => {
  const schedule = scheduleOf(policy, null, 'Asia/Tokyo');
  expect(describeHours(schedule, 'en')).toEqual({
    label: 'Business hours',
    value: 'Monday to Friday, from 06:00 to 18:00 (Asia/Tokyo)',
  });
  const day = [
    { open: '09:00', close: '12:00' },
    { open: '14:00', close: '18:00' },
  ];
  const more = {
    ...schedule,
    weekly: { ...schedule.weekly, 1: day, 6: day, 7: [] },
    exceptions: [{ date: '2026-12-25', name: 'Noël', intervals: [] }],
  };
  expect(describeHours(more, 'fr')).toEqual({
    label: 'Heures ouvrées',
    value:
      'Lundi et samedi, de 09:00 à 12:00 et de 14:00 à 18:00 ; du mardi au vendredi, de 06:00 à 18:00 (Asia/Tokyo), sauf les jours fériés du contrat',
  });
});

test('a contract decides on zone and holidays, otherwise the organisation on the zone', () => {
  const day = [{ open: '06:00', close: '18:00' }];
  const weekly = { 1: day, 2: day, 3: day, 4: day, 5: day };
  expect(scheduleOf(policy, null, 'Asia/Tokyo')).toEqual({ timeZone: 'Asia/Tokyo', weekly, exceptions: [] });
  const holiday = { date: '2026-12-25', name: 'Noël' };
  const contract = { id: 'con_1', timeZone: 'Europe/Paris', holidays: [holiday] };
  expect(scheduleOf(policy, { contract }, 'Asia/Tokyo')).toEqual({
    timeZone: 'Europe/Paris',
    weekly,
    exceptions: [{ ...holiday, intervals: [] }],
  });
});
