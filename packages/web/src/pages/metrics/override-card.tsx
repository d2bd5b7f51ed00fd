import type { DeviceOverride } from '@codepushgo/contract';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useAct } from '../../app/act-dialog.ts';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { may } from '../../app/may.ts';
import { deviceTexts } from '../../texts/devices.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { RelativeTime } from '../../ui/time.tsx';
import type { DeviceOnChannelTarget } from './device-target.ts';
import { OverrideDialog } from './override-dialog.tsx';
import { RemoveOverrideDialog } from './remove-override-dialog.tsx';

/** What was chosen for this device by hand, and its change. */
export function OverrideCard(props: {
  at: DeviceOnChannelTarget;
  override: DeviceOverride | null;
  appVersion: string | null;
}): ReactNode {
  const { at, override, appVersion } = props;
  const t = useTexts(deviceTexts);
  const { act, start, close } = useAct();
  const { org, app } = at;
  const { data } = useQuery(api.apps.get.queryOptions({ input: { org, app } }));
  const mayChange = may(data?.role, 'device.override');
  return (
    <Card title={t.override} footer={data && !mayChange ? t.viewerOnly : undefined}>
      {override ? <Override override={override} /> : <p className="text-quiet">{t.noOverride}</p>}
      {mayChange && (
        <div className="mt-3 flex flex-wrap gap-2">
          <Button size="small" icon="pencil" onClick={() => start('override')}>
            {override ? t.changeOverride : t.setOverride}
          </Button>
          {override && (
            <Button size="small" icon="trash" onClick={() => start('remove-override')}>
              {t.removeOverride}
            </Button>
          )}
        </div>
      )}
      {mayChange && act === 'override' && (
        <OverrideDialog at={at} override={override} appVersion={appVersion} onClose={close} />
      )}
      {mayChange && override && act === 'remove-override' && <RemoveOverrideDialog at={at} onClose={close} />}
    </Card>
  );
}

function Override({ override }: { override: DeviceOverride }): ReactNode {
  const t = useTexts(deviceTexts);
  const { label, reason, createdBy, createdByName, createdAt } = override;
  return (
    <>
      <p className="mb-2 font-medium">{label === null ? t.overrideHolds : t.overrideGives(label)}</p>
      <KeyValues
        items={[
          { label: t.overrideReason, value: <span className="whitespace-pre-line">{reason}</span> },
          { label: t.overrideBy, value: <PersonName name={createdByName} account={createdBy} /> },
          { label: t.overrideAt, value: <RelativeTime value={createdAt} /> },
        ]}
      />
    </>
  );
}
