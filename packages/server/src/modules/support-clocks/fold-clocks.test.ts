import { expect, test } from 'vitest';
import {
  due,
  fold,
  goals,
  happens,
  message,
  on,
  opened,
  policy,
  reply,
  rules,
  schedule,
  utc,
  target as t,
} from '../../testing/clock-world.ts';
import type { ClockRules } from './clock-rules.ts';

test('queues have their own targets, whatever is paid for, and are never commitments', () => {
  const ask = (queue: 'billing' | 'security' | 'abuse' | 'data_protection') =>
    fold(
      [
        opened('24 10:00', { queue, responseRow: 'priority_plus', promise: 'commitment' }),
        reply('24 11:00'),
        message('24 12:00'),
      ],
      '24 12:00',
    );
  expect(due(ask('billing').clocks[0])).toBe(utc('26 10:00'));
  expect(ask('billing').clocks[0]).toMatchObject({
    kind: 'target',
    queue: 'billing',
    severity: null,
    responseRow: null,
  });
  expect(due(ask('abuse').clocks[0])).toBe(utc('25 10:00'));
  expect(due(ask('data_protection').clocks[0])).toBe('2026-12-24T23:00:00.000Z');
  // Only billing owes more than the first answer.
  expect(ask('billing').clocks.map(({ id }) => id)).toEqual(['A/first_response/1', 'A/next_response/1']);
  expect(ask('security').clocks.map(({ id }) => id)).toEqual(['A/first_response/1']);
  // Severity is for people to read there; nothing is due sooner by it.
  const raised = [
    opened('24 10:00', { queue: 'security' }),
    happens('24 11:00', { type: 'severity.changed', severity: 'urgent' }),
  ];
  expect(due(fold(raised, '24 11:00').clocks[0])).toBe(utc('26 10:00'));
});

test('a contract makes commitments, from the raise on also of what runs', () => {
  const events = [
    opened('24 10:00', { responseRow: 'team' }),
    happens('24 12:00', { type: 'coverage.changed', responseRow: 'priority_plus', promise: 'commitment' }),
  ];
  expect(fold(events, '24 11:59').clocks[0]!.kind).toBe('target');
  const { clocks } = fold(events, '24 12:00');
  expect(clocks[0]).toMatchObject({ kind: 'commitment', responseRow: 'priority_plus', target: t(2, 'h') });
  expect(clocks[0]!.dueBecause).toMatchObject({ code: 'tier_raised', from: utc('24 12:00') });
});

test('a lower tier keeps what was promised, and judges what comes after', () => {
  const events = [
    opened('24 10:00'),
    happens('24 10:10', { type: 'coverage.changed', responseRow: 'team', promise: 'target' }),
    reply('24 11:00'),
    message('24 12:00'),
  ];
  const { clock } = fold(events, '24 12:00');
  expect(due(clock('A/first_response/1'))).toBe(utc('24 12:00'));
  expect(due(clock('A/next_response/1'))).toBe(utc('25 12:00'));
});

test('what becomes paid for counts from then on, also a message nobody answered', () => {
  const free = { responseRow: null, promise: 'none' } as const;
  const pays = happens('24 15:00', { type: 'coverage.changed', responseRow: 'payg', promise: 'target' });
  const first = fold([opened('24 10:00', free), pays], '24 15:00');
  expect(first.clock('A/first_response/1')!.startedAt).toEqual(on('24 15:00'));
  const next = fold([opened('24 10:00', free), reply('24 11:00'), message('24 12:00'), pays], '24 15:00');
  expect(next.clocks.map(({ id, startedAt }) => [id, startedAt])).toEqual([
    ['A/next_response/1', on('24 15:00')],
  ]);
});

test('what the platform held back counts from its reception, but never from before it was paid for', () => {
  const held = opened('24 10:00', { qualified: false });
  const released = happens('24 15:00', { type: 'ticket.qualified', cause: 'platform' });
  const paid = happens('24 11:00', {
    type: 'coverage.changed',
    responseRow: 'priority_plus',
    promise: 'target',
  });
  const late = fold(
    [opened('24 10:00', { qualified: false, responseRow: null }), paid, released],
    '24 15:00',
  );
  expect(late.clocks[0]!.startedAt).toEqual(on('24 11:00'));
  // An agent answered it before it was released.
  const answered = fold(
    [held, reply('24 11:30'), message('24 14:00'), message('24 14:30'), released],
    '24 15:00',
  );
  expect(answered.clock('A/first_response/1')).toMatchObject({ state: 'met', satisfiedAt: on('24 11:30') });
  expect(answered.clock('A/next_response/1')!.startedAt).toEqual(on('24 14:00'));
  // A message that was held back starts its clock when it was received.
  const kept = happens('24 12:00', { type: 'customer.message', receivedAt: on('24 11:00') });
  const waited = fold([opened('24 10:00'), reply('24 10:30'), kept], '24 12:00');
  expect(waited.clock('A/next_response/1')!.startedAt).toEqual(on('24 11:00'));
});

