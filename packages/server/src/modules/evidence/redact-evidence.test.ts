import type { Evidence } from '@codepushgo/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redactEvidence } from './redact-evidence.ts';

const EMPTY: Evidence = {
  place: { app: null, channel: null, release: null, device: null },
  consents: [],
  project: null,
  releases: null,
  device: null,
  diff: null,
  versions: null,
  doctor: null,
  incidents: null,
};
const at = '2030-01-01T00:00:00.000Z';
const channelsOf = (createdBy: string): NonNullable<Evidence['device']>['channels'] => [
  {
    channel: { id: 'chn_1', name: 'Production' },
    device: null,
    reports: [],
    override: {
      device: 'd0',
      label: 'v1',
      reason: 'asked for by d0',
      createdBy,
      createdByName: `Madame ${createdBy}`,
      createdAt: at,
    },
    decisions: [],
  },
];
const redactedText = (text: string): string =>
  redactEvidence({ ...EMPTY, versions: { said: text } }).versions!['said']!;

test('each kind of what is personal or secret is taken out, and the rest stays', () => {
  const cases: [string, string][] = [
    ['write to jean.d’arc@exemple.fr now', 'write to jean.d’[e-mail] now'],
    ['https://ada:secret@host.example/x', 'https://…@host.example/x'],
    ['C:\\Users\\Ada\\shop', 'C:\\Users\\…\\shop'],
    ['/home/ada/shop', '/home/…/shop'],
    ['from 192.168.1.20 and 2001:db8::1', 'from [address] and [address]'],
    ['key dbUVFlSzMFvoHoAxNl2pBW4SFvWGNTGWLA5JC', 'key dbUV…'],
    ['cpg_abcdefghijklmnopqrstuvwx', '[access-key cpg_••••]'],
    ['version 1.2.3 at 10:20:30', 'version 1.2.3 at 10:20:30'],
    ['f'.repeat(63) + '0', 'f'.repeat(63) + '0'],
    ['react-native-code-push', 'react-native-code-push'],
  ];
  for (const [text, expected] of cases) expect(redactedText(text)).toBe(expected);
});

test('no device id and no name of a person is left, wherever it stands', () => {
  const device = 'd0';
  const evidence: Evidence = {
    ...EMPTY,
    place: { ...EMPTY.place, device },
    device: { id: device, channels: channelsOf('ada') },
    versions: { note: 'the device d0 fails' },
  };
  const redacted = redactEvidence(evidence);
  expect(JSON.stringify(redacted)).not.toMatch(/d0|ada/);
  expect(redacted.device?.channels[0]?.override).toMatchObject({
    device: 'device-1',
    createdBy: '',
    createdByName: '',
  });
});

test('whatever stands around them, addresses and keys do not survive', () => {
  const email = fc
    .tuple(fc.stringMatching(/^[a-z0-9.]{1,10}$/), fc.stringMatching(/^[a-z0-9]{1,10}$/))
    .map(([a, b]) => `x${a}x@${b}.example`);
  const key = fc
    .stringMatching(/^[A-Za-z0-9_-]{28,40}$/)
    .filter((text) => /\d/.test(text) && /[A-Za-z]/.test(text) && !/^[0-9a-f]{64}$/.test(text));
  const around = fc.string({ unit: fc.constantFrom(' ', '\n', '"', ':', ',', '(', 'é', '😀') });
  fc.assert(
    fc.property(email, key, around, around, (address, secret, left, right) => {
      const text = redactedText(`${left} ${address} ${right} ${secret} ${left}`);
      expect(text).not.toContain(address);
      expect(text).not.toContain(secret);
    }),
  );
});
