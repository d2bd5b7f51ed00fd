import { beforeEach, expect, test } from 'vitest';
import { measuredFacts, readComponents, type Maintenance } from '#status';
import { statusContext } from '../../testing/status-context.ts';
import {
  advanceMaintenance,
  cancelMaintenance,
  extendMaintenance,
  knownMaintenance,
  moveMaintenance,
  recordNotice,
  scheduleMaintenance,
  sweepMaintenances,
} from './index.ts';

const HOUR = 3_600_000;
const author = 'zoe@example.com';
const body = { en: 'Work', fr: 'Travaux' };
let ctx: ReturnType<typeof statusContext>;
beforeEach(() => void (ctx = statusContext()));

const at = (hours: number): string => new Date(ctx.clock.nowMs() + hours * HOUR).toISOString();
const schedule = (from: number, to: number): Maintenance =>
  scheduleMaintenance(ctx, {
    author,
    title: body,
    body,
    from: at(from),
    to: at(to),
    components: ['console'],
  });
const windows = () => measuredFacts(ctx, { from: at(-999), to: at(999) }).windows;
const consoleState = () => readComponents(ctx).find(({ key }) => key === 'console')?.state;

test('a maintenance begins, is watched and ends by itself, dated to when it was due', () => {
  const { id } = schedule(1, 2);
  const [from, to] = [at(1), at(2)];
  expect([sweepMaintenances(ctx), consoleState()]).toEqual([0, 'operational']);
  ctx.clock.advance(HOUR + 5000);
  expect([sweepMaintenances(ctx), sweepMaintenances(ctx), consoleState()]).toEqual([
    1,
    0,
    'under_maintenance',
  ]);
  ctx.clock.advance(HOUR);
  sweepMaintenances(ctx);
  expect([knownMaintenance(ctx, id).status, consoleState()]).toEqual(['verifying', 'under_maintenance']);
  ctx.clock.advance(HOUR);
  sweepMaintenances(ctx);
  expect([knownMaintenance(ctx, id), consoleState()]).toMatchObject([
    { status: 'completed', startedAt: from, completedAt: new Date(Date.parse(to) + HOUR / 6).toISOString() },
    'operational',
  ]);
  expect(
    knownMaintenance(ctx, id)
      .updates.slice(0, 3)
      .every(({ isHuman }) => !isHuman),
  ).toBe(true);
});

test('after a stop of the service everything that was due is made up for', () => {
  const { id } = schedule(1, 2);
  ctx.clock.advance(5 * HOUR);
  expect([sweepMaintenances(ctx), knownMaintenance(ctx, id).status]).toEqual([3, 'completed']);
});

test('a moved window leaves the first announcement as a cancelled fact, without its notice', () => {
  const { id, updates } = schedule(30, 31);
  recordNotice(ctx, { maintenanceId: id, updateId: updates[0]!.id, sentAt: at(0), count: 3 });
  expect(knownMaintenance(ctx, id)).toMatchObject({ noticeSentAt: at(0), noticeCount: 3 });
  ctx.clock.advance(1000);
  const moved = moveMaintenance(ctx, { author, maintenanceId: id, body, from: at(2), to: at(3) });
  expect(moved).toMatchObject({ status: 'scheduled', scheduledFor: at(2), noticeSentAt: null });
  expect(
    windows().map(({ noticeSentAt, cancelledAt }) => [noticeSentAt !== null, cancelledAt !== null]),
  ).toEqual([
    [false, false],
    [true, true],
  ]);
  // The first mail was late: it says nothing of the window that holds now.
  recordNotice(ctx, { maintenanceId: id, updateId: updates[0]!.id, sentAt: at(0), count: 3 });
  recordNotice(ctx, { maintenanceId: id, updateId: moved.updates[0]!.id, sentAt: at(0), count: 0 });
  expect(knownMaintenance(ctx, id).noticeSentAt).toBeNull();
});

test('an extension is a window of its own, which nobody was told of in time', () => {
  const { id, updates } = schedule(30, 31);
  recordNotice(ctx, { maintenanceId: id, updateId: updates[0]!.id, sentAt: at(0), count: 1 });
  ctx.clock.advance(30.5 * HOUR);
  sweepMaintenances(ctx);
  const until = at(2);
  expect(extendMaintenance(ctx, { author, maintenanceId: id, body, to: until })).toMatchObject({
    status: 'in_progress',
    scheduledUntil: until,
  });
  expect(windows().map(({ noticeSentAt }) => noticeSentAt !== null)).toEqual([true, false]);
  ctx.clock.advance(HOUR);
  expect(sweepMaintenances(ctx)).toBe(0);
  expect(() => extendMaintenance(ctx, { author, maintenanceId: id, body, to: at(0.1) })).toThrow('behind');
});

test('what has begun cannot be cancelled, what is over cannot go on', () => {
  const { id } = schedule(1, 2);
  const tell = { author, maintenanceId: id, body };
  expect(advanceMaintenance(ctx, { ...tell, status: 'in_progress' }).startedAt).toBe(at(0));
  expect(() => cancelMaintenance(ctx, tell)).toThrow('Complete this one');
  expect(() => advanceMaintenance(ctx, { ...tell, status: 'scheduled' })).toThrow('does not go back');
  ctx.clock.advance(1);
  advanceMaintenance(ctx, { ...tell, status: 'completed' });
  expect(() => advanceMaintenance(ctx, tell)).toThrow('over');
  const other = schedule(1, 2);
  expect(cancelMaintenance(ctx, { ...tell, maintenanceId: other.id })).toMatchObject({
    status: 'cancelled',
    cancelledAt: at(0),
  });
  expect(sweepMaintenances(ctx)).toBe(0);
  expect(() => schedule(-2, -1)).toThrow('The window is over');
});
