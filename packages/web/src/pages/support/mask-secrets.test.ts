import { expect, test } from 'vitest';
import { buildReport, issueAddress } from './build-report.ts';
import { maskSecrets } from './mask-secrets.ts';

test('secrets are taken out by their shape and by the name before them', () => {
  const masked = (text: string): string => maskSecrets(text).text;
  expect(masked(`key cpg_${'a'.repeat(40)} end`)).toBe('key •••• end');
  expect(masked('password = "hunter22"')).toBe('password = "••••"');
  expect(masked('{"CODEPUSH_DEPLOYMENT_KEY": "abcdefgh"}')).toBe('{"CODEPUSH_DEPLOYMENT_KEY": "••••"}');
  expect(masked('<key>CodePushDeploymentKey</key>\n<string>abcdefgh</string>')).toContain('<string>••••<');
  expect(masked('<string name="CodePushDeploymentKey" moduleConfig="true">abcdefgh</string>')).toContain(
    '>••••<',
  );
  expect(masked('https://ada:lovelace@example.com/x')).toBe('https://••••@example.com/x');
  expect(masked('-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----')).toBe('••••');
});

test('a secret is counted once, and plain words stay', () => {
  expect(maskSecrets(`access_key: cpg_${'a'.repeat(40)}`)).toEqual({ text: 'access_key: ••••', count: 1 });
  const plain = 'The token was refused. CodePushServerURL: https://updates.example.com';
  expect(maskSecrets(plain)).toEqual({ text: plain, count: 0 });
});

const nothing = {
  title: '',
  did: '',
  expected: '',
  happened: '',
  messages: '',
  code: '',
  config: '',
  versions: '',
};

test('a report holds what was filled in, masked, and code keeps its own fences inside', () => {
  const { body, masked } = buildReport({
    ...nothing,
    did: 'I ran it.',
    code: 'a ```b``` c',
    config: 'token=abcd',
  });
  expect(body).toBe(
    '### What I did\n\nI ran it.\n\n### Smallest reproduction\n\n````\na ```b``` c\n````\n\n### Configuration\n\n```\ntoken=••••\n```\n',
  );
  expect(masked).toBe(1);
  expect(buildReport(nothing).body).toBe('');
});

test('GitHub opens with the report, or without it where an address cannot hold it', () => {
  const place = 'https://github.com/acme/updates/issues';
  expect(issueAddress(place, 'A & B', 'x')).toEqual({
    url: 'https://github.com/acme/updates/issues/new?title=A+%26+B&body=x',
    isWhole: true,
  });
  expect(issueAddress(place, 'A', 'é'.repeat(5000))).toEqual({
    url: 'https://github.com/acme/updates/issues/new?title=A',
    isWhole: false,
  });
  expect(issueAddress('https://forum.example/', 'A', 'x')).toBeNull();
});
