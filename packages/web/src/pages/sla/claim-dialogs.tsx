import type { CustomerSlaClaim } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { slaTexts } from '../../texts/sla.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { TermsDialog } from '../customers/terms-dialog.tsx';
import { useSlaWords } from './use-sla-words.ts';

/** Approves a claim, or declines it with a reason. */
export function ClaimDialogs(props: {
  claim: CustomerSlaClaim;
  isApproval: boolean;
  onClose: () => void;
}): ReactNode {
  const { claim, isApproval, onClose } = props;
  const t = useTexts(slaTexts).operator;
  const words = useSlaWords();
  const approve = useSend(client.sla.approveClaim);
  const decline = useSend(client.sla.declineClaim);
  const named = { customer: claim.organisation.id, claim: claim.id };
  if (!isApproval)
    return (
      <TermsDialog
        title={t.declineTitle(claim.organisation.name)}
        submit={t.decline}
        kind="danger"
        onClose={onClose}
        send={(reason) => decline({ ...named, reason })}
      >
        {null}
      </TermsDialog>
    );
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={t.approveTitle(words.cents(claim.creditCents), claim.organisation.name)}
      confirmLabel={t.approve}
      kind="primary"
      touches={claim.figure.intervals.map((interval) => words.interval(interval))}
      onConfirm={() => approve(named).then(() => showToast({ tone: 'good', title: t.approved }))}
    >
      <p>{t.approveText}</p>
    </ConfirmDialog>
  );
}
