import { globSync, readFileSync } from 'node:fs';
import { refusals } from '@codepushgo/contract';
import type { ProblemBody } from '@codepushgo/contract/client';
import { expect, test } from 'vitest';
import { sayFieldInFrench, sayInFrench } from './in-french.ts';
import { fieldsInFrench, refusalsInFrench } from './refusals-fr.ts';

const SERVER = 'packages/server/src/modules';
// What the console asks of these can be refused; a module that gets pages joins them.
const MODULES = ['apps', 'billing', 'channels', 'collaborators', 'customers', 'invitations', 'members'];
MODULES.push('organisations', 'packages', 'plans', 'projects', 'release-rules', 'ticket-store', 'webhooks');
const SCHEMAS = ['apps', 'accounts', 'billing', 'customers', 'endpoint', 'metrics', 'notifications'];
SCHEMAS.push('organisations', 'plans', 'projects', 'releases', 'time-zone');

const problem = (some: object): ProblemBody => ({
  type: '/problems/limit-reached',
  title: 'A limit is reached',
  status: 422,
  detail: 'The app has 100 channels, the limit is 100.',
  code: 'limit-reached',
  requestId: 'req_1',
  ...some,
});

test('every reason of these modules is worded', () => {
  for (const module of MODULES) {
    for (const file of globSync(`${SERVER}/${module}/refusals.ts`)) {
      const code = readFileSync(file, 'utf8');
      const reasons = [...code.matchAll(/^ {2}(?:\| )?'([a-z-]+)'(?:;|,|: '|$)/gm)].map(
        ([, reason]) => reason!,
      );
      expect(reasons.length, file).toBeGreaterThan(1);
      for (const reason of reasons) expect(Object.keys(refusalsInFrench), file).toContain(reason);
    }
  }
});

test('a sentence takes its facts from the members that the contract names', () => {
  for (const [reason, text] of Object.entries(refusalsInFrench)) {
    const facts: readonly string[] = refusals[reason as keyof typeof refusals];
    for (const [, name] of text.matchAll(/\{(\w+)\}/g)) expect(facts, reason).toContain(name);
  }
});

test('everything that schemas and verbs say of fields in their own words is worded', () => {
  const files = [
    ...SCHEMAS.map((name) => `packages/contract/src/${name}.ts`),
    ...globSync(MODULES.map((name) => `${SERVER}/${name}/*.ts`)).filter((path) => !path.includes('.test.')),
  ];
  for (const file of files) {
    const said = [...readFileSync(file, 'utf8').matchAll(/'((?:must|is not) [^']+)'/g)].map(
      ([, text]) => text!,
    );
    for (const text of said)
      expect(Object.keys(fieldsInFrench), file).toContain(text.replaceAll('\\\\', '\\'));
  }
});

// French figures hold narrow spaces that do not break.
const plain = (text: string | undefined): string | undefined => text?.replaceAll(/[\u202f\u00a0]/g, ' ');

test('facts are written as in French, and without one of them the sentence is not said', () => {
  expect(plain(sayInFrench(problem({ reason: 'channel-limit', limit: 1000, actual: 1000 })))).toBe(
    'L’application a 1 000 canaux, la limite est de 1 000. Supprimez ceux qui ne servent plus.',
  );
  const large = { reason: 'package-too-large', limitBytes: 25_000_000, actualBytes: 31_500_000 };
  expect(plain(sayInFrench(problem(large)))).toContain('31,5 Mo, la limite est de 25 Mo');
  expect(plain(sayInFrench(problem({ reason: 'target-has-apps', apps: ['Shop'] })))).toContain('« Shop »');
  expect(sayInFrench(problem({ reason: 'channel-limit', limit: 100 }))).toBeUndefined();
  expect(sayInFrench(problem({ reason: 'constructor' }))).toBeUndefined();
  expect(sayInFrench(problem({}))).toBeUndefined();
});

test('a field says which rule it breaks', () => {
  const at = { pointer: '/name', detail: 'Too big: expected string to have <=128 characters' };
  expect(sayFieldInFrench({ ...at, rule: 'too-long', limit: 128 })).toBe('Au plus 128 caractères.');
  expect(sayFieldInFrench({ pointer: '/from', detail: 'must not be 0' })).toBe('Autre chose que 0.');
  expect(sayFieldInFrench(at)).toBeUndefined();
});
