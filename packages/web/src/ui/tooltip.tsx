import { cloneElement, useEffect, useId, useRef, useState, type ReactElement, type ReactNode } from 'react';
import { placeAbove } from './place-beside.ts';

const DELAY = 350;
/** Long enough to move the pointer from the thing onto its tooltip. */
const GRACE = 120;

/**
 * A short text shown when its child is hovered or focused; Escape hides it. `isName`: the text is already the
 * child's name, and is not read twice.
 */
export function Tooltip(props: {
  text: string;
  isName?: boolean;
  children: ReactElement<{ 'aria-describedby'?: string | undefined }>;
}): ReactNode {
  const id = useId();
  const wrapper = useRef<HTMLSpanElement>(null);
  const bubble = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [isOpen, setOpen] = useState(false);
  const later = (open: boolean, ms: number): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOpen(open), ms);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    const anchor = wrapper.current?.firstElementChild;
    if (!isOpen || !anchor || !bubble.current) return;
    // In the top layer it shows over dialogs, and nothing can cut it off.
    bubble.current.showPopover?.();
    placeAbove(bubble.current, anchor);
    const hide = (event: Event): void => {
      if (event instanceof KeyboardEvent && event.key !== 'Escape') return;
      event.preventDefault();
      setOpen(false);
    };
    const hideOnScroll = (): void => setOpen(false);
    document.addEventListener('keydown', hide, true);
    document.addEventListener('scroll', hideOnScroll, true);
    return () => {
      document.removeEventListener('keydown', hide, true);
      document.removeEventListener('scroll', hideOnScroll, true);
    };
  }, [isOpen]);
  const child = props.isName ? props.children : cloneElement(props.children, { 'aria-describedby': id });
  return (
    <span
      ref={wrapper}
      className="contents"
      onPointerOver={(event) => event.pointerType === 'mouse' && later(true, DELAY)}
      onPointerOut={() => later(false, GRACE)}
      onPointerDown={() => later(false, 0)}
      onFocus={(event) => event.target.matches(':focus-visible') && later(true, 0)}
      onBlur={() => later(false, 0)}
    >
      {child}
      {(isOpen || !props.isName) && (
        <span
          ref={bubble}
          id={id}
          role="tooltip"
          aria-hidden={props.isName}
          popover={isOpen ? 'manual' : undefined}
          hidden={!isOpen}
          className="ui-tooltip"
        >
          {props.text}
        </span>
      )}
    </span>
  );
}
