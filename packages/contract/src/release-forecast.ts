import { z } from 'zod';
import { endpoint, inChannel } from './endpoint.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const label = z.string().regex(/^v[1-9]\d{0,8}$/);
const devices = z.number().int().min(0);
// As many as a package may hold.
const MOST_FILES = 50_000;

/** A release that devices run, from which a file diff would lead to a new package. */
export const DiffBase = z.object({
  /** Of the newest release with this package. */
  label,
  packageHash: sha256,
  /** Those of the range that run it. */
  devices,
  /** Paths that are new or have other contents; the diff holds these files. */
  changedFiles: z.array(z.string()),
  /** Paths that are no longer there. */
  deletedFiles: z.array(z.string()),
});
export type DiffBase = z.infer<typeof DiffBase>;

/** What the devices of a range would fetch for a new package. Devices count that were seen in the last 30 days. */
export const ReleaseForecast = z.object({
  reached: devices,
  total: devices,
  /** Those of the range that run this package already. */
  upToDate: devices,
  /** Newest first; each package once. */
  bases: z.array(DiffBase),
  /** Those of the range that would fetch the whole package. */
  others: devices,
});
export type ReleaseForecast = z.infer<typeof ReleaseForecast>;

/** The endpoint that tells who would fetch what, before anything is sent. */
export const releaseForecast = {
  forecast: endpoint('release.create', {
    method: 'POST',
    path: '/organisations/{org}/apps/{app}/channels/{channel}/release-forecast',
    summary: 'What devices would fetch for a package, by what they run',
    tag: 'Releases',
  })
    .input(
      z.object({
        ...inChannel,
        appVersion: z.string().min(1).max(1000),
        packageHash: sha256,
        /** SHA-256 of each file by its path in the package; left out for a bundle without an archive. */
        manifest: z
          .record(z.string().min(1).max(4096), sha256)
          .refine((files) => Object.keys(files).length <= MOST_FILES, `must name at most ${MOST_FILES} files`)
          .optional(),
      }),
    )
    .output(ReleaseForecast),
};
