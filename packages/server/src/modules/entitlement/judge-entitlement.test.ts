import { Entitlement } from '@codepushgo/contract';
import { beforeAll, expect, test } from 'vitest';
import { explainEntitlement } from './explain-entitlement.ts';
import { everyRequest } from '../../testing/every-request.ts';
import type { EntitlementFacts, ProjectFact } from './facts.ts';
import { judgeEntitlement } from './judge-entitlement.ts';
import { describeSnapshot, takeSnapshot } from './snapshot.ts';

/*
 * The twelve rows once more, as a table: each with its condition and what follows, in the order of matching. Nothing
 * here calls the code that is proved.
 */
type Clock = [kind: string, starts: string | null, which: string | null, promise: string];
interface Row {
  row: number;
  when: (f: EntitlementFacts) => boolean;
  outcome: (f: EntitlementFacts) => string;
  clock: (f: EntitlementFacts) => Clock;
  kept?: (f: EntitlementFacts) => string;
}

const NONE: Clock = ['none', null, null, 'none'];
const LATER: Clock = ['none', 'qualification', null, 'none'];
const always = (text: string) => () => text;
const technical = (f: EntitlementFacts) => f.category === 'technical';
const developer = (role: string | null) => ['developer', 'admin', 'owner'].includes(String(role));
const eligibles = (f: EntitlementFacts) =>
  f.projects.filter((one) => developer(one.role) && one.coverage.paid);
/** The name of the project that it is about; undefined: none is named. */
const named = (f: EntitlementFacts) => f.ticket?.projectId ?? f.projectId ?? undefined;
const about = (f: EntitlementFacts): ProjectFact | undefined =>
  named(f)
    ? f.projects.find(({ id }) => id === named(f))
    : eligibles(f).length === 1
      ? eligibles(f)[0]
      : undefined;
const paid = (f: EntitlementFacts) => about(f)?.coverage.paid === true;
const roleIsEnough = (f: EntitlementFacts) =>
  developer(about(f)?.role ?? null) || (about(f)?.role === 'viewer' && f.ticket?.isSponsored === true);
const tier = (f: EntitlementFacts, starts: string): Clock => {
  const { responseRow, kind } = about(f)!.coverage;
  return responseRow ? ['response', starts, responseRow, kind] : NONE;
};
const ofChoices = (f: EntitlementFacts): Clock => {
  const rows = new Set(eligibles(f).map(({ coverage }) => `${coverage.responseRow} ${coverage.kind}`));
  if (rows.size > 1) return ['response', 'choice', null, 'none'];
  const { responseRow, kind } = eligibles(f)[0]!.coverage;
  return responseRow ? ['response', 'choice', responseRow, kind] : NONE;
};

const ROWS: Row[] = [
  {
    row: 1,
    when: (f) => ['security', 'abuse', 'data_protection'].includes(f.category),
    outcome: always('accepted'),
    clock: (f) => ['queue', 'now', f.category, 'target'],
  },
  {
    row: 2,
    when: (f) => f.channel === 'community',
    outcome: always('not_a_ticket'),
    clock: () => NONE,
    kept: always('nothing'),
  },
  {
    row: 3,
    when: (f) => !f.authenticated,
    outcome: (f) => ({ email: 'held', form: 'confirm_address' })[f.channel as string] ?? 'sign_in',
    clock: () => NONE,
    kept: (f) => (['email', 'form'].includes(f.channel) ? 'held' : 'nothing'),
  },
  {
    row: 4,
    when: (f) => !f.registered,
    outcome: always('pointer'),
    clock: () => NONE,
    kept: always('nothing'),
  },
  {
    row: 5,
    when: (f) => f.category === 'billing' || f.category === 'account',
    outcome: always('accepted'),
    clock: () => ['queue', 'now', 'billing', 'target'],
  },
  {
    row: 12,
    when: (f) =>
      technical(f) &&
      f.ticket?.wasEligible === true &&
      named(f) !== undefined &&
      (!roleIsEnough(f) || !paid(f)),
    outcome: always('promises_kept'),
    clock: () => NONE,
  },
  {
    row: 6,
    when: (f) => technical(f) && !named(f) && eligibles(f).length > 1,
    outcome: always('choose_project'),
    clock: ofChoices,
  },
  {
    row: 8,
    when: (f) => technical(f) && (named(f) ? about(f)?.coverage.paid === false : eligibles(f).length === 0),
    outcome: always('declined'),
    clock: () => LATER,
    kept: always('text'),
  },
  {
    row: 7,
    when: (f) => technical(f) && !roleIsEnough(f),
    outcome: (f) => (about(f)?.role === 'viewer' ? 'needs_sponsor' : 'declined'),
    clock: (f) => (about(f)?.role === 'viewer' ? tier(f, 'confirmation') : LATER),
    kept: (f) => (about(f)?.role === 'viewer' ? 'ticket' : 'text'),
  },
  {
    row: 9,
    when: (f) => technical(f) && f.incident !== null && !f.incident.isDifferent,
    outcome: always('follow_incident'),
    clock: (f) => tier(f, 'link'),
  },
  { row: 10, when: (f) => f.inScope, outcome: always('accepted'), clock: (f) => tier(f, 'now') },
  { row: 11, when: (f) => !f.inScope, outcome: always('accepted'), clock: (f) => tier(f, 'now') },
];