test('a paused goal keeps what is left, also when severity changes meanwhile', () => {
  const waiting = [
    opened('24 09:00'),
    happens('24 11:00', { type: 'agent.reply', status: 'pending_customer' }),
  ];
  const paused = fold(waiting, '24 17:00', goals).clock('A/resolution/1')!;
  expect(paused).toMatchObject({ state: 'paused', dueAt: null, warnAt: null, dueBecause: null });
  expect(paused).toMatchObject({ remainingSeconds: 6 * 3600, elapsedSeconds: 2 * 3600 });
  const urgent = [
    ...waiting,
    happens('24 12:00', { type: 'severity.changed', severity: 'urgent' }),
    message('24 20:00'),
  ];
  expect(due(fold(urgent, '24 20:00', goals).clock('A/resolution/1'))).toBe(utc('25 00:00'));
  const normal = [
    ...waiting,
    happens('24 12:00', { type: 'severity.changed', severity: 'normal' }),
    message('25 06:00'),
  ];
  // 36 business hours less the 2 that were used.
  const lowered = fold(normal, '25 06:00', goals).clock('A/resolution/1')!;
  expect(due(lowered)).toBe(utc('27 16:00'));
  expect(lowered.dueBecause).toMatchObject({ code: 'resumed', leftSeconds: 34 * 3600 });
  const solved = fold(
    [...waiting, happens('24 12:00', { type: 'status.changed', status: 'solved', by: 'customer' })],
    '24 12:00',
    goals,
  );
  expect(solved.clock('A/resolution/1')).toMatchObject({
    state: 'met',
    elapsedSeconds: 2 * 3600,
    remainingSeconds: null,
  });
});

test('lowering never makes a due time nearer', () => {
  const events = [
    opened('24 06:00', { responseRow: 'team', severity: 'urgent' }),
    happens('24 07:00', { type: 'severity.changed', severity: 'high' }),
  ];
  // One business day from 06:00 ends at 18:00; what was promised ends later.
  expect(due(fold(events, '24 07:00').clocks[0])).toBe(utc('25 06:00'));
});

test('a missed goal keeps its due time while the customer is waited for', () => {
  const events = [
    opened('24 06:00'),
    happens('24 16:00', { type: 'agent.reply', status: 'pending_customer' }),
  ];
  const { clock } = fold(events, '25 10:00', goals);
  expect(clock('A/resolution/1')).toMatchObject({
    state: 'breached',
    dueAt: on('24 14:00'),
    breachedAt: on('24 14:00'),
  });
  expect(clock('A/resolution/1')!.elapsedSeconds).toBe(10 * 3600);
});

test('a raise never makes the nearer due time later, nor its warning', () => {
  const events = [opened('24 10:00'), happens('24 11:45', { type: 'severity.changed', severity: 'urgent' })];
  const { clocks } = fold(events, '24 11:45');
  expect([due(clocks[0]), clocks[0]!.warnAt]).toEqual([utc('24 12:00'), on('24 11:30')]);
  expect(clocks[0]!.dueBecause).toMatchObject({ code: 'started', severity: 'high' });
});

test('clocks keep the versions of their start', () => {
  const second = {
    ...policy,
    version: 2,
    from: on('24 12:00'),
    responseTimes: { payg: { high: t(5, 'bh') } },
  };
  const both: ClockRules = {
    policies: [policy, second],
    schedules: [
      ...rules.schedules,
      { version: 7, from: on('24 12:00'), schedule: { ...schedule, timeZone: 'UTC' } },
    ],
  };
  const { clocks } = fold([opened('24 10:00'), reply('24 12:00'), message('24 13:00')], '24 13:00', both);
  expect(clocks.map((each) => [each.policyVersion, each.scheduleVersion, due(each)])).toEqual([
    [1, 1, utc('24 12:00')],
    [2, 7, utc('24 18:00')],
  ]);
});

test('events of a ticket that none opens are refused', () => {
  expect(() => fold([reply('24 10:00')], '24 10:00')).toThrow(
    /Pass the events of all merged tickets together/,
  );
});

test('a promise that becomes a commitment of the same tier holds from the next clock on', () => {
  const events = [
    opened('24 10:00'),
    happens('24 10:10', { type: 'coverage.changed', responseRow: 'payg', promise: 'commitment' }),
    reply('24 11:00'),
    message('24 12:00'),
  ];
  const { clocks } = fold(events, '24 12:00');
  expect(clocks.map(({ id, kind }) => [id, kind])).toEqual([
    ['A/first_response/1', 'target'],
    ['A/next_response/1', 'commitment'],
  ]);
});

test('events count by their instants, in whatever order they come', () => {
  const events = [opened('24 10:00'), reply('24 10:30'), message('24 11:00')];
  expect(fold(events.toReversed(), '24 12:00')).toMatchObject({ clocks: fold(events, '24 12:00').clocks });
});
