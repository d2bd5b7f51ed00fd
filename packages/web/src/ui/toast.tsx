import { useEffect, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { Button, IconButton } from './button.tsx';
import { Icon } from './icon.tsx';
import { useTopDialog } from './open-dialogs.ts';
import { dismissToast, useToasts, type ShownToast } from './toast-store.ts';
import { useUi } from './ui-context.tsx';

const SHOWN = 6000;
const looks = {
  good: { icon: 'circle-check', colour: 'text-good' },
  info: { icon: 'info', colour: 'text-maintenance' },
  bad: { icon: 'circle-alert', colour: 'text-bad' },
} as const;

function Toast({ toast, isHeld }: { toast: ShownToast; isHeld: boolean }): ReactNode {
  const { texts } = useUi();
  const tone = toast.tone ?? 'good';
  useEffect(() => {
    if (tone === 'bad' || toast.action || isHeld) return;
    const timer = setTimeout(() => dismissToast(toast.id), SHOWN);
    return () => clearTimeout(timer);
  }, [toast, tone, isHeld]);
  return (
    <div className="ui-toast flex items-start gap-3 rounded-md border border-line bg-overlay p-3 shadow-overlay">
      <Icon name={looks[tone].icon} className={`mt-0.5 ${looks[tone].colour}`} />
      <div className="min-w-0 flex-1">
        <p className="font-semibold">
          <span className="sr-only">{texts.tones[tone]}: </span>
          {toast.title}
        </p>
        {toast.text && <p className="text-quiet">{toast.text}</p>}
        {toast.action && (
          <Button
            size="small"
            className="mt-2"
            onClick={() => {
              toast.action?.onPress();
              dismissToast(toast.id);
            }}
          >
            {toast.action.label}
          </Button>
        )}
      </div>
      <IconButton
        icon="x"
        size="small"
        label={texts.dismiss}
        onClick={() => dismissToast(toast.id)}
        className="-m-1"
      />
    </div>
  );
}

/** Where toasts appear. Stands once in the app; they are read aloud as they come and wait while looked at. */
export function ToastRegion(): ReactNode {
  const { texts } = useUi();
  const toasts = useToasts();
  const [isHeld, setHeld] = useState(false);
  // Outside an open dialog nothing can be pressed or heard.
  const dialog = useTopDialog();
  const hold = (held: boolean) => () => setHeld(held);
  const region = (
    <section
      aria-label={texts.notifications}
      className="ui-toasts"
      onPointerEnter={hold(true)}
      onPointerLeave={hold(false)}
      onFocus={hold(true)}
      onBlur={hold(false)}
    >
      <div role="log" aria-live="polite" className="flex flex-col gap-2">
        {toasts.map((toast) => (
          <Toast key={toast.id} toast={toast} isHeld={isHeld} />
        ))}
      </div>
    </section>
  );
  return createPortal(region, dialog ?? document.body);
}
