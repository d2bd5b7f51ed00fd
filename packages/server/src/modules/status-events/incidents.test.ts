import { beforeEach, expect, test } from 'vitest';
import {
  changesAfter,
  incidentIntervals,
  lastChange,
  pageRollUp,
  readComponents,
  readIncidents,
  snapshot,
  type ComponentState,
} from '#status';
import { statusContext } from '../../testing/status-context.ts';
import { editIncident, editUpdate, openIncident, postUpdate, publishPostmortem } from './index.ts';

const both = (text: string) => ({ en: text, fr: text });
const author = 'zoe@example.com';
let ctx: ReturnType<typeof statusContext>;
beforeEach(() => void (ctx = statusContext()));

const open = (components: Record<string, ComponentState>, more = {}) =>
  openIncident(ctx, { author, title: both('Trouble'), body: both('We look.'), components, ...more });
const say = (incidentId: string, more = {}) =>
  postUpdate(ctx, { author, incidentId, body: both('News.'), ...more });
const minutesAgo = (minutes: number): string => new Date(ctx.clock.nowMs() - minutes * 60_000).toISOString();
const stateOf = (key: string) => readComponents(ctx).find((one) => one.key === key)?.state;

test('an incident turns its components, and gives them back when it is resolved', () => {
  const before = lastChange(ctx);
  const { id, impact, updates } = open({ 'Update checks': 'major_outage', console: 'degraded_performance' });
  expect([impact, stateOf('update-checks'), stateOf('console')]).toEqual([
    'major',
    'major_outage',
    'degraded_performance',
  ]);
  expect(
    changesAfter(ctx, before, 10).map(({ kind, updateId, data }) => [kind, updateId, data.newState]),
  ).toEqual([
    ['incident', updates[0]!.id, undefined],
    ['component', null, 'major_outage'],
    ['component', null, 'degraded_performance'],
  ]);
  ctx.clock.advance(60_000);
  const better = say(id, { status: 'monitoring', components: { 'update-checks': 'operational' } });
  // The console is still attached; the impact stays what it once was.
  expect([better.impact, better.componentIds.length, stateOf('console')]).toEqual([
    'major',
    2,
    'degraded_performance',
  ]);
  expect(better.updates[0]!.affected!.map(({ oldState, newState }) => [oldState, newState])).toEqual([
    ['major_outage', 'operational'],
    ['degraded_performance', 'degraded_performance'],
  ]);
  expect(() => say(id, { status: 'resolved', components: { console: 'partial_outage' } })).toThrow(
    'leaves no component',
  );
  ctx.clock.advance(60_000);
  const over = say(id, { status: 'resolved' });
  expect([over.monitoringAt, over.resolvedAt, stateOf('console')]).toEqual([
    minutesAgo(1),
    minutesAgo(0),
    'operational',
  ]);
});

test('a back-dated update changes what was so, and only from then on', () => {
  const { id } = open({ console: 'partial_outage' }, { startedAt: minutesAgo(60) });
  say(id, { components: { console: 'degraded_performance' }, displayAt: minutesAgo(20) });
  say(id, { components: { console: 'major_outage' }, displayAt: minutesAgo(40) });
  const incident = readIncidents(ctx, { ids: [id] })[0]!;
  expect(incidentIntervals(incident).map(({ state, from, to }) => [state, from, to])).toEqual([
    ['partial_outage', minutesAgo(60), minutesAgo(40)],
    ['major_outage', minutesAgo(40), minutesAgo(20)],
    ['degraded_performance', minutesAgo(20), null],
  ]);
  expect([stateOf('console'), incident.impact, incident.startedAt]).toEqual([
    'degraded_performance',
    'critical',
    minutesAgo(60),
  ]);
  // The newest says what it was before: what the back-dated one made it.
  expect(incident.updates[0]!.affected![0]!.oldState).toBe('major_outage');
  expect(() => say(id, { displayAt: new Date(ctx.clock.nowMs() + 1).toISOString() })).toThrow(
    'in the future',
  );
});

test('what is written down afterwards is told to nobody and still counts', () => {
  const incident = open(
    { console: 'major_outage' },
    { startedAt: minutesAgo(50), resolved: { at: minutesAgo(10), body: both('Over.') } },
  );
  expect(incident).toMatchObject({ status: 'resolved', isBackfilled: true, resolvedAt: minutesAgo(10) });
  expect(incident.updates.map(({ isDelivered }) => isDelivered)).toEqual([false, false]);
  expect(incidentIntervals(incident)).toMatchObject([{ from: minutesAgo(50), to: minutesAgo(10) }]);
  expect(stateOf('console')).toBe('operational');
});

test('an open incident is never shown as green, whatever its impact', () => {
  const { id } = open({});
  const line = () => {
    const { components, incidents } = snapshot(ctx);
    return pageRollUp(
      components.map(({ state }) => state),
      incidents,
    );
  };
  expect(line()).toEqual({ indicator: 'minor', description: 'Minor Service Outage' });
  expect(editIncident(ctx, id, { impactOverride: 'critical' }, author).impact).toBe('critical');
  expect(line()).toEqual({ indicator: 'critical', description: 'Major System Outage' });
  editIncident(ctx, id, { impactOverride: null }, author);
  say(id, { status: 'resolved' });
  expect(line().indicator).toBe('none');
  expect(() => editIncident(ctx, id, { impactOverride: 'maintenance' }, author)).toThrow(
    'impact none, minor',
  );
});

test('an update is corrected, and the log keeps what stood there', () => {
  const { id, updates } = open({ console: 'major_outage' });
  editUpdate(ctx, updates[0]!.id, { body: both('Better words.'), displayAt: minutesAgo(5) }, author);
  expect(readIncidents(ctx, { ids: [id] })[0]).toMatchObject({
    startedAt: minutesAgo(5),
    updates: [{ body: both('Better words.') }],
  });
  const entry = ctx.store.db.prepare('select * from status_audit order by seq desc limit 1').get()!;
  expect([entry.author, entry.action, JSON.parse(String(entry.data)).before.body_en]).toEqual([
    author,
    'update.edited',
    'We look.',
  ]);
});

test('a post-mortem comes after the end, once, and can be corrected', () => {
  const { id } = open({ console: 'major_outage' });
  const publish = (text: string) => publishPostmortem(ctx, { incidentId: id, body: both(text), author });
  expect(() => publish('Why.')).toThrow('still open');
  ctx.clock.advance(1000);
  const { resolvedAt } = say(id, { status: 'resolved' });
  ctx.clock.advance(1000);
  publish('Why.');
  expect(publish('Why, better.')).toMatchObject({
    status: 'postmortem',
    resolvedAt,
    postmortem: { body: both('Why, better.') },
    updates: [{ status: 'postmortem', body: both('Why, better.') }, { status: 'resolved' }, {}],
  });
});

test('a refused change leaves nothing behind', () => {
  const before = lastChange(ctx);
  expect(() => open({ nothing: 'major_outage' })).toThrow('There are: "Update checks"');
  expect(() => openIncident(ctx, { author, title: both('T'), body: { en: 'x', fr: ' ' } })).toThrow(
    'in French',
  );
  expect([lastChange(ctx), readIncidents(ctx, { newest: 10 })]).toEqual([before, []]);
});
