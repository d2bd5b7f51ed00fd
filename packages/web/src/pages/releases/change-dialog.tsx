import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { releaseActTexts } from '../../texts/release-acts.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { FaultBanner } from '../../ui/fault-banner.tsx';
import { useUi } from '../../ui/ui-context.tsx';
import { StaleNotice } from './stale-notice.tsx';
import { isStale, type ReleaseChangeForm } from './use-release-change.ts';

/** The dialog of a change of a release: what it will do, its fields, and what somebody else did meanwhile. */
export function ChangeDialog(props: {
  change: ReleaseChangeForm;
  title: string;
  description: string;
  submit: string;
  kind?: 'primary' | 'danger';
  isDisabled?: boolean;
  onClose: () => void;
  children?: ReactNode;
}): ReactNode {
  const t = useTexts(releaseActTexts);
  const { texts } = useUi();
  const { form, seen, now, stale } = props.change;
  const hasFailed = Boolean(form.fault) && !isStale(form.fault);
  return (
    <FormDialog
      form={form}
      onClose={props.onClose}
      title={props.title}
      description={props.description}
      submit={stale ? t.stale.overwrite : props.submit}
      kind={props.kind}
      isDisabled={props.isDisabled}
      isPlain
    >
      {hasFailed && <FaultBanner fault={form.fault}>{texts.lostNothing}</FaultBanner>}
      {stale && <StaleNotice {...{ stale, seen, now }} />}
      {props.children}
    </FormDialog>
  );
}
