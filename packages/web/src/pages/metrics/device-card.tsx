import type { DeviceOnChannel } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { channelPath, orgPath } from '../../app/addresses.ts';
import { useTexts } from '../../app/language.ts';
import { writeSearch } from '../../app/search.ts';
import { deviceTexts } from '../../texts/devices.ts';
import { Badge } from '../../ui/badge.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { RelativeTime } from '../../ui/time.tsx';
import { useUi } from '../../ui/ui-context.tsx';
import type { DeviceOnChannelTarget } from './device-target.ts';
import { RunningLink } from './running-link.tsx';

/** The state of a device on a channel. */
export function DeviceCard(props: {
  at: DeviceOnChannelTarget;
  device: DeviceOnChannel['device'];
}): ReactNode {
  const { at, device } = props;
  const t = useTexts(deviceTexts);
  const { Link } = useUi();
  const quiet = <span className="text-quiet">{t.notReported}</span>;
  const { org, ...about } = at;
  return (
    <Card
      title={t.about}
      actions={
        <ButtonLink size="small" icon="life-buoy" href={orgPath(org, 'support', 'new') + writeSearch(about)}>
          {t.askSupport}
        </ButtonLink>
      }
    >
      <KeyValues
        items={[
          {
            label: t.channel,
            value: (
              <Link href={channelPath(at)} className="text-accent">
                {at.channel}
              </Link>
            ),
          },
          { label: t.runs, value: device?.running ? <RunningLink at={at} label={device.running} /> : quiet },
          {
            label: t.version,
            value: device?.appVersion ? <code className="ui-mono">{device.appVersion}</code> : quiet,
          },
          { label: t.lastSeen, value: device && <RelativeTime value={device.lastSeenAt} /> },
          { label: t.firstSeen, value: device && <RelativeTime value={device.firstSeenAt} /> },
          {
            label: t.key,
            value: device?.usesOldKey ? (
              <Badge tone="warning" icon="triangle-alert">
                {t.oldKey}
              </Badge>
            ) : (
              t.currentKey
            ),
          },
        ]}
      />
      {device?.usesOldKey && <p className="mt-2 text-quiet">{t.oldKeyText}</p>}
    </Card>
  );
}
