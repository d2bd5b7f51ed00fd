import type { Webhook } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useAtOnce } from '../../app/use-at-once.ts';
import { webhookTexts } from '../../texts/webhooks.ts';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';

/** What can be done with a webhook. */
export function WebhookActions(props: {
  org: string;
  webhook: Webhook;
  onAct: (act: string) => void;
}): ReactNode {
  const t = useTexts(webhookTexts);
  const { org, onAct } = props;
  const { id: webhook, isEnabled } = props.webhook;
  const test = useAtOnce(client.notifications.testWebhook, () => t.tested);
  const update = useAtOnce(client.notifications.updateWebhook, (changed) =>
    changed.isEnabled ? t.switchedOn : t.switchedOff,
  );
  const turn = (): void => update({ org, webhook, isEnabled: !isEnabled });
  return (
    <>
      <Button icon="pencil" onClick={() => onAct('edit')}>
        {t.edit}
      </Button>
      {isEnabled ? (
        <Button icon="play" onClick={() => test({ org, webhook })}>
          {t.test}
        </Button>
      ) : (
        <Button kind="primary" icon="play" onClick={turn}>
          {t.switchOn}
        </Button>
      )}
      <Menu
        label={t.actions}
        align="end"
        entries={[
          { label: t.rotate, icon: 'key', onSelect: () => onAct('rotate') },
          ...(isEnabled ? [{ label: t.switchOff, icon: 'pause' as const, onSelect: turn }] : []),
          { separator: true },
          { label: t.remove, icon: 'trash', isDanger: true, onSelect: () => onAct('delete') },
        ]}
      />
    </>
  );
}
