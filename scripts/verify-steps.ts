import type { Step } from './run-steps.ts';

/** What holds without a database and takes seconds. */
export const verifySteps: Step[] = [
  { name: 'format', command: ['oxfmt', '--check'] },
  { name: 'lint', command: ['oxlint', '--deny-warnings'] },
  { name: 'types and examples', command: ['node', 'scripts/check-examples.ts'] },
  { name: 'types of the console', command: ['tsc', '-p', 'packages/web', '--checkers', '1'] },
  { name: 'dead code', command: ['knip'] },
  { name: 'texts of the console', command: ['node', 'scripts/check-texts.ts'] },
  { name: 'weight of the console', command: ['node', 'scripts/check-weight.ts'] },
  { name: 'generated files', command: ['node', 'scripts/gen.ts', '--check'] },
  { name: 'docs', command: ['node', 'scripts/check-docs.ts'] },
  { name: 'French punctuation', command: ['node', 'scripts/check-french-spaces.ts'] },
  { name: 'French docs', command: ['node', 'scripts/check-french-docs.ts'] },
];
