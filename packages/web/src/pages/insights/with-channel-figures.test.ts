import type { AppStanding, ReleaseStanding } from '@codepushgo/contract';
import { expect, test } from 'vitest';
import { withChannelFigures } from './with-channel-figures.ts';

const none = { active: 0, downloaded: 0, installed: 0, failed: 0, rolledBack: 0 };
const release = (label: string, active: number, adoption: number): ReleaseStanding => ({
  id: label,
  label,
  state: 'live',
  rollout: null,
  appVersion: '1.0.0',
  description: '',
  isMandatory: false,
  method: 'Upload',
  releasedBy: 'ada@acme.example',
  releasedByName: 'Ada',
  createdAt: '2030-01-01T00:00:00.000Z',
  figures: { ...none, active },
  adoption,
});
const channel = (id: string) => ({
  id,
  name: id,
  position: 0,
  totalActive: 10,
  newest: release('v2', 1, 0.1),
  live: release('v1', 9, 0.9),
});
const app = (id: string, ...channels: string[]): AppStanding => ({
  id,
  name: id,
  displayName: id,
  os: 'ios',
  project: { id: 'p', slug: 'p', name: 'P' },
  channels: channels.map(channel),
});

test('figures of a channel renew its releases and their share; what they leave out follows the total', () => {
  const apps = [app('one', 'a', 'b'), app('two', 'c')];
  const releases = [{ ...none, label: 'v2', active: 5, failed: 1 }];
  const [one, two] = withChannelFigures(apps, { type: 'figures', channelId: 'b', totalActive: 20, releases });
  expect(one!.channels[1]).toMatchObject({
    totalActive: 20,
    newest: { label: 'v2', adoption: 0.25, figures: { active: 5, failed: 1 } },
    live: { label: 'v1', adoption: 0.45, figures: { active: 9 } },
  });
  expect(one!.channels[0]).toBe(apps[0]!.channels[0]);
  expect(two).toBe(apps[1]);
});

test('a share needs devices', () => {
  const [one] = withChannelFigures([app('one', 'a')], {
    type: 'figures',
    channelId: 'a',
    totalActive: 0,
    releases: [{ ...none, label: 'v2' }],
  });
  expect(one!.channels[0]!.newest!.adoption).toBeNull();
});
