import type { ComponentProps, ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { showToast } from '../../ui/toast-store.ts';

/** A button that does one thing at once, and says above itself why it could not. */
export function OneClick(props: {
  label: string;
  kind?: ComponentProps<typeof Button>['kind'];
  icon?: ComponentProps<typeof Button>['icon'];
  size?: 'small';
  isDisabled?: boolean;
  done?: string;
  send: () => Promise<unknown>;
}): ReactNode {
  const { label, kind, icon, size, isDisabled, done, send } = props;
  const form = useForm({
    submit: send,
    onDone: () => done && showToast({ tone: 'good', title: done }),
  });
  return (
    <Form form={form} className="flex flex-col items-start gap-2">
      <Button type="submit" kind={kind} icon={icon} size={size} busy={form.isBusy} disabled={isDisabled}>
        {label}
      </Button>
    </Form>
  );
}
