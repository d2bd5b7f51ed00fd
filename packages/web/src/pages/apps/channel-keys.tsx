import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { Loaded } from '../../app/loaded.tsx';
import { appTexts } from '../../texts/apps.ts';
import { CopyableId } from '../../ui/copyable-id.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';

/** The channels of an app with their current keys, to copy into the app. */
export function ChannelKeys({ org, app }: { org: string; app: string }): ReactNode {
  const t = useTexts(appTexts);
  const query = useQuery(api.apps.listChannels.queryOptions({ input: { org, app } }));
  return (
    <Loaded query={query} skeleton={<Skeleton lines={2} />}>
      {({ items }) => (
        <KeyValues
          items={items.map(({ name, deploymentKey }) => ({
            label: name,
            value: <CopyableId value={deploymentKey} length={0} label={t.keyOf(name)} />,
          }))}
        />
      )}
    </Loaded>
  );
}
