import { expect, test } from 'vitest';
import { archiveComponent, measuredFacts, readComponents, readIncidents, type StatusContext } from '#status';
import { openIncident, postUpdate } from '#status-events';
import type { FakeClock } from '../../testing/fake-clock.ts';
import { statusContext } from '../../testing/status-context.ts';
import { probeMigrations } from './migrations.ts';
import { sweepProbes } from './sweep-probes.ts';
import { watchProbes, type ProbeWatch } from './watch-probes.ts';

const MINUTE_MS = 60_000;
const PLACES = ['ap', 'eu', 'us'];

interface World {
  ctx: StatusContext & { clock: FakeClock };
  watch: ProbeWatch;
  /** One round: a letter a place, `U` up, `D` down, `N` nothing. */
  round(letters: string, component?: string): void;
  rounds(...letters: string[]): void;
}

function world(places = PLACES): World {
  const ctx = statusContext({ migrations: probeMigrations });
  const watch = watchProbes(ctx, { places, intervalMs: MINUTE_MS, noticeMs: 3 * MINUTE_MS });
  watch.stop();
  const report = (component: string, isUp: boolean) => ({
    component,
    at: ctx.clock.now().toISOString(),
    isUp,
    tookMs: 12,
    reason: isUp ? null : 'status 503',
  });
  const round = (letters: string, component = 'package-downloads'): void => {
    places.forEach((place, index) => {
      const reports = [report('update-checks', true)];
      if (letters[index] !== 'N') reports.push(report(component, letters[index] === 'U'));
      if (letters[index] !== 'N')
        watch.take({ place, reports: component === 'update-checks' ? reports.slice(1) : reports });
    });
    ctx.clock.advance(MINUTE_MS);
    watch.tick();
  };
  return { ctx, watch, round, rounds: (...all) => all.forEach((letters) => round(letters)) };
}

const stateOf = (ctx: StatusContext, key = 'package-downloads') =>
  readComponents(ctx).find((component) => component.key === key);
const minute = (begin: number, count: number): string => new Date(begin + count * MINUTE_MS).toISOString();
const factsOf = (ctx: StatusContext) =>
  measuredFacts(ctx, { from: '2000-01-01T00:00:00.000Z', to: '2100-01-01T00:00:00.000Z' });

test('a confirmed outage turns the component, opens an incident dated to its begin, and is monitored once over', () => {
  const { ctx, rounds } = world();
  const begin = ctx.clock.nowMs();
  rounds('UUU', 'DDU');
  expect(stateOf(ctx)?.state).toBe('operational');
  rounds('DDD');
  expect(stateOf(ctx)?.state).toBe('major_outage');
  expect(readIncidents(ctx, { newest: 9 })).toEqual([]);
  rounds('DDD');
  const [incident] = readIncidents(ctx, { newest: 9 });
  expect(incident).toMatchObject({ origin: 'probes', status: 'investigating', startedAt: minute(begin, 1) });
  rounds('DDD', 'UUU', 'UUU');
  const [over, ...others] = readIncidents(ctx, { newest: 9 });
  expect(others).toEqual([]);
  expect(over).toMatchObject({ status: 'monitoring', monitoringAt: minute(begin, 5), resolvedAt: null });
  expect(over?.updates.map(({ isHuman }) => isHuman)).toEqual([false, false]);
  expect(stateOf(ctx)?.state).toBe('operational');
  const spans = factsOf(ctx).states.map(({ source, state, from, to }) => [source, state, from, to]);
  const span = ['major_outage', minute(begin, 1), minute(begin, 5)];
  expect(spans.toSorted()).toEqual([
    ['incident', ...span],
    ['probes', ...span],
  ]);
  expect(factsOf(ctx).gaps).toEqual([]);
});

test('an incident that a person opened is used, and never written to', () => {
  const { ctx, rounds } = world();
  rounds('UUU');
  const words = { en: 'Downloads fail', fr: 'Les téléchargements échouent' };
  const given = { author: 'ada', title: words, body: words };
  const opened = openIncident(ctx, { ...given, components: { 'package-downloads': 'partial_outage' } });
  rounds('DDD', 'DDD', 'DDD', 'DDD', 'UUU', 'UUU');
  const incidents = readIncidents(ctx, { newest: 9 });
  expect(incidents.map(({ id, status, updates }) => [id, status, updates.length])).toEqual([
    [opened.id, 'investigating', 1],
  ]);
});

test('an outage that comes back is told on the same incident while that is open', () => {
  const { ctx, rounds } = world();
  rounds('DDD', 'DDD', 'DDD', 'UUU', 'UUU', 'DDD', 'DDD', 'DDD');
  const [incident] = readIncidents(ctx, { newest: 9 });
  expect(incident?.status).toBe('investigating');
  expect(readIncidents(ctx, { newest: 9 })).toHaveLength(1);
  postUpdate(ctx, {
    author: 'ada',
    incidentId: incident!.id,
    status: 'resolved',
    body: { en: 'x', fr: 'x' },
  });
  rounds('DDD', 'UUU', 'UUU');
  expect(readIncidents(ctx, { newest: 9 }).map(({ status }) => status)).toEqual(['resolved']);
});

