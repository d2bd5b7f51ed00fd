import type { TicketDetail } from '@codepushgo/contract';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { Loaded } from '../../app/loaded.tsx';
import { useSend } from '../../app/send.ts';
import { ticketTexts } from '../../texts/ticket.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { ShareFields } from './share-fields.tsx';
import { useShares, wishOf } from './use-shares.ts';

interface Props {
  at: { org: string; ticket: string };
  detail: TicketDetail;
  onClose: () => void;
}

/** Shares more with a request, as it is now; what it is about stays filled in. */
export function ShareDialog(props: Props): ReactNode {
  const evidence = useQuery(api.tickets.getEvidence.queryOptions({ input: props.at }));
  return (
    <Loaded query={evidence} skeleton={null}>
      {({ place }) => (
        <ShareForm
          {...props}
          app={place.app?.name}
          channel={place.channel?.name}
          device={place.device ?? undefined}
          release={place.release ?? undefined}
        />
      )}
    </Loaded>
  );
}

function ShareForm(props: Props & Parameters<typeof useShares>[0]): ReactNode {
  const { at, detail, onClose, ...place } = props;
  const t = useTexts(ticketTexts);
  const shares = useShares(place);
  const send = useSend(client.tickets.shareEvidence);
  const wish = wishOf(shares.draft);
  const form = useForm({ submit: () => send({ ...at, evidence: wish }), onDone: onClose });
  return (
    <FormDialog
      form={form}
      size="large"
      title={t.evidence.add}
      submit={t.evidence.submit}
      isDisabled={wish.share.length === 0}
      onClose={onClose}
    >
      <ShareFields org={at.org} project={detail.project?.id ?? ''} shares={shares} />
    </FormDialog>
  );
}
