import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { Loaded } from '../../app/loaded.tsx';
import { useAtOnce } from '../../app/use-at-once.ts';
import { channelTexts } from '../../texts/channels.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { RelativeTime } from '../../ui/time.tsx';

/** Channels that were deleted and can be brought back. */
export function DeletedChannels(props: { org: string; app: string; mayManage: boolean }): ReactNode {
  const t = useTexts(channelTexts);
  const { org, app } = props;
  const query = useQuery(api.apps.listChannels.queryOptions({ input: { org, app, deleted: 'true' } }));
  const restore = useAtOnce(client.apps.restoreChannel, ({ name }) => t.restored(name));
  return (
    <Card title={t.deletedOnes} description={t.deletedText}>
      <Loaded query={query} skeleton={<Skeleton lines={1} />}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-quiet">{t.deletedNone}</p>
          ) : (
            <ul className="flex flex-col gap-2">
              {items.map(({ id, name, deletedAt }) => (
                <li key={id} className="flex flex-wrap items-center justify-between gap-3">
                  <span className="min-w-0">
                    <span className="font-medium">{name}</span>{' '}
                    <span className="text-quiet">
                      {t.deletedAt} {deletedAt && <RelativeTime value={deletedAt} />}
                    </span>
                  </span>
                  {props.mayManage && (
                    <Button size="small" icon="undo" onClick={() => restore({ org, app, channel: id })}>
                      {t.restore}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}
