import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Dialog, DialogBody, DialogFooter, type DialogProps } from './dialog.tsx';
import { Form, type FormState } from './form.tsx';
import { useUi } from './ui-context.tsx';

/**
 * A form above the page, with the way out and the button that sends it. It stays open while it is sent.
 *
 * @example
 * const form = useForm({ submit: () => create({ org, name }), onDone: onClose });
 * <FormDialog form={form} title={t.create} submit={t.submit} onClose={onClose}>…</FormDialog>
 */
export function FormDialog(
  props: Pick<DialogProps, 'title' | 'description' | 'size' | 'onClose' | 'children'> & {
    form: FormState;
    /** What the button says. */
    submit: ReactNode;
    kind?: 'primary' | 'danger' | undefined;
    isDisabled?: boolean | undefined;
    /** What failed is said by the fields themselves. */
    isPlain?: boolean | undefined;
  },
): ReactNode {
  const { form, submit, kind = 'primary', isDisabled, isPlain = false, children, ...dialog } = props;
  const { texts } = useUi();
  return (
    <Dialog isOpen isLocked={form.isBusy} {...dialog}>
      <Form form={form} isPlain={isPlain} className="contents">
        <DialogBody>{children}</DialogBody>
        <DialogFooter>
          <Button onClick={props.onClose} disabled={form.isBusy}>
            {texts.cancel}
          </Button>
          <Button type="submit" kind={kind} busy={form.isBusy} disabled={isDisabled}>
            {submit}
          </Button>
        </DialogFooter>
      </Form>
    </Dialog>
  );
}
