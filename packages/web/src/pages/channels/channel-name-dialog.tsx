import type { Channel } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { channelTexts } from '../../texts/channels.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { Input } from '../../ui/input.tsx';
import { useUi } from '../../ui/ui-context.tsx';

/** Asks for the name of a channel, new or old. */
export function ChannelNameDialog(props: {
  title: string;
  text: string;
  submit: string;
  name: string;
  onName: (name: string) => void;
  isDisabled?: boolean;
  onClose: () => void;
  send: () => Promise<Channel>;
  onDone: (channel: Channel) => void;
}): ReactNode {
  const t = useTexts(channelTexts);
  const { texts } = useUi();
  const form = useForm({ submit: props.send, onDone: props.onDone });
  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={props.title}
      description={props.text}
      isLocked={form.isBusy}
    >
      <Form form={form} className="contents">
        <DialogBody>
          <Field label={t.name} name="name" isRequired>
            <Input
              autoComplete="off"
              maxLength={1000}
              pattern="[^\\\/?:]+"
              title={t.nameFault}
              value={props.name}
              onChange={(event) => props.onName(event.target.value)}
            />
          </Field>
        </DialogBody>
        <DialogFooter>
          <Button onClick={props.onClose}>{texts.cancel}</Button>
          <Button type="submit" kind="primary" busy={form.isBusy} disabled={props.isDisabled}>
            {props.submit}
          </Button>
        </DialogFooter>
      </Form>
    </Dialog>
  );
}
