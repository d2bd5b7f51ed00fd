import { useState, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { Dialog, DialogBody, DialogFooter } from './dialog.tsx';
import { Field } from './field.tsx';
import { FaultBanner } from './fault-banner.tsx';
import { Form, useForm } from './form.tsx';
import { Input } from './input.tsx';
import { showToast } from './toast-store.ts';
import { useUi } from './ui-context.tsx';

/** The props of a confirmation. */
export interface ConfirmProps {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  /** What happens, and whether it can be undone. */
  children: ReactNode;
  /** What will be touched, each with its number or name. */
  touches?: ReactNode[] | undefined;
  /** The name that must be typed before it can be done. */
  nameToType?: string | undefined;
  confirmLabel: string;
  kind?: 'danger' | 'primary' | undefined;
  /** Done when its promise is: the dialog closes then, and stays with the error otherwise. */
  onConfirm: () => Promise<unknown>;
  /** What is told then. */
  done?: string | undefined;
}

function ConfirmForm(props: ConfirmProps & { onBusy: (isBusy: boolean) => void }): ReactNode {
  const { texts } = useUi();
  const [typed, setTyped] = useState('');
  const form = useForm({
    submit: async () => {
      props.onBusy(true);
      await props.onConfirm().finally(() => props.onBusy(false));
      if (props.done !== undefined) showToast({ tone: 'good', title: props.done });
    },
    onDone: props.onClose,
  });
  const isRight = props.nameToType === undefined || typed.trim() === props.nameToType;
  return (
    <Form form={form} isPlain className="contents">
      <DialogBody>
        {Boolean(form.fault) && <FaultBanner fault={form.fault} />}
        <div className="flex flex-col gap-3">{props.children}</div>
        {props.touches && props.touches.length > 0 && (
          <div className="rounded-md border border-line bg-raised p-3">
            <p className="mb-1 font-semibold">{texts.willTouch}</p>
            <ul className="flex list-disc flex-col gap-0.5 pl-4">
              {props.touches.map((touch, at) => (
                <li key={at}>{touch}</li>
              ))}
            </ul>
          </div>
        )}
        {props.nameToType !== undefined && (
          <Field label={texts.typeToConfirm(props.nameToType)}>
            <Input
              isCode
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          </Field>
        )}
      </DialogBody>
      <DialogFooter>
        <Button onClick={props.onClose} disabled={form.isBusy}>
          {texts.cancel}
        </Button>
        <Button type="submit" kind={props.kind ?? 'danger'} busy={form.isBusy} disabled={!isRight}>
          {props.confirmLabel}
        </Button>
      </DialogFooter>
    </Form>
  );
}

/** Asks before something is destroyed: says what it touches and, for the grave things, has the name typed. */
export function ConfirmDialog(props: ConfirmProps): ReactNode {
  const [isBusy, setBusy] = useState(false);
  const { isOpen, onClose, title } = props;
  return (
    <Dialog {...{ isOpen, onClose, title }} isLocked={isBusy} size="small">
      <ConfirmForm {...props} onBusy={setBusy} />
    </Dialog>
  );
}
