import { expect, test } from 'vitest';
import { due, fold, happens, message, on, opened, reply, rules, utc } from '../../testing/clock-world.ts';
import { attainment } from './attainment.ts';
import { clockNotices } from './clock-notices.ts';
import { foldClocks } from './fold-clocks.ts';

test('a breach outlives every later change', () => {
  const late = [opened('24 10:00'), message('24 13:00')];
  const changes: Parameters<typeof happens>[1][] = [
    { type: 'severity.changed', severity: 'low' },
    { type: 'coverage.changed', responseRow: null, promise: 'none' },
    { type: 'message.redacted' },
    { type: 'status.changed', status: 'solved', by: 'customer' },
    { type: 'reply.not_needed' },
  ];
  for (const change of changes) {
    const clock = fold([...late, happens('24 14:00', change)], '25 10:00').clock('A/first_response/1')!;
    expect([change.type, clock.breachedAt]).toEqual([change.type, on('24 12:00')]);
    expect(attainment(clock)).toBe('missed');
  }
});

test('an answer at the due time is in time, and overdue begins after it', () => {
  const met = fold([opened('24 10:00'), reply('24 12:00')], '24 12:00').clocks[0]!;
  expect([met.state, met.breachedAt, attainment(met)]).toEqual(['met', null, 'kept']);
  expect(fold([opened('24 10:00')], '24 12:00').clocks[0]).toMatchObject({
    state: 'running',
    remainingSeconds: 0,
  });
  const over = foldClocks([opened('24 10:00')], rules, new Date(on('24 12:00').getTime() + 1)).clocks[0]!;
  expect([over.state, over.remainingSeconds]).toEqual(['breached', 0]);
  expect(clockNotices(over)).toEqual([
    { key: 'A/first_response/1/warning', kind: 'warning', at: on('24 11:30') },
    { key: 'A/first_response/1/breached', kind: 'breached', at: on('24 12:00') },
  ]);
});

test('no answer needed ends the next answer alone, and a new message asks again', () => {
  const unneeded = [
    opened('24 10:00'),
    reply('24 10:30'),
    message('24 11:00'),
    happens('24 11:10', { type: 'reply.not_needed' }),
  ];
  expect(fold(unneeded, '24 11:10').clock('A/next_response/1')).toMatchObject({
    state: 'cancelled',
    reason: 'no_reply_needed',
  });
  expect(fold(unneeded, '24 11:10').tickets[0]!.awaitsReply).toBe(false);
  expect(due(fold([...unneeded, message('24 13:00')], '24 13:00').clock('A/next_response/2'))).toBe(
    utc('24 15:00'),
  );
  const first = fold([opened('24 10:00'), happens('24 10:05', { type: 'reply.not_needed' })], '24 10:05');
  expect(first.clock('A/first_response/1')!.state).toBe('running');
});

test('whoever opens a solved ticket again is owed an answer, even if nobody ever wrote', () => {
  const solved = [
    opened('02 10:00'),
    happens('02 10:30', { type: 'status.changed', status: 'solved', by: 'customer' }),
  ];
  const again = fold([...solved, message('16 10:30')], '16 10:30');
  expect(again.clocks.map(({ id, state }) => [id, state])).toEqual([
    ['A/first_response/1', 'cancelled'],
    ['A/next_response/1', 'running'],
  ]);
  expect(again.tickets[0]!.status).toBe('open');
  // Fourteen days are 336 hours; a second more is too late.
  const late = fold([...solved, happens('16 10:30:01', { type: 'customer.message' })], '16 10:31');
  expect([late.clocks.length, late.tickets[0]!.status]).toEqual([1, 'solved']);
  const button = fold(
    [...solved, happens('05 10:00', { type: 'status.changed', status: 'open', by: 'customer' })],
    '05 10:00',
  );
  expect(button.clock('A/next_response/1')!.startedAt).toEqual(on('05 10:00'));
});

test('what a merged ticket still owes goes on at the other one, with its own due time', () => {
  const merge = (text: string) => happens(text, { type: 'ticket.merged', intoTicketId: 'A' }, 'B');
  const two = [opened('24 09:00'), reply('24 09:30'), opened('24 10:00', { ticketId: 'B' })];
  const { clock, tickets } = fold([...two, merge('24 11:00'), reply('24 11:30', 'B')], '24 11:30');
  expect(clock('A/next_response/1')).toMatchObject({
    startedAt: on('24 10:00'),
    dueAt: on('24 12:00'),
    state: 'met',
  });
  expect(clock('B/first_response/1')).toMatchObject({ state: 'cancelled', reason: 'merged' });
  expect(clock('A/next_response/1')!.dueBecause).toMatchObject({ code: 'merged', ticketId: 'B' });
  expect(tickets[1]).toMatchObject({ mergedInto: 'A', awaitsReply: false });
  // Overdue before: no second clock, but somebody waits; a new message starts a clock of its own.
  const overdue = fold([...two, merge('24 13:00')], '24 13:00');
  expect(overdue.clocks.map(({ id }) => id)).toEqual(['A/first_response/1', 'B/first_response/1']);
  expect(overdue.tickets[0]!.awaitsReply).toBe(true);
  const asked = fold([...two, merge('24 13:00'), message('24 14:00')], '24 14:00');
  expect(due(asked.clock('A/next_response/1'))).toBe(utc('24 16:00'));
  // In a circle nothing is lost and nothing goes round.
  const circle = [
    ...two,
    merge('24 11:00'),
    happens('24 11:01', { type: 'ticket.merged', intoTicketId: 'B' }),
  ];
  expect(due(fold(circle, '24 11:01').clock('A/next_response/1'))).toBe(utc('24 12:00'));
});