/** What one pass over everything showed. */
interface Found {
  count: number;
  wrong: unknown[];
  rows: Set<number>;
  /** By channel, what senders are told who are not known. */
  untold: Map<string, Set<string>>;
  badlyAcknowledged: EntitlementFacts[];
  byReason: Map<string, [EntitlementFacts, Entitlement]>;
}

const found: Found = {
  count: 0,
  wrong: [],
  rows: new Set(),
  untold: new Map(),
  badlyAcknowledged: [],
  byReason: new Map(),
};

beforeAll(() => {
  for (const facts of everyRequest()) {
    const said = judgeEntitlement(facts);
    const [should, is] = [expected(facts), told(said)];
    found.count += 1;
    if (is !== should && found.wrong.length < 5) found.wrong.push({ facts, is, should });
    found.rows.add(said.row);
    if (said.row === 3)
      found.untold.set(
        facts.channel,
        (found.untold.get(facts.channel) ?? new Set()).add(JSON.stringify(said)),
      );
    if (!isWellAcknowledged(facts, said)) found.badlyAcknowledged.push(facts);
    if (!found.byReason.has(said.reason.code)) found.byReason.set(said.reason.code, [facts, said]);
  }
});

function expected(f: EntitlementFacts): string {
  const { row, outcome, clock, kept } = ROWS.find(({ when }) => when(f))!;
  const hearsAmounts = row === 5 && ['owner', 'admin', 'billing'].includes(String(f.orgRole));
  const isSignedIn = f.authenticated && f.channel !== 'email' && f.channel !== 'community';
  const mustSignIn = f.category === 'data_protection' && !isSignedIn;
  return `${row} ${outcome(f)} ${clock(f).join()} ${kept?.(f) ?? 'ticket'} ${hearsAmounts} ${mustSignIn}`;
}

function told({ row, outcome, clock, kept, mayHearAmounts, needsSignIn }: Entitlement): string {
  const { kind, starts, queue, responseRow, promise } = clock;
  const which: Clock = [kind, starts, queue ?? responseRow, promise];
  return `${row} ${outcome} ${which.join()} ${kept} ${mayHearAmounts} ${needsSignIn}`;
}

// Nothing automatic goes to whom we cannot know, and a ticket is acknowledged once.
function isWellAcknowledged(f: EntitlementFacts, { acknowledgement, kept }: Entitlement): boolean {
  const isKnown = f.authenticated && f.registered;
  if (!isKnown || f.ticket) return acknowledgement !== 'automatic';
  return f.channel === 'community' || kept !== 'ticket' || acknowledgement === 'automatic';
}

test('of everything that can be asked one row decides, the one that the table names', () => {
  expect(found.wrong).toEqual([]);
  expect(found.count).toBe(6 * 6 * 4 * 6 * 3 * 2 * 32 * 4);
  expect([...found.rows].toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
});

test('whoever is not known is told nothing that depends on who it claims to be', () => {
  expect([...found.untold].map(([channel, answers]) => [channel, answers.size])).toEqual([
    ['console', 1],
    ['form', 1],
    ['email', 1],
    ['api', 1],
    ['cli', 1],
  ]);
});

test('nothing automatic is sent to whom we cannot know, and every ticket is acknowledged once', () => {
  expect(found.badlyAcknowledged).toEqual([]);
});

test('every answer is explained in both languages, by itself and as what a ticket keeps', () => {
  expect([...found.byReason.keys()].toSorted()).toEqual(
    Entitlement.shape.reason.shape.code.options.toSorted(),
  );
  const plan = { id: 'team', name: { en: 'Team', fr: 'Équipe' } };
  const coverage = { plan, why: [{ code: 'add-on' as const, id: 'priority-plus' }] };
  for (const [facts, said] of found.byReason.values()) {
    expect(Entitlement.parse(said)).toEqual(said);
    const snapshot = takeSnapshot(facts, said, { coverage, policyVersion: 3, at: new Date(0) });
    const texts = (['en', 'fr'] as const).map((language) => [
      explainEntitlement(said, language).summary,
      explainEntitlement(said, language).next,
      ...describeSnapshot(snapshot, language, 'staff').map(({ value }) => value),
      ...describeSnapshot(snapshot, language).map(({ label, value }) => `${label}: ${value}`),
    ]);
    expect(texts.flat().join('\n')).not.toMatch(/[{}]|undefined|null|\[object/);
    const [english, french] = texts;
    expect(french!.length).toBe(english!.length);
    expect(french![0]).not.toBe(english![0]);
    for (const [at, words] of [/\byou/i, /\bvo(?:us|tre|s)\b/i].entries())
      expect(describeSnapshot(snapshot, (['en', 'fr'] as const)[at]!, 'staff').at(-1)!.value).not.toMatch(
        words,
      );
    expect(french![1] === null).toBe(english![1] === null);
    // What is not accepted says what to do or whom to ask.
    expect(said.outcome === 'accepted' || Boolean(english![1])).toBe(true);
  }
});

test('a name that looks like a parameter stays a name', () => {
  const reason = { code: 'open_incident' as const, params: { project: 'Shop', incident: '{project}' } };
  expect(explainEntitlement({ reason }, 'en').summary).toContain('“{project}”');
});
