import { reasonCodes, type DecisionRule } from '@codepushgo/contract';
import { expect, test } from 'vitest';
import { decisionTexts } from '../../texts/decisions.ts';
import { makeFormat } from '../../ui/format.ts';
import { ruleFacts } from './rule-facts.ts';

const rule = (
  code: DecisionRule['rule'],
  applied: boolean,
  facts: DecisionRule['facts'] = {},
): DecisionRule => ({
  rule: code,
  label: 'v2',
  applied,
  facts,
});

test.each(['en', 'fr'] as const)('a place in a rollout is told with its share, in %s', (language) => {
  const t = decisionTexts[language];
  const facts = ruleFacts(
    rule('rollout-not-reached', true, { bucket: 0, rollout: 25 }),
    makeFormat(language, 'UTC'),
  );
  expect(t.rule['rollout-not-reached'](facts)).toMatch(/25.?%.* 0 /);
});

test('the same rule without a place says that the release was passed over', () => {
  const facts = ruleFacts(
    rule('rollout-not-reached', true, { bucket: null, rollout: 25 }),
    makeFormat('en', 'UTC'),
  );
  expect(decisionTexts.en.rule['rollout-not-reached'](facts)).toBe(
    'v2 is rolled out to 25%, and not to this device: passed over.',
  );
});

test.each(reasonCodes)('%s is told in both languages without a hole, applied or not', (code) => {
  for (const language of ['en', 'fr'] as const)
    for (const applied of [true, false]) {
      const facts = ruleFacts(rule(code, applied), makeFormat(language, 'UTC'));
      expect(decisionTexts[language].rule[code](facts)).not.toMatch(/undefined|null|NaN/);
    }
});
