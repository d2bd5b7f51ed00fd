import { z } from 'zod';
import { DeviceOnChannel, Health } from './insights.ts';
import { Instant } from './endpoint.ts';
import { ReleaseFigures, ReleaseState } from './insight-shapes.ts';
import { OpenIncident } from './support-search.ts';

/** What may be attached to a ticket; each is shared by its own consent. */
export const EvidenceItem = z.enum([
  'project',
  'releases',
  'device',
  'diff',
  'versions',
  'doctor',
  'incidents',
]);
export type EvidenceItem = z.infer<typeof EvidenceItem>;

/** `override`: staff may give the device of the ticket a release, or hold it where it is. */
export const ConsentItem = z.enum([...EvidenceItem.options, 'override']);
export type ConsentItem = z.infer<typeof ConsentItem>;

/** Most characters of one item. */
export const EVIDENCE_LENGTH = 256 * 1024;

const word = z.string().max(300);
const line = z.string().max(2000);

/** What `codepushgo doctor --bundle` writes. What is not named here is left out. */
export const Diagnostics = z.object({
  format: z.literal('codepushgo-diagnostics-1'),
  madeAt: Instant,
  versions: z.record(word, word),
  serverUrl: line.nullable(),
  project: z
    .object({
      name: word.nullish(),
      reactNative: word.nullish(),
      dependencies: z.record(word, word).nullish(),
    })
    .nullable(),
  settings: z
    .array(
      z.object({
        platform: word,
        serverUrl: line.nullable(),
        deploymentKey: word.nullable(),
        hasPublicKey: z.boolean(),
      }),
    )
    .max(20),
  checks: z.array(z.object({ id: word, state: word, detail: line, fix: line.optional() })).max(200),
  loggedIn: z.boolean(),
});
export type Diagnostics = z.infer<typeof Diagnostics>;

/** What somebody shares with a ticket. What is about an app needs its name or id; see each item. */
export const EvidenceWish = z
  .object({
    share: z.array(ConsentItem).max(ConsentItem.options.length),
    /** Name or id; `releases`, `device`, `diff` and `override` need it. */
    app: z.string().min(1).max(1000).optional(),
    /** Name or id; `diff` and `override` need it, and proposals of a roll-back. */
    channel: z.string().min(1).max(1000).optional(),
    /** The label that `diff` is about; left out: the newest. */
    release: z
      .string()
      .regex(/^v[1-9]\d{0,8}$/, 'must be a label such as v12')
      .optional(),
    /** `device` and `override` need it. */
    device: z.string().min(1).max(255).optional(),
    /** Of what the asker uses, for instance `{ "react-native": "0.79.2" }`; `versions` needs it. */
    versions: z.record(z.string().min(1).max(50), z.string().max(100)).optional(),
    /** `doctor` needs it. */
    doctor: Diagnostics.optional(),
  })
  .strict();
export type EvidenceWish = z.infer<typeof EvidenceWish>;

const onChannel = { app: z.string(), channel: z.string(), label: z.string() };

/** The newest release of a channel, and how it went until then. */
export const ReleaseEvidence = z.object({
  ...onChannel,
  state: ReleaseState,
  rollout: z.number().int().nullable(),
  appVersion: z.string(),
  description: z.string(),
  isMandatory: z.boolean(),
  haltReason: z.string().nullable(),
  createdAt: Instant,
  figures: ReleaseFigures,
  /** The share of active devices that run it. */
  adoption: z.number().min(0).max(1).nullable(),
  health: Health,
  /** Of the release before, at the same age. */
  previousHealth: Health.nullable(),
});
export type ReleaseEvidence = z.infer<typeof ReleaseEvidence>;

/** What a release changed. */
export const DiffEvidence = z.object({
  ...onChannel,
  /** The release before; null for the first one. */
  comparedWith: z.string().nullable(),
  sizeBytes: z.number().int(),
  previousSizeBytes: z.number().int().nullable(),
  added: z.number().int(),
  changed: z.number().int(),
  removed: z.number().int(),
  /** The paths of at most 100 files that differ. */
  files: z.array(z.object({ path: z.string(), change: z.enum(['added', 'changed', 'removed']) })),
});
export type DiffEvidence = z.infer<typeof DiffEvidence>;

const named = z.object({ id: z.string(), name: z.string() });

/** What is attached to a ticket. */
export const Evidence = z.object({
  /** What the ticket is about, as far as its requester named it. */
  place: z.object({
    app: named.nullable(),
    channel: named.nullable(),
    release: z.string().nullable(),
    device: z.string().nullable(),
  }),
  consents: z.array(
    z.object({
      item: ConsentItem,
      /** `unavailable`: shared, but there was nothing to attach. */
      state: z.enum(['shared', 'unavailable', 'withdrawn']),
      at: Instant,
    }),
  ),
  project: z
    .object({
      ...named.shape,
      slug: z.string(),
      apps: z.array(z.object({ name: z.string(), os: z.string().nullable() })),
    })
    .nullable(),
  releases: z.array(ReleaseEvidence).nullable(),
  device: z.object({ id: z.string(), channels: z.array(DeviceOnChannel) }).nullable(),
  diff: DiffEvidence.nullable(),
  versions: z.record(z.string(), z.string()).nullable(),
  doctor: Diagnostics.nullable(),
  /** Open when it was attached. */
  incidents: z.array(OpenIncident).nullable(),
});
export type Evidence = z.infer<typeof Evidence>;
