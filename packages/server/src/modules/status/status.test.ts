import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { systemClock } from '../../platform/clock.ts';
import { statusContext } from '../../testing/status-context.ts';
import {
  addComponent,
  archiveComponent,
  change,
  COMPONENT_STATES,
  cursorOf,
  editComponent,
  instantOf,
  lastChange,
  measuredFacts,
  moveCursor,
  openStatusStore,
  readComponents,
  recordExclusion,
  recordGap,
  reorderComponents,
  rollUp,
  setProbeState,
  snapshot,
  statusMigrations,
  worstState,
} from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'codepushgo-status-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const both = (text: string) => ({ en: text, fr: text });

test('the table of the Statuspage API', () => {
  const cases: [Parameters<typeof rollUp>[0], string, string][] = [
    [[], 'none', 'All Systems Operational'],
    [['operational', 'under_maintenance'], 'maintenance', 'Service Under Maintenance'],
    [['operational', 'degraded_performance'], 'minor', 'Partially Degraded Service'],
    [['degraded_performance'], 'minor', 'Degraded System Service'],
    [['partial_outage', 'degraded_performance'], 'minor', 'Minor Service Outage'],
    [['partial_outage', 'partial_outage'], 'major', 'Partial System Outage'],
    [['major_outage', 'partial_outage'], 'major', 'Partial System Outage'],
    [['major_outage'], 'critical', 'Major System Outage'],
  ];
  for (const [states, indicator, description] of cases)
    expect(rollUp(states)).toEqual({ indicator, description });
});

test('a worse component never makes the page better', () => {
  const order = ['none', 'maintenance', 'minor', 'major', 'critical'];
  const state = fc.constantFrom(...COMPONENT_STATES);
  const never = fc.property(fc.array(state, { minLength: 1 }), state, (states, other) => {
    const worse = [worstState([states[0]!, other]), ...states.slice(1)];
    return order.indexOf(rollUp(worse).indicator) >= order.indexOf(rollUp(states).indicator);
  });
  expect(fc.check(never).failed).toBe(false);
});

test('what is committed is there after the folder is opened again, and one process has it', () => {
  const means = { clock: systemClock, command: 'test' };
  const store = openStatusStore(folder, statusMigrations, means);
  expect(store.db.prepare('pragma synchronous').get()).toEqual({ synchronous: 2 });
  expect(() =>
    store.transaction(() => (store.db.exec(`insert into status_cursors values ('a', 1)`), fail())),
  ).toThrow('no');
  store.transaction(() => store.db.exec(`insert into status_cursors values ('b', 2)`));
  expect(() => openStatusStore(folder, statusMigrations, means)).toThrow('in use by process');
  store.close();
  const again = openStatusStore(folder, statusMigrations, means);
  expect(again.db.prepare('select name from status_cursors').all()).toEqual([{ name: 'b' }]);
  again.close();
  const changed = statusMigrations.map((one) => ({ ...one, sql: `${one.sql} ` }));
  expect(() => openStatusStore(folder, changed, means)).toThrow('another version');
});

function fail(): never {
  throw new Error('no');
}

test('the page starts with the components of the platform, which can be grouped, ordered and archived', () => {
  const ctx = statusContext();
  expect(readComponents(ctx).map(({ key, isInSla }) => [key, isInSla])).toEqual([
    ['update-checks', true],
    ['package-downloads', true],
    ['release-api', false],
    ['console', false],
    ['email-intake', false],
    ['support-desk', false],
  ]);
  const group = addComponent(ctx, { name: both('Europe'), isGroup: true }, 'zoe');
  const leaf = addComponent(ctx, { name: both('Frankfurt'), key: 'frankfurt', groupId: group.id }, 'zoe');
  setProbeState(ctx, {
    component: 'frankfurt',
    state: 'partial_outage',
    from: ctx.clock.now().toISOString(),
  });
  expect(readComponents(ctx).slice(-2)).toMatchObject([
    { id: group.id, state: 'partial_outage', position: 7 },
    { id: leaf.id, groupId: group.id, position: 1 },
  ]);
  const top = readComponents(ctx).filter(({ groupId }) => !groupId);
  reorderComponents(ctx, null, top.map(({ id }) => id).toReversed(), 'zoe');
  expect(readComponents(ctx)[0]!.id).toBe(group.id);
  expect(editComponent(ctx, leaf.id, { groupId: null, name: both('Paris') }, 'zoe')).toMatchObject({
    groupId: null,
    name: both('Paris'),
  });
  expect(() => archiveComponent(ctx, leaf.id, 'zoe')).toThrow('not operational');
  archiveComponent(ctx, group.id, 'zoe');
  expect(snapshot(ctx).components).toHaveLength(7);
  expect(() => addComponent(ctx, { name: both('Again'), key: 'frankfurt' }, 'zoe')).toThrow('already');
});

