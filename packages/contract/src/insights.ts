import { z } from 'zod';
import {
  endpoint,
  inApp,
  inChannel,
  inOrg,
  inProject,
  inRelease,
  Instant,
  pageInput,
  pageOf,
} from './endpoint.ts';
import { DeviceOverride, Decision } from './acquisition.ts';
import { Attention, ReleaseChange, LiveEvent } from './insight-events.ts';
import { ReleaseFigures, ReleaseLine, ReleaseState, Series } from './insight-shapes.ts';
import { Device } from './metrics.ts';
import { Release } from './releases.ts';
import { eventIterator } from '@orpc/contract';

const tag = 'Insights';

/** The newest release of a channel or the newest that is offered, with what devices made of it. */
export const ReleaseStanding = ReleaseLine.extend({
  figures: ReleaseFigures,
  /** `active` of all active devices of the channel, 0 to 1; null while there is none. */
  adoption: z.number().min(0).max(1).nullable(),
});
export type ReleaseStanding = z.infer<typeof ReleaseStanding>;

/** What is live on a channel. */
export const ChannelStanding = z.object({
  id: z.string(),
  name: z.string(),
  position: z.number().int(),
  /** Active devices by their own reports, whatever they run. */
  totalActive: z.number().int().min(0),
  /** The newest release, in any state. */
  newest: ReleaseStanding.nullable(),
  /** The newest one that every device of its range is offered; null when there is none. */
  live: ReleaseStanding.nullable(),
});
export type ChannelStanding = z.infer<typeof ChannelStanding>;

/** An app with what is live on its channels, in their order. */
export const AppStanding = z.object({
  id: z.string(),
  name: z.string(),
  displayName: z.string(),
  os: z.string().nullable(),
  project: z.object({ id: z.string(), slug: z.string(), name: z.string() }),
  channels: z.array(ChannelStanding),
});
export type AppStanding = z.infer<typeof AppStanding>;

const overview = pageOf(AppStanding).extend({
  /** Of all apps that you see, most urgent first, 100 at most; told on the first page, empty on others. */
  attention: z.array(Attention),
  /** Of all apps that you see, on the first page where more follow; null elsewhere. */
  totals: z
    .object({
      apps: z.number().int(),
      channels: z.number().int(),
      /** The sum of `totalActive` of all channels. */
      activeDevices: z.number().int(),
      /** Channels whose newest release is offered to a part of the devices. */
      rollingOut: z.number().int(),
    })
    .nullable(),
});

/** A release in a list over several channels. */
export const ListedRelease = ReleaseLine.extend({
  project: z.object({ id: z.string(), slug: z.string() }),
  app: z.object({ id: z.string(), name: z.string() }),
  channel: z.object({ id: z.string(), name: z.string() }),
  sizeBytes: z.number().int(),
  figures: ReleaseFigures,
});
export type ListedRelease = z.infer<typeof ListedRelease>;

/** How an installation went for a group of devices. Reports without a device id are not in it. */
export const Health = z.object({
  label: z.string(),
  /** Devices that installed it, or failed to: the sample of `failedShare`. */
  attempts: z.number().int().min(0),
  installed: z.number().int().min(0),
  failed: z.number().int().min(0),
  /** The sample of `rolledBackShare` is `installed`. */
  rolledBack: z.number().int().min(0),
  failedShare: z.number().min(0).max(1).nullable(),
  rolledBackShare: z.number().min(0).max(1).nullable(),
});
export type Health = z.infer<typeof Health>;

/** A file in which a release reaches devices. Transfers count when the last byte left; bytes count always. */
export const ReleaseForm = z.object({
  form: z.enum(['full', 'file-diff']),
  /** Diffs: the package that a device must run, and the labels that have it; null for the full package. */
  fromPackageHash: z.string().nullable(),
  fromLabels: z.array(z.string()),
  sizeBytes: z.number().int(),
});
export type ReleaseForm = z.infer<typeof ReleaseForm>;

