import { expect, it } from 'vitest';
import { openCli, type Outside } from './cli.ts';
import { startProgress } from './progress.ts';

function watch(
  isInteractive: boolean,
  json = false,
): { text: () => string; cli: ReturnType<typeof openCli> } {
  let said = '';
  const outside = {
    env: { CODEPUSHGO_HOME: '/nowhere' },
    isInteractive,
    stderr: (text: string) => void (said += text),
  } as Partial<Outside>;
  return { cli: openCli(outside as Outside, { json, yes: false }), text: () => said };
}

it('draws a bar at a terminal, in one line', () => {
  const { cli, text } = watch(true);
  const progress = startProgress(cli, 'Sending', 200);
  progress.advance(100);
  expect(text().split('\r').at(-1)).toBe(`\u001b[K[${'#'.repeat(15)}${'-'.repeat(15)}] 50% Sending`);
  progress.advance(150);
  expect(text()).toContain('] 100% Sending');
  expect(text()).not.toContain('\n');
  progress.done('Sent.');
  expect(text().endsWith('\r\u001b[KSent.\n')).toBe(true);
});

it.each([
  [false, false],
  [true, true],
])('says only beginning and end elsewhere (terminal %s, json %s)', (isInteractive, json) => {
  const { cli, text } = watch(isInteractive, json);
  const progress = startProgress(cli, 'Sending', 200);
  progress.advance(100);
  progress.fail('It stopped.');
  expect(text()).toBe('Sending …\nIt stopped.\n');
});
