import { expect, test } from 'vitest';
import { readComponents, readIncidents } from '#status';
import { statusContext } from '../../testing/status-context.ts';
import { runStatusCommand } from './run-status-command.ts';

test('an incident is posted, moved on and resolved by its words alone', () => {
  const ctx = statusContext();
  const run = (...args: string[]) => runStatusCommand(ctx, args);
  const post = [
    'post',
    '--impact',
    'major',
    '--component',
    'Update checks',
    '--component',
    'console=degraded_performance',
  ];
  const { output, isChanged } = run(...post, '--fr', 'La recherche échoue.', 'Checks fail. We look.');
  const [{ id, ...incident }] = readIncidents(ctx, { newest: 9 }) as [
    ReturnType<typeof readIncidents>[number],
  ];
  expect([isChanged, output]).toEqual([true, `Opened ${id}: Checks fail (investigating)`]);
  expect(incident).toMatchObject({
    impact: 'major',
    origin: 'break-glass',
    title: { en: 'Checks fail', fr: 'La recherche échoue' },
    updates: [{ isDelivered: true, isHuman: true }],
  });
  expect(run('show').output).toContain('Update checks: major_outage');
  const move = ['incident', 'update', '--status', 'monitoring', '--component', 'Update checks=operational'];
  expect(run(...move, 'It answers.').output).toBe(
    `Updated ${id}: Checks fail (monitoring)\nThe French pages and mails show the same words. Give the French ones with --fr, also in the next update.`,
  );
  expect(
    readComponents(ctx)
      .map(({ state }) => state)
      .slice(0, 4),
  ).toEqual(['operational', 'operational', 'operational', 'degraded_performance']);
  expect(run('incident', 'resolve', id, '--fr', 'Fini.', 'Over.').output).toMatch(/\(resolved\)$/);
  expect(run('show')).toEqual({ output: expect.stringContaining('No incident is open.'), isChanged: false });
});

test('what is wrong in a command is said, with what can be written', () => {
  const ctx = statusContext();
  const wrong: [string[], string][] = [
    [[], 'Say what to do'],
    [['post', '--impact', 'huge', 'x'], '"huge" is no impact'],
    [['post', '--component', 'Update checks'], 'Say what happened'],
    [['post', '--component', 'Kitchen', 'x'], 'There are: "Update checks"'],
    [['post', '--component', 'console=broken', 'x'], 'Say a state'],
    [['incident', 'resolve', 'x'], 'No incident is open'],
    [['incident', 'drop', 'x'], 'no command "status incident drop"'],
    [['post', '--colour', 'red'], 'Usage:'],
  ];
  for (const [args, detail] of wrong) expect(() => runStatusCommand(ctx, args)).toThrow(detail);
  expect(readIncidents(ctx, { newest: 9 })).toEqual([]);
});

test('an impact is one of four words, whatever objects know besides', () => {
  const run = (impact: string) => () =>
    runStatusCommand(statusContext(), ['post', '--impact', impact, 'It hangs.']);
  for (const impact of ['toString', '__proto__', 'maintenance', ''])
    expect(run(impact)).toThrow('is no impact');
});
