import type { Release } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../../ui/dialog.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { useUi } from '../../ui/ui-context.tsx';

/** The dialog of an act that makes a new release: a promotion, a roll-back. */
export function MakeDialog(props: {
  title: string;
  description: string;
  submit: string;
  kind?: 'primary' | 'danger';
  isDisabled?: boolean;
  onClose: () => void;
  make: () => Promise<Release>;
  onDone: (release: Release) => void;
  children: ReactNode;
}): ReactNode {
  const { texts } = useUi();
  const form = useForm({ submit: props.make, onDone: props.onDone });
  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={props.title}
      description={props.description}
      isLocked={form.isBusy}
    >
      <Form form={form} className="contents">
        <DialogBody>{props.children}</DialogBody>
        <DialogFooter>
          <Button onClick={props.onClose} disabled={form.isBusy}>
            {texts.cancel}
          </Button>
          <Button type="submit" kind={props.kind ?? 'primary'} busy={form.isBusy} disabled={props.isDisabled}>
            {props.submit}
          </Button>
        </DialogFooter>
      </Form>
    </Dialog>
  );
}
