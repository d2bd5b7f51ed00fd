import { useQuery } from '@tanstack/react-query';
import type { PolicyDraft } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { useAct } from '../../app/act-dialog.ts';
import { api, client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { Loaded } from '../../app/loaded.tsx';
import { Page } from '../../app/page.tsx';
import { useUrlParams } from '../../app/search.ts';
import { useSend } from '../../app/send.ts';
import { supportPolicyTexts } from '../../texts/support-policy.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { useFormat } from '../../ui/ui-context.tsx';
import { PolicyFields } from './policy-fields.tsx';
import { PolicyPreview } from './policy-preview.tsx';
import { PublishDialog } from './publish-dialog.tsx';

/** `/admin/policy/draft`: the next version of the support policy, written, looked at and published. */
export function PolicyDraftPage(): ReactNode {
  const t = useTexts(supportPolicyTexts);
  // What somebody is typing does not begin anew.
  const query = useQuery(api.supportPolicy.getDraft.queryOptions({ staleTime: Number.POSITIVE_INFINITY }));
  return (
    <Page title={t.draftTitle} description={t.draftText} crumbs={[{ label: t.title, href: '/admin/policy' }]}>
      <Loaded query={query} skeleton={<Skeleton lines={12} />}>
        {(draft) => <Draft key={draft.revision} draft={draft} />}
      </Loaded>
    </Page>
  );
}

function Draft({ draft }: { draft: PolicyDraft }): ReactNode {
  const t = useTexts(supportPolicyTexts);
  const params = useUrlParams();
  const { act, start, close } = useAct();
  const [policy, setPolicy] = useState(draft.policy);
  const save = useSend(client.supportPolicy.saveDraft);
  // Before it is published the page stays as it is.
  const saveFirst = useSend(client.supportPolicy.saveDraft, { isLeaving: true });
  const discard = useSend(client.supportPolicy.discardDraft);
  const isChanged = policy !== draft.policy;
  const given = { policy, revision: draft.revision };
  const form = useForm({
    submit: () => save(given),
    onDone: () => showToast({ tone: 'good', title: t.saved }),
  });
  const view = params.values['view'] ?? 'write';
  const fields = <PolicyFields policy={policy} put={(some) => setPolicy({ ...policy, ...some })} />;
  return (
    <>
      <Form form={form} className="flex flex-col gap-4">
        <DraftBar
          {...{ draft, isChanged, isBusy: form.isBusy }}
          onPublish={() => start('publish')}
          onDiscard={() => start('discard')}
        />
        <Tabs
          label={t.views}
          value={view}
          onValue={(next) => params.set({ view: next === 'write' ? undefined : next })}
          tabs={[
            { id: 'write', label: t.write, content: <div className="flex flex-col gap-6">{fields}</div> },
            ...(['en', 'fr'] as const).map((one) => ({
              id: one,
              label: t.preview[one],
              content: <PolicyPreview policy={policy} language={one} />,
            })),
          ]}
        />
      </Form>
      {act === 'publish' && (
        <PublishDialog
          save={async () => (isChanged || !draft.updatedAt ? saveFirst(given) : draft)}
          onClose={close}
        />
      )}
      <ConfirmDialog
        isOpen={act === 'discard'}
        onClose={close}
        title={t.discard}
        confirmLabel={t.discard}
        onConfirm={async () => {
          await discard(undefined);
          showToast({ title: t.discarded });
        }}
      >
        <p>{t.discardText}</p>
      </ConfirmDialog>
    </>
  );
}

function DraftBar(props: {
  draft: PolicyDraft;
  isChanged: boolean;
  isBusy: boolean;
  onPublish: () => void;
  onDiscard: () => void;
}): ReactNode {
  const { draft, isChanged, isBusy, onPublish, onDiscard } = props;
  const t = useTexts(supportPolicyTexts);
  const format = useFormat();
  return (
    <div className="z-10 flex flex-wrap items-center gap-2 border-b border-line bg-page py-2 lg:sticky lg:top-0">
      <Button type="submit" busy={isBusy} disabled={!isChanged}>
        {t.save}
      </Button>
      <Button kind="primary" onClick={onPublish} disabled={isBusy}>
        {t.publish}
      </Button>
      {draft.updatedAt !== null && (
        <Button onClick={onDiscard} disabled={isBusy}>
          {t.discard}
        </Button>
      )}
      <p className="text-quiet">{isChanged ? t.unsaved : t.basedOn(format.number(draft.basedOn))}</p>
    </div>
  );
}
