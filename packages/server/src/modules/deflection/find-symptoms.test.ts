import { expect, test } from 'vitest';
import { docsLibrary } from '../../site/docs-library.ts';
import { findSymptoms, knownSymptoms } from './find-symptoms.ts';
import { matchIncidents } from './match-incidents.ts';

const URL = 'https://updates.example.com';
const idsOf = (text: string): string[] => findSymptoms(text, URL).map(({ id }) => id);

// As SDKs, command lines and servers write them, with what a log puts before them.
const SAID: [string, string][] = [
  [
    'readiness-call-missing',
    'I/ReactNative(4711): [CodePush] Update did not finish loading the last time, rolling back to a previous version.',
  ],
  [
    'readiness-call-missing',
    '✗ readiness-call: No file that imports react-native-code-push calls notifyAppReady() or sync(), or wraps the app',
  ],
  [
    'rolled-back-before',
    '[CodePush] An update is available, but it is being ignored due to having been previously rolled back.',
  ],
  ['rolled-back-before', "'[CodePush] Reporting CodePush update rollback (v12)'"],
  ['rolled-back-before', '    v4: previously-failed applied (at 2030-01-01T00:00:00.000Z)'],
  [
    'signature-mismatch',
    'CodePushInvalidUpdateException: The update could not be verified because it was not signed by a trusted party.',
  ],
  ['signature-mismatch', '[CodePush] The update contents failed the code signing check.'],
  ['signature-mismatch', '[CodePush] The update contents failed code signing check.'],
  [
    'signature-missing',
    'Error! Public key was provided but there is no JWT signature within app bundle to verify. Possible reasons, why that might happen:',
  ],
  ['signature-missing', 'The update could not be verified because no signature was found. null'],
  [
    'signature-missing',
    'This app takes signed releases only, and the package holds no readable CodePush/.codepushrelease. Release with --private-key-path, or remove the public key from the app.',
  ],
  [
    'public-key-missing',
    "Warning! JWT signature exists in codepush update but code integrity check couldn't be performed because there is no public key configured. ",
  ],
  ['hash-mismatch', '[CodePush] The update contents failed the data integrity check.'],
  [
    'hash-mismatch',
    '[CodePush] Expected hash: 3e23e8160039594a33894f6564e1b134, actual hash: 9f86d081884c7d65',
  ],
  [
    'hermes-bytecode-version',
    'com.facebook.jni.CppException: Compiling JS failed: Wrong bytecode version. Expected 85 but got 84 Buffer size 3419342 starts with: c61fbc03',
  ],
  [
    'bundle-name',
    'Update is invalid - A JS bundle file named "main.jsbundle" could not be found within the downloaded contents. Please check that you are releasing your CodePush updates using the exact same JS bundle file name that was shipped with your app\'s binary.',
  ],
  [
    'module-not-linked',
    "[CodePush] The CodePush module doesn't appear to be properly installed. Please double-check that everything is setup correctly.",
  ],
  [
    'deployment-key-wrong',
    "An update check must include a valid deployment key - please check that your app has been configured correctly. To view available deployment keys, run 'code-push-standalone deployment ls <appName> -k'.",
  ],
  ['deployment-key-wrong', 'Error: Deployment key is missed'],
  ['deployment-key-wrong', '✗ ios-key: The server answers 404 to the deployment key abcd…'],
  [
    'range-mismatch',
    '[CodePush] An update is available but it is not targeting the binary version of your app.',
  ],
  ['range-mismatch', '  1.2.0 running the binary gets nothing: range-mismatch'],
  ['range-mismatch', '    v3: range-mismatch applied (appVersion 1.2.0, range ^2.0.0)'],
  ['rollout-not-reached', '    v5: rollout-not-reached applied (bucket 87, rollout 25)'],
  ['release-halted', '    v5: halted applied'],
  ['release-disabled', '    v5: disabled applied'],
  [
    'duplicate-release',
    "[Error]  The uploaded package was not released because it is identical to the contents of the specified deployment's current release.",
  ],
  [
    'duplicate-release',
    'v7 has the same contents and already goes to 1.0.0. Change the package or the app version.',
  ],
  ['duplicate-release', '{"type":"/problems/duplicate-release","code":"duplicate-release","status":409}'],
  [
    'rollout-unfinished',
    '[Error]  Please update the previous release to 100% rollout before releasing a new package.',
  ],
  [
    'access-key-expired',
    'The session or access key being used has expired, please run "code-push-standalone login" again.',
  ],
  [
    'access-key-expired',
    'This access key expired on 2030-01-01T00:00:00.000Z. Extend it, or make a new one.',
  ],
  [
    'access-key-invalid',
    'The session or access key being used is invalid, please run "code-push-standalone login" again.',
  ],
  [
    'rollback-other-app-version',
    'Cannot perform rollback to a different app version. Please perform a new release with the desired replacement package.',
  ],
  [
    'server-unreachable',
    'https://updates.example.com cannot be reached (ECONNREFUSED). Check the address and your network, then try again.',
  ],
  ['server-unreachable', 'Error: Could not send request to /v0.1/public, xhr.statusCode = 0 was returned.'],
];

