import { useEffect, useId, useRef, useState, type MouseEvent, type ReactNode } from 'react';
import { IconButton } from './button.tsx';
import { classNames } from './class-names.ts';
import { noteOpenDialog } from './open-dialogs.ts';
import { useUi } from './ui-context.tsx';

/** The props of a dialog and of a drawer. */
export interface DialogProps {
  isOpen: boolean;
  onClose: () => void;
  title: ReactNode;
  description?: ReactNode;
  size?: 'small' | 'normal' | 'large' | undefined;
  /** While something is under way it cannot be closed. */
  isLocked?: boolean | undefined;
  /** A press beside it closes it. Not where something is typed. */
  closesOutside?: boolean | undefined;
  children: ReactNode;
}

const sizes = { small: 'max-w-100', normal: 'max-w-130', large: 'max-w-200' };

const firstField = 'input:not([type=hidden], :disabled), select:not(:disabled), textarea:not(:disabled)';

/** The focus starts where one goes on: what asks for it, the first field, else the title, which is read first. */
function focusInside(dialog: HTMLDialogElement): void {
  const target =
    dialog.querySelector<HTMLElement>('[data-autofocus]') ??
    dialog.querySelector<HTMLElement>(firstField) ??
    dialog.querySelector<HTMLElement>('h2');
  target?.focus();
}

/** Shows the element as a modal dialog for as long as it is on the page, and gives the focus back after. */
function useModal(): { element: HTMLDialogElement | null; ref: (dialog: HTMLDialogElement | null) => void } {
  const [element, ref] = useState<HTMLDialogElement | null>(null);
  useEffect(() => {
    if (!element) return;
    const before = document.activeElement;
    // The page behind stops scrolling, and must not move into the place of its scroll bar.
    const { clientWidth, style } = document.documentElement;
    if (innerWidth > clientWidth) style.setProperty('--scrollbar', `${innerWidth - clientWidth}px`);
    element.showModal();
    focusInside(element);
    const forget = noteOpenDialog(element);
    return () => {
      forget();
      element.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [element]);
  return { element, ref };
}

function isOutside(event: MouseEvent<HTMLDialogElement>): boolean {
  const box = event.currentTarget.getBoundingClientRect();
  const { clientX: x, clientY: y } = event;
  return (
    event.target === event.currentTarget && (x < box.left || x > box.right || y < box.top || y > box.bottom)
  );
}

/** The element that dialogs, drawers and the palette share. */
export function ModalFrame(
  props: Omit<DialogProps, 'isOpen' | 'title' | 'description' | 'size'> & {
    labelledBy?: string;
    label?: string;
    describedBy?: string | undefined;
    className: string;
  },
): ReactNode {
  const { element, ref } = useModal();
  const wasPressedOutside = useRef(false);
  const close = (): void => {
    if (!props.isLocked) props.onClose();
  };
  return (
    <dialog
      ref={ref}
      aria-labelledby={props.labelledBy}
      aria-label={props.label}
      aria-describedby={props.describedBy}
      className={props.className}
      onCancel={(event) => {
        // A file picker inside sends its own.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        close();
      }}
      onPointerDown={(event) => (wasPressedOutside.current = isOutside(event))}
      onClick={(event) => {
        if (props.closesOutside && wasPressedOutside.current && isOutside(event)) close();
      }}
    >
      {element && props.children}
    </dialog>
  );
}

/** The title, the way out and the content of a dialog or drawer. */
function ModalContent(props: DialogProps & { titleId: string; textId: string }): ReactNode {
  const { texts } = useUi();
  return (
    <>
      <div className="flex items-start gap-3 px-4 pt-4 pb-2">
        <div className="min-w-0 flex-1">
          <h2 id={props.titleId} tabIndex={-1} className="text-lg font-semibold">
            {props.title}
          </h2>
          {props.description && (
            <p id={props.textId} className="mt-0.5 text-quiet">
              {props.description}
            </p>
          )}
        </div>
        <IconButton
          icon="x"
          label={texts.close}
          disabled={props.isLocked}
          onClick={props.onClose}
          className="-mt-1 -mr-1"
        />
      </div>
      {props.children}
    </>
  );
}

function Modal(props: DialogProps & { looks: string }): ReactNode {
  const id = useId();
  if (!props.isOpen) return null;
  return (
    <ModalFrame
      {...props}
      labelledBy={`${id}-title`}
      describedBy={props.description ? `${id}-text` : undefined}
      className={props.looks}
    >
      <ModalContent {...props} titleId={`${id}-title`} textId={`${id}-text`} />
    </ModalFrame>
  );
}

/** A question or a form above the page. Content goes into `DialogBody` and `DialogFooter`. */
export function Dialog(props: DialogProps): ReactNode {
  return <Modal {...props} looks={classNames('ui-dialog', sizes[props.size ?? 'normal'])} />;
}

/** A panel at the side: details, filters or the navigation of a narrow screen. */
export function Drawer(props: DialogProps & { side?: 'start' | 'end' }): ReactNode {
  return (
    <Modal
      closesOutside
      {...props}
      looks={classNames('ui-drawer', props.side === 'start' && 'ui-drawer-start')}
    />
  );
}

/** What a dialog is about; it scrolls when it is long. `isText`: nothing in it takes the focus, so it scrolls by keys itself. */
export function DialogBody(props: { children: ReactNode; className?: string; isText?: boolean }): ReactNode {
  return (
    <div
      tabIndex={props.isText ? 0 : undefined}
      className={classNames('flex min-h-0 flex-col gap-4 overflow-y-auto px-4 py-2', props.className)}
    >
      {props.children}
    </div>
  );
}

/** The buttons below, the one that does it last. */
export function DialogFooter({ children }: { children: ReactNode }): ReactNode {
  return <footer className="flex flex-wrap justify-end gap-2 px-4 pt-2 pb-4">{children}</footer>;
}