test('a probe’s states follow one another, also when one is dated before the other', () => {
  const ctx = statusContext();
  const ago = (minutes: number): string => new Date(ctx.clock.nowMs() - minutes * 60_000).toISOString();
  const found = (state: (typeof COMPONENT_STATES)[number], from: string): void =>
    setProbeState(ctx, { component: 'console', state, from });
  found('partial_outage', ago(30));
  found('partial_outage', ago(25));
  found('major_outage', ago(20));
  found('operational', ago(10));
  found('partial_outage', ago(5));
  found('major_outage', ago(8));
  const { states } = measuredFacts(ctx, { from: ago(99), to: ago(-1) });
  expect(states.map(({ state, from, to }) => [state, from, to])).toEqual([
    ['partial_outage', ago(30), ago(20)],
    ['major_outage', ago(20), ago(10)],
    ['major_outage', ago(8), null],
  ]);
});

test('gaps and exclusions are facts; an exclusion needs its author, its text and what fits its reason', () => {
  const ctx = statusContext();
  const at = (minutes: number): string => new Date(ctx.clock.nowMs() + minutes * 60_000).toISOString();
  recordGap(ctx, { component: 'console', from: at(-9), to: null, author: 'probes' });
  recordGap(ctx, { component: 'console', from: at(-8), to: null, author: 'probes' });
  recordGap(ctx, { component: 'console', from: at(-9), to: at(-5), author: 'probes' });
  const given = {
    reason: 'force_majeure' as const,
    from: at(-60),
    to: at(-30),
    components: ['console'],
    orgId: null,
    text: both('The cable was cut.'),
    author: 'zoe',
  };
  recordExclusion(ctx, given);
  expect(measuredFacts(ctx, { from: at(-99), to: at(0) })).toMatchObject({
    gaps: [{ from: at(-9), to: at(-5) }],
    exclusions: [{ reason: 'force_majeure', author: 'zoe' }],
  });
  expect(() => recordExclusion(ctx, { ...given, author: ' ' })).toThrow('Say who');
  expect(() => recordExclusion(ctx, { ...given, text: { en: 'x', fr: '' } })).toThrow('in French');
  expect(() => recordExclusion(ctx, { ...given, reason: 'customer_caused' })).toThrow('organisation');
  expect(() => recordExclusion(ctx, { ...given, to: given.from })).toThrow('behind the beginning');
});

test('listeners hear of a change once it is committed, and cursors never go back', async () => {
  const ctx = statusContext();
  const heard = Promise.withResolvers<boolean>();
  const stop = ctx.store.onChange(() => heard.resolve(ctx.store.db.isTransaction));
  change(ctx, { author: 'zoe', action: 'test' }, () => ({
    result: 1,
    target: null,
    audit: {},
    changes: [{ kind: 'facts' }],
  }));
  expect(await heard.promise).toBe(false);
  stop();
  moveCursor(ctx, 'published', lastChange(ctx));
  moveCursor(ctx, 'published', 0);
  expect(cursorOf(ctx, 'published')).toBe(lastChange(ctx));
});

test('a mistyped year is refused: the site would get a page for every month since then', () => {
  const ctx = statusContext();
  const [component] = readComponents(ctx);
  const edit = (startDate: string) => () =>
    editComponent(ctx, component!.id, { startDate }, 'zoe@example.com');
  expect(edit('0206-11-23')).toThrow('before 2000');
  expect(edit('2024-11-23')().startDate).toBe('2024-11-23');
  expect(() => instantOf(ctx, '0206-11-23T10:00:00Z', 'startedAt')).toThrow('before 2000');
});
