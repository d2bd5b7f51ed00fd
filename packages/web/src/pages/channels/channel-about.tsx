import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { Loaded } from '../../app/loaded.tsx';
import { channelTexts } from '../../texts/channels.ts';
import { Card } from '../../ui/card.tsx';
import { CopyableId } from '../../ui/copyable-id.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import { useFormat } from '../../ui/ui-context.tsx';
import { inChannel, type ChannelTarget } from '../releases/release-target.ts';

/** What a channel is. */
export function ChannelAbout({ at }: { at: ChannelTarget }): ReactNode {
  const t = useTexts(channelTexts);
  const format = useFormat();
  const query = useQuery(api.apps.getChannel.queryOptions({ input: inChannel(at) }));
  const total = useQuery(api.metrics.channel.queryOptions({ input: inChannel(at) })).data?.totalActive;
  return (
    <Card title={t.about}>
      <Loaded query={query} skeleton={<Skeleton lines={3} />}>
        {({ id, createdAt }) => (
          <KeyValues
            items={[
              { label: t.total, value: total === undefined ? null : format.number(total) },
              { label: t.created, value: <Time value={createdAt} /> },
              { label: t.id, value: <CopyableId value={id} label={t.id} /> },
            ]}
          />
        )}
      </Loaded>
    </Card>
  );
}
