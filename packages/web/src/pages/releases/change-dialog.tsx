import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { releaseActTexts } from '../../texts/release-acts.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../../ui/dialog.tsx';
import { readFault } from '../../ui/fault.ts';
import { Form } from '../../ui/form.tsx';
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
    <Dialog
      isOpen
      onClose={props.onClose}
      title={props.title}
      description={props.description}
      isLocked={form.isBusy}
    >
      <Form form={form} isPlain className="contents">
        <DialogBody>
          {hasFailed && (
            <Banner tone="bad" title={readFault(form.fault).message} isLive>
              <p className="text-quiet">{texts.lostNothing}</p>
            </Banner>
          )}
          {stale && <StaleNotice {...{ stale, seen, now }} />}
          {props.children}
        </DialogBody>
        <DialogFooter>
          <Button onClick={props.onClose} disabled={form.isBusy}>
            {texts.cancel}
          </Button>
          <Button type="submit" kind={props.kind ?? 'primary'} busy={form.isBusy} disabled={props.isDisabled}>
            {stale ? t.stale.overwrite : props.submit}
          </Button>
        </DialogFooter>
      </Form>
    </Dialog>
  );
}