test.each(SAID)('%s is recognised in: %s', (id, line) => {
  expect(idsOf(`Bonjour,\r\n\r\n${line}\r\n\r\nMerci`)).toEqual([id]);
});

test('every known fault has a line that shows it', () => {
  const shown = new Set(SAID.map(([id]) => id));
  expect(knownSymptoms.filter(({ id }) => !shown.has(id))).toEqual([]);
  expect(new Set(knownSymptoms.map(({ id }) => id)).size).toBe(knownSymptoms.length);
});

test('what only tells that all is well shows no fault', () => {
  const log = [
    '[CodePush] Checking for update.',
    '[CodePush] App is up to date.',
    '[CodePush] The update contents succeeded the code signing check.',
    '[CodePush] The update contents succeeded the data integrity check.',
    '[CodePush] Reporting CodePush update success (v12)',
    '    v5: halted did not apply',
    '    v5: rollout-reached applied (bucket 7, rollout 25)',
    '    v4: range-mismatch did not apply (appVersion 1.2.0)',
    'We released a duplicate of it by hand, and the rollout is done.',
  ].join('\n');
  expect(idsOf(log)).toEqual([]);
});

test('several faults come in the order of the text, with the line, the advice in both languages and a page', () => {
  const text =
    '  v5: halted applied\nthen\n[CodePush] Deployment key is missed\n[CodePush] Deployment key is missed';
  const found = findSymptoms(text, URL);
  expect(found.map(({ id, found: line }) => [id, line])).toEqual([
    ['release-halted', 'v5: halted applied'],
    ['deployment-key-wrong', '[CodePush] Deployment key is missed'],
  ]);
  expect(found[1]!.url).toEqual({
    en: `${URL}/en/docs/reference/cli#channel-keys`,
    fr: `${URL}/fr/docs/reference/cli#channel-keys`,
  });
  for (const { title, advice } of knownSymptoms)
    for (const one of [title, advice]) expect(one.fr).not.toBe(one.en);
});

test('the pages that faults name are there, with their sections', () => {
  const there = new Set(
    docsLibrary.entries().map(({ language, path, anchor }) => `${language} ${path}#${anchor}`),
  );
  for (const { doc } of knownSymptoms)
    for (const language of ['en', 'fr'] as const)
      expect(there).toContain(`${language} ${doc.path}#${doc.anchor?.[language] ?? ''}`);
});

test('an incident matches by the part of the platform that is named, or by its words, in both languages', () => {
  const base = { update: { en: '', fr: '' }, since: '2030-01-01T00:00:00.000Z', url: null };
  const slow = {
    ...base,
    id: 'inc_1',
    title: { en: 'Packages arrive slowly', fr: 'Les paquets arrivent lentement' },
    components: ['downloads'],
  };
  const europe = {
    ...base,
    id: 'inc_2',
    title: { en: 'Network trouble in Frankfurt', fr: 'Incident réseau à Francfort' },
    components: [],
  };
  const match = (text: string): string[] => matchIncidents(text, [slow, europe]).map(({ id }) => id);
  expect(match('Le téléchargement reste bloqué à 10 %')).toEqual(['inc_1']);
  expect(match('Downloading times out since noon')).toEqual(['inc_1']);
  expect(match('Our network in frankfurt sees nothing')).toEqual(['inc_2']);
  expect(match('How do I sign a release?')).toEqual([]);
  expect(match('')).toEqual([]);
});
