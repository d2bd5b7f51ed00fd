import type { DeploymentKey } from '@codepushgo/contract';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { projectPath } from '../../app/addresses.ts';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { Loaded } from '../../app/loaded.tsx';
import { writeSearch } from '../../app/search.ts';
import { channelTexts } from '../../texts/channels.ts';
import { Badge } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { CopyableId } from '../../ui/copyable-id.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import { useFormat, useUi } from '../../ui/ui-context.tsx';
import { inChannel, type ChannelTarget } from '../releases/release-target.ts';

/** The keys of a channel: the current one, and rotated ones with the devices that still use them. */
export function KeysCard({ at }: { at: ChannelTarget }): ReactNode {
  const t = useTexts(channelTexts);
  const keys = useQuery(api.apps.listDeploymentKeys.queryOptions({ input: inChannel(at) }));
  const use = useQuery(api.metrics.keyUse.queryOptions({ input: inChannel(at) }));
  return (
    <Card title={t.keys} description={t.keysText}>
      <Loaded query={keys} skeleton={<Skeleton lines={3} />}>
        {({ items }) => (
          <ul className="flex flex-col gap-4">
            {items.map((key) => (
              <li key={key.key}>
                <KeyLine
                  at={at}
                  deploymentKey={key}
                  devices={use.data?.items.find((one) => one.key === key.key)?.devices}
                />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Card>
  );
}

function KeyLine(props: {
  at: ChannelTarget;
  deploymentKey: DeploymentKey;
  devices: number | undefined;
}): ReactNode {
  const t = useTexts(channelTexts);
  const format = useFormat();
  const { Link } = useUi();
  const { at, devices } = props;
  const { key, rotatedAt, expiresAt } = props.deploymentKey;
  const { app, channel } = at;
  const search = writeSearch({ app, channel, deploymentKey: key });
  return (
    <div className="flex flex-col gap-1">
      <p className="flex flex-wrap items-center justify-between gap-x-3">
        <span className="font-medium">{rotatedAt ? t.oldKey : t.currentKey}</span>
        {rotatedAt && (
          <Badge tone="warning" icon="clock">
            {expiresAt ? (
              <>
                {t.worksUntil} <Time value={expiresAt} />
              </>
            ) : (
              t.worksOn
            )}
          </Badge>
        )}
      </p>
      <CopyableId value={key} length={rotatedAt ? 24 : 32} label={t.keyOf} />
      {devices !== undefined && (
        <p className="text-quiet">
          {t.usedBy(format.number(devices))}
          {rotatedAt && devices > 0 && (
            <>
              {' · '}
              <Link
                href={projectPath(at, 'devices') + search}
                className="text-accent underline underline-offset-2"
              >
                {t.seeDevices}
              </Link>
            </>
          )}
        </p>
      )}
    </div>
  );
}