test('a part that works again is told, so that the incident holds no more than was measured', () => {
  const { ctx, rounds } = world();
  const begin = ctx.clock.nowMs();
  rounds('DDD', 'DDD', 'DDD', 'DUU', 'DUU', 'UUU', 'UUU');
  const ofIncident = factsOf(ctx).states.filter(({ source }) => source === 'incident');
  expect(ofIncident.map(({ state, from, to }) => [state, from, to])).toEqual([
    ['major_outage', minute(begin, 0), minute(begin, 3)],
    ['partial_outage', minute(begin, 3), minute(begin, 5)],
  ]);
});

test('silence is a gap, holds the state and ends with the first report', () => {
  const { ctx, rounds } = world();
  const begin = ctx.clock.nowMs();
  rounds('DDD', 'DDD', 'NNN', 'NNN', 'UNN', 'DDD');
  // The grace of the last silent round is over by now, and those behind it are closed.
  rounds('DDD');
  // Of both components: nobody said anything of either.
  const gap = [minute(begin, 2), minute(begin, 5)];
  expect(factsOf(ctx).gaps.map(({ from, to }) => [from, to])).toEqual([gap, gap]);
  expect(factsOf(ctx).states.map(({ state, to }) => [state, to])).toContainEqual(['major_outage', null]);
});

test('four bad rounds of ten count as partial from the first of them', () => {
  const { ctx, rounds } = world(['eu']);
  const begin = ctx.clock.nowMs();
  rounds('U', 'D', 'U', 'D', 'U', 'D', 'U');
  expect(stateOf(ctx)?.state).toBe('operational');
  rounds('D', 'U', 'U');
  const ofProbes = factsOf(ctx).states.filter(({ source }) => source === 'probes');
  expect(ofProbes.map(({ state, from, to }) => [state, from, to])).toEqual([
    ['partial_outage', minute(begin, 1), minute(begin, 8)],
  ]);
});

test('a late report is kept and changes nothing; a repeated one counts once', () => {
  const { ctx, watch, rounds } = world(['eu', 'us']);
  const at = ctx.clock.now().toISOString();
  const down = { component: 'package-downloads', at, isUp: false, tookMs: 1, reason: 'status 500' };
  rounds('UU', 'UU');
  expect(watch.take({ place: 'eu', reports: [down] })).toEqual({ taken: 0, late: 1 });
  expect(watch.take({ place: 'us', reports: [down, down] })).toEqual({ taken: 0, late: 2 });
  const verdicts = ctx.store.db.prepare('select distinct verdict from status_probe_rounds').all();
  expect(verdicts).toEqual([{ verdict: 'ok' }]);
  expect(() => watch.take({ place: 'mars', reports: [] })).toThrow('PROBE_PLACES');
  expect(() => watch.take({ place: 'eu', reports: [{ ...down, component: 'x' }] })).toThrow('component');
});

test('reports that places kept while the service was away are waited for', () => {
  const { ctx, watch, rounds } = world(['eu', 'us']);
  rounds('UU');
  const begin = ctx.clock.nowMs();
  ctx.clock.advance(10 * MINUTE_MS);
  const again = watchProbes(ctx, { places: ['eu', 'us'], intervalMs: MINUTE_MS, noticeMs: 0 });
  again.tick();
  const kept = [...Array(10).keys()].flatMap((index) =>
    ['update-checks', 'package-downloads'].map((component) => ({
      component,
      at: minute(begin, index),
      isUp: true,
      tookMs: 1,
      reason: null,
    })),
  );
  for (const place of ['eu', 'us']) again.take({ place, reports: kept });
  again.stop();
  watch.stop();
  expect(factsOf(ctx).gaps).toEqual([]);
  const { n } = ctx.store.db.prepare('select count(*) as n from status_probe_rounds').get() as { n: number };
  expect(n).toBe(22);
});

test('rounds and reports go after 100 days; outages stay', () => {
  const { ctx, rounds } = world();
  rounds('DDD', 'DDD', 'UUU', 'UUU');
  ctx.clock.advance(101 * 24 * 60 * MINUTE_MS);
  sweepProbes(ctx);
  for (const table of ['status_probe_rounds', 'status_probe_reports'])
    expect(ctx.store.db.prepare(`select count(*) as n from ${table}`).get()).toEqual({ n: 0 });
  expect(factsOf(ctx).states.filter(({ source }) => source === 'probes')).toHaveLength(1);
});

test('a component that was taken off the page holds up nobody else', () => {
  const { ctx, rounds } = world();
  rounds('UUU');
  archiveComponent(ctx, stateOf(ctx, 'update-checks')!.id, 'zoe@example.com');
  ctx.clock.advance(10 * MINUTE_MS);
  rounds('DDD', 'DDD');
  expect(factsOf(ctx).gaps).toHaveLength(1);
  expect(stateOf(ctx)?.state).toBe('major_outage');
});