const Transfers = z.object({ transfers: z.number().int().min(0), bytes: z.number().int().min(0) });

/** All that the page of a release shows at once; its history and audience have endpoints of their own. */
export const ReleaseInsight = z.object({
  release: Release.extend({ state: ReleaseState }),
  figures: ReleaseFigures,
  totalActive: z.number().int().min(0),
  adoption: z.number().min(0).max(1).nullable(),
  /** `active`, `downloaded`, `installed`, `failed`, `rolledBack` at the end of each bucket, from its publication on. */
  overTime: Series,
  health: z.object({
    current: Health,
    /** Installs of the release before, at the age that this one has now, and in all; null without one. */
    previousAtSameAge: Health.nullable(),
    previousInAll: Health.nullable(),
    ageMs: z.number().int().min(0),
  }),
  forms: z.array(ReleaseForm),
  served: z.object({ full: Transfers, fileDiff: Transfers }),
});
export type ReleaseInsight = z.infer<typeof ReleaseInsight>;

/** What a device did with a release or native version, each point when it first happened. */
export const DeviceReleaseState = z.object({
  label: z.string(),
  downloadedAt: Instant.nullable(),
  installedAt: Instant.nullable(),
  failedAt: Instant.nullable(),
  rolledBackAt: Instant.nullable(),
  /** When it was last left. */
  leftAt: Instant.nullable(),
});
export type DeviceReleaseState = z.infer<typeof DeviceReleaseState>;

/** A device on one channel: state, reports, override, and up to 20 decisions, newest first. */
export const DeviceOnChannel = z.object({
  channel: z.object({ id: z.string(), name: z.string() }),
  /** Null when only an override names the device. */
  device: Device.extend({ firstSeenAt: Instant }).nullable(),
  reports: z.array(DeviceReleaseState),
  override: DeviceOverride.nullable(),
  decisions: z.array(Decision),
});
export type DeviceOnChannel = z.infer<typeof DeviceOnChannel>;

const days = z.coerce.number().int().min(1).max(400).default(30);
const someChannels = { app: z.string().max(1000).optional(), channel: z.string().max(1000).optional() };
const kind = (word: string) => ({ method: 'GET', tag, summary: word }) as const;

