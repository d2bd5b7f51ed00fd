import { setTimeout } from 'node:timers/promises';
import { lastChange, type StatusContext } from '#status';
import type { Publisher } from '#status-publish';
import type { ControlAnswer } from '../../platform/control.ts';
import { toProblem } from '../../platform/problem-response.ts';
import { runStatusCommand } from './run-status-command.ts';

const OUR_FAULT = 70;
const WAIT_MS = 5000;
const LOOK_MS = 50;

/**
 * Does a break-glass command in the process that has the facts, and publishes before it answers.
 *
 * @example (await answerStatusCommand(ctx, openPublisher(ctx), ['show'])).output;
 */
export async function answerStatusCommand(
  ctx: StatusContext,
  publisher: Publisher,
  args: string[],
): Promise<ControlAnswer> {
  try {
    const { output, isChanged } = runStatusCommand(ctx, args);
    if (!isChanged) return { exitCode: 0, output: [output, '', ...places(publisher)].join('\n') };
    await publisher.publish();
    await everywhere(publisher, lastChange(ctx));
    return { exitCode: 0, output: `${output}\n${publication(publisher)}` };
  } catch (error) {
    const problem = toProblem(error, ctx.log, 'command.status');
    return { exitCode: problem.status < 500 ? 1 : OUR_FAULT, output: problem.message };
  }
}

// A target far away may take longer than the folder beside us; one that hangs does not keep the command waiting.
async function everywhere(publisher: Publisher, seq: number): Promise<void> {
  for (let waitedMs = 0; waitedMs < WAIT_MS; waitedMs += LOOK_MS) {
    if (publisher.states().every(({ publishedSeq, error }) => error !== null || (publishedSeq ?? 0) >= seq))
      return;
    await setTimeout(LOOK_MS);
  }
}

function publication(publisher: Publisher): string {
  const states = publisher.states();
  const failed = states.filter(({ error }) => error !== null);
  const told = failed.map(
    ({ name, error }) => `Not published to ${name} yet, tried again by itself: ${error}`,
  );
  const there = states.filter(({ error, publishedAt }) => error === null && publishedAt !== null);
  if (failed.length === 0 && there.length === 0)
    return 'Kept, but not published: the site could not be made. The log says why.';
  return [...there.map(({ name }) => `Published to ${name}.`), ...told].join('\n');
}

function places(publisher: Publisher): string[] {
  return publisher.states().map(({ name, publishedAt, error, failures, nextTryAt, busySince }) => {
    const shown = publishedAt ? `published ${publishedAt}` : 'nothing published yet';
    const fault = error ? `, failed ${failures} times, next try ${nextTryAt}: ${error}` : '';
    const busy = busySince ? `, busy since ${busySince}` : '';
    return `${name}: ${shown}${fault}${busy}`;
  });
}
