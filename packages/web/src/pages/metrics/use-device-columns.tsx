import type { Device } from '@codepushgo/contract';
import { useTexts } from '../../app/language.ts';
import { deviceTexts } from '../../texts/devices.ts';
import { Badge } from '../../ui/badge.tsx';
import type { Column } from '../../ui/table-types.ts';
import { RelativeTime } from '../../ui/time.tsx';

/** The columns of a list of devices. */
export function useDeviceColumns(): Column<Device>[] {
  const t = useTexts(deviceTexts);
  return [
    {
      id: 'id',
      header: t.id,
      isMain: true,
      cell: ({ id }) => <code className="ui-mono">{id}</code>,
    },
    {
      id: 'runs',
      header: t.runs,
      cell: ({ running }) => running ?? <span className="text-quiet">{t.notReported}</span>,
    },
    {
      id: 'version',
      header: t.version,
      cell: ({ appVersion }) => (appVersion ? <code className="ui-mono">{appVersion}</code> : '–'),
    },
    {
      id: 'seen',
      header: t.lastSeen,
      className: 'whitespace-nowrap',
      cell: ({ lastSeenAt }) => <RelativeTime value={lastSeenAt} />,
    },
    {
      id: 'key',
      header: t.key,
      isWideOnly: true,
      cell: ({ usesOldKey }) =>
        usesOldKey ? (
          <Badge tone="warning">{t.oldKey}</Badge>
        ) : (
          <span className="text-quiet">{t.currentKey}</span>
        ),
    },
  ];
}
