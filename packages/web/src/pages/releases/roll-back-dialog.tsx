import { useQuery } from '@tanstack/react-query';
import type { Release } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { channelPath } from '../../app/addresses.ts';
import { api, client } from '../../app/api.ts';
import { FaultView } from '../../app/fault-view.tsx';
import { useGo } from '../../app/go.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { releaseActTexts } from '../../texts/release-acts.ts';
import { Banner } from '../../ui/banner.tsx';
import { Field } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { Picker } from '../../ui/picker.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { useFormat } from '../../ui/ui-context.tsx';
import { AudiencePreview } from './audience-preview.tsx';
import { inChannel, type ChannelTarget } from './release-target.ts';
import { useEarlierReleases } from './use-earlier-releases.ts';

/** Makes an earlier release current again. `label`: the one that is proposed; the one before the newest otherwise. */
export function RollBackDialog(props: {
  at: ChannelTarget;
  label?: string | undefined;
  onClose: () => void;
}): ReactNode {
  const { at, onClose } = props;
  const t = useTexts(releaseActTexts);
  const go = useGo();
  const [chosen, setChosen] = useState(props.label);
  const { newest, target, items, onSearch, isLoading, error, retry } = useEarlierReleases(at, chosen);
  const rollback = useSend(client.releases.rollback);
  const isOther = Boolean(newest && target && newest.appVersion !== target.appVersion);
  const form = useForm({
    submit: () => rollback({ ...inChannel(at), label: target!.label }),
    onDone: ({ label }) => {
      showToast({ title: t.done.rolledBack(label, target!.label) });
      go(channelPath(at, 'releases', label));
    },
  });
  return (
    <FormDialog
      form={form}
      title={t.rollBack.title}
      description={t.rollBack.text}
      submit={t.rollBack.submit(target?.label ?? '…')}
      kind="danger"
      isDisabled={!target || isOther}
      onClose={onClose}
    >
      {isLoading && <Skeleton lines={2} />}
      {error ? (
        <FaultView error={error} onRetry={retry} />
      ) : (
        !isLoading && !target && <p>{t.rollBack.none}</p>
      )}
      {newest && target && (
        <>
          <Field label={t.rollBack.target} name="label">
            <Picker
              value={target.label}
              onValue={setChosen}
              onSearch={onSearch}
              choices={items.map((one) => ({
                value: one.label,
                label: t.rollBack.option(one.label, one.appVersion, one.description.slice(0, 60)),
              }))}
            />
          </Field>
          {isOther ? (
            <Banner tone="warning" title={t.rollBack.otherRange(newest.appVersion, target.appVersion)} />
          ) : (
            <>
              <Effects newest={newest} target={target} at={at} />
              <AudiencePreview at={at} appVersion={target.appVersion} share={target.isDisabled ? 0 : 100} />
            </>
          )}
        </>
      )}
    </FormDialog>
  );
}

function Effects(props: { newest: Release; target: Release; at: ChannelTarget }): ReactNode {
  const t = useTexts(releaseActTexts).rollBack;
  const format = useFormat();
  const { newest, target, at } = props;
  const { data } = useQuery(api.metrics.channel.queryOptions({ input: inChannel(at) }));
  const active = data?.items.find(({ label }) => label === newest.label)?.active ?? 0;
  return (
    <ul className="flex list-disc flex-col gap-0.5 pl-4">
      <li>{t.becomes(target.label)}</li>
      <li>{t.leaves(newest.label, format.number(active))}</li>
      {newest.rollout !== null && newest.rollout < 100 && (
        <li>{t.ends(newest.label, format.percent(newest.rollout / 100))}</li>
      )}
    </ul>
  );
}