/** The endpoints of overviews, lists and figures over time. Days are those of UTC. */
export const insights = {
  organisation: endpoint('project.read', {
    ...kind('What is live where, and what needs attention, in all apps that you see'),
    path: '/organisations/{org}/overview',
  })
    .input(z.object({ ...inOrg, ...pageInput }))
    .output(overview),
  project: endpoint('project.read', {
    ...kind('What is live where, and what needs attention, in one project'),
    path: '/organisations/{org}/projects/{project}/overview',
  })
    .input(z.object({ ...inProject, ...pageInput }))
    .output(overview),
  releases: endpoint('project.read', {
    ...kind('Releases of all channels that you see, newest first; a page may be short while more follows'),
    path: '/organisations/{org}/releases',
  })
    .input(
      z.object({
        ...inOrg,
        ...pageInput,
        project: z.string().max(128).optional(),
        ...someChannels,
        state: ReleaseState.optional(),
        /** User name, e-mail address or account id of who released. */
        author: z.string().max(254).optional(),
        /** Part of the description or commit, in any case, or a label. */
        search: z.string().max(200).optional(),
      }),
    )
    .output(pageOf(ListedRelease)),
  adoption: endpoint('metrics.read', {
    ...kind('Active devices over time, by what they run or by native version'),
    path: '/organisations/{org}/apps/{app}/channels/{channel}/adoption',
  })
    .input(z.object({ ...inChannel, days, by: z.enum(['release', 'native-version']).default('release') }))
    .output(Series),
  failures: endpoint('metrics.read', {
    ...kind('Failures by reason and roll-backs, by release and over time'),
    path: '/organisations/{org}/apps/{app}/channels/{channel}/failures',
  })
    .input(z.object({ ...inChannel, days }))
    .output(
      z.object({
        /** Keys: `failed-at-first-start`, `failed-after-install`, `reported-without-id`, `went-back`. */
        overTime: Series,
        byRelease: z.array(
          z.object({
            label: z.string(),
            installed: z.number().int().min(0),
            /** Reported as failed and never as running. */
            failedAtFirstStart: z.number().int().min(0),
            /** Reported as failed after it had run; these are rolled back, too. */
            failedAfterInstall: z.number().int().min(0),
            /** Reported as failed by devices that gave no id. */
            reportedWithoutId: z.number().int().min(0),
            /** Left for an earlier release without a failure. */
            wentBack: z.number().int().min(0),
          }),
        ),
      }),
    ),
  activity: endpoint('metrics.read', {
    ...kind('Active devices per day, and in the last 1, 7 and 30 days'),
    path: '/organisations/{org}/projects/{project}/activity',
  })
    .input(z.object({ ...inProject, ...someChannels, days }))
    .output(
      z.object({
        /** One key a channel: its id. A device on two channels counts on both. */
        perDay: Series,
        channels: z.array(
          z.object({
            id: z.string(),
            name: z.string(),
            app: z.object({ id: z.string(), name: z.string() }),
            today: z.number().int().min(0),
            last7Days: z.number().int().min(0),
            last30Days: z.number().int().min(0),
          }),
        ),
      }),
    ),
  downloads: endpoint('metrics.read', {
    ...kind('Transfers and bytes that left the server, over time and by release'),
    path: '/organisations/{org}/projects/{project}/downloads',
  })
    .input(z.object({ ...inProject, ...someChannels, days }))
    .output(
      z.object({
        /** Keys: `full-transfers`, `file-diff-transfers`, `full-bytes`, `file-diff-bytes`. */
        overTime: Series,
        /** Most bytes first, 100 at most. */
        byRelease: z.array(
          z.object({
            app: z.object({ id: z.string(), name: z.string() }),
            channel: z.object({ id: z.string(), name: z.string() }),
            label: z.string(),
            full: Transfers,
            fileDiff: Transfers,
          }),
        ),
      }),
    ),
  release: endpoint('metrics.read', {
    ...kind('One release with its figures, health, forms and bytes'),
    path: '/organisations/{org}/apps/{app}/channels/{channel}/releases/{release}/insight',
  })
    .input(z.object(inRelease))
    .output(ReleaseInsight),
  releaseHistory: endpoint('release.read', {
    ...kind('What was done to a release, newest first'),
    path: '/organisations/{org}/apps/{app}/channels/{channel}/releases/{release}/history',
  })
    .input(z.object({ ...inRelease, ...pageInput }))
    .output(pageOf(ReleaseChange)),
  device: endpoint('device.read', {
    ...kind('A device on all channels of an app: state, reports, override, decisions'),
    path: '/organisations/{org}/apps/{app}/devices/{device}',
  })
    .input(z.object({ ...inApp, device: z.string().min(1).max(1000) }))
    .output(z.object({ id: z.string(), channels: z.array(DeviceOnChannel) })),
  liveOrganisation: endpoint('metrics.read', {
    ...kind('Figures and changes of all apps that you see as they happen, as server-sent events'),
    path: '/organisations/{org}/live',
  })
    .input(z.object(inOrg))
    .output(eventIterator(LiveEvent)),
  liveProject: endpoint('metrics.read', {
    ...kind('Figures and changes of a project as they happen, as server-sent events'),
    path: '/organisations/{org}/projects/{project}/live',
  })
    .input(z.object(inProject))
    .output(eventIterator(LiveEvent)),
  liveChannel: endpoint('metrics.read', {
    ...kind('Figures and changes of a channel as they happen, as server-sent events'),
    path: '/organisations/{org}/apps/{app}/channels/{channel}/live',
  })
    .input(z.object(inChannel))
    .output(eventIterator(LiveEvent)),
};
