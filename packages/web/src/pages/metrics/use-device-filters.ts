import { useQuery } from '@tanstack/react-query';
import type { ChosenChannel } from '../../app/channel-choice.ts';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { deviceTexts } from '../../texts/devices.ts';
import type { Choice } from '../../ui/select.tsx';
import type { Filter } from '../../ui/table-types.ts';
import { useFormat } from '../../ui/ui-context.tsx';
import { byLabel } from './by-label.ts';

const STATES = ['running', 'pending', 'failed', 'rolled-back'] as const;
const DAYS = [1, 7, 30, 90];
const YEAR = 365;

/** The filters of a list of devices; what they offer is what devices run and have. */
export function useDeviceFilters(
  { org, app, channel }: ChosenChannel,
  chosen: Record<string, string | undefined>,
): Filter[] {
  const t = useTexts(deviceTexts);
  const format = useFormat();
  const input = { org, app, channel };
  const figures = useQuery(api.metrics.channel.queryOptions({ input }));
  const audience = useQuery(
    api.metrics.audience.queryOptions({ input: { ...input, appVersion: '*', activeWithinDays: YEAR } }),
  );
  const keys = useQuery(api.metrics.keyUse.queryOptions({ input: { ...input, activeWithinDays: YEAR } }));
  const labels = figures.data?.items.map(({ label }) => label).sort(byLabel) ?? [];
  const versions = audience.data?.byVersion.map(({ appVersion }) => appVersion) ?? [];
  const oldKeys = keys.data?.items.filter(({ isCurrent }) => !isCurrent) ?? [];
  const keyChoices = oldKeys.map(({ key, devices }) => ({
    value: key,
    label: t.rotatedKey(key.slice(0, 6), format.number(devices)),
  }));
  return [
    { kind: 'search', name: 'search', label: t.searchLabel, placeholder: t.search },
    choice('release', t.release, labels.map(plain), chosen['release']),
    // A state is one towards a release.
    ...(chosen['release']
      ? [
          choice(
            'state',
            t.state,
            STATES.map((value) => ({ value, label: t.states[value] })),
            undefined,
          ),
        ]
      : []),
    choice('version', t.version, versions.map(plain), chosen['version']),
    choice(
      'seen',
      t.seen,
      DAYS.map((days) => ({ value: `${days}`, label: t.seenWithin(days) })),
      undefined,
    ),
    ...(keyChoices.length > 0 || chosen['key'] ? [choice('key', t.usedKey, keyChoices, chosen['key'])] : []),
  ];
}

function plain(name: string): Choice {
  return { value: name, label: name };
}

/** A value of the address always stays, though nothing offers it any more. */
function choice(name: string, label: string, choices: Choice[], value: string | undefined): Filter {
  const isKnown = !value || choices.some((each) => each.value === value);
  return { kind: 'choice', name, label, choices: isKnown ? choices : [plain(value), ...choices] };
}
