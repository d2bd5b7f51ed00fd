import { z } from 'zod';

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
);
const PLACE = /^[a-z0-9][a-z0-9-]{0,39}$/;
const place = z.string().regex(PLACE, 'must be a short name of a-z, 0-9 and -, such as eu-west');

/** The variables of probes. */
export const probeVariables = {
  PROBE_KEY: z
    .string()
    .min(32)
    .optional()
    .describe(
      'At least 32 random characters that sign the reports of probes, and nothing else; the same for the status service and its places. Without it places need `STATUS_KEY`, with which they could do all that operators may.',
    ),
  PROBE_DEPLOYMENT_KEY: z
    .string()
    .min(10)
    .optional()
    .describe(
      'The deployment key that probes ask with. Its channel needs a small release for every version (`"*"`). Without it this process measures nothing, and the time counts as unmeasured.',
    ),
  PROBE_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address' })
    .optional()
    .describe('The address of the platform that probes check. Default: `PUBLIC_URL`.'),
  PROBE_PLACE: place.default('local').describe('The name of the place from which this process checks.'),
  PROBE_PLACES: list
    .pipe(z.array(place))
    .optional()
    .describe(
      'The places from which reports are expected, separated by commas; read by the process of role `status`. With one place its report alone decides, with more at least two must have reported. Default: `PROBE_PLACE`.',
    ),
  PROBE_INTERVAL_SECONDS: z.coerce
    .number()
    .int()
    .min(1)
    .max(3600)
    .default(60)
    .describe('How often every place checks; the same for all processes.'),
  PROBE_NOTICE_SECONDS: z.coerce
    .number()
    .int()
    .min(0)
    .max(86_400)
    .default(180)
    .describe('After how long a confirmed major outage opens an incident by itself.'),
};

type Given = z.output<z.ZodObject<typeof probeVariables>>;

/** What the configuration says of probes. */
export function probeConfig(vars: Given, publicUrl: string) {
  return {
    probeUrl: (vars.PROBE_URL ?? publicUrl).replace(/\/+$/, ''),
    probeKey: vars.PROBE_KEY,
    probeDeploymentKey: vars.PROBE_DEPLOYMENT_KEY,
    probePlace: vars.PROBE_PLACE,
    probePlaces: vars.PROBE_PLACES ?? [vars.PROBE_PLACE],
    probeIntervalMs: vars.PROBE_INTERVAL_SECONDS * 1000,
    probeNoticeMs: vars.PROBE_NOTICE_SECONDS * 1000,
  };
}
