import { useEffect, useRef, useState, type ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import { showToast } from './toast-store.ts';
import { useUi } from './ui-context.tsx';

const SHOWN = 1600;

/** Copies by selecting: what works without TLS, and where the clipboard is refused. */
function copySelection(text: string, beside: HTMLElement): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'sr-only';
  // Beside what was pressed it is in reach in a dialog, too.
  beside.after(area);
  area.select();
  const isCopied = document.execCommand('copy');
  area.remove();
  beside.focus();
  return isCopied;
}

async function copyText(text: string, beside: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelection(text, beside);
  }
}

/** Copies a text and says so for a moment. `label` names what is copied. */
export function CopyButton(props: {
  text: string;
  /** What is copied, for screen readers: "Copy the command". */
  label?: string | undefined;
  withWord?: boolean | undefined;
  className?: string | undefined;
}): ReactNode {
  const { texts } = useUi();
  const [isCopied, setCopied] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const copy = async (button: HTMLElement): Promise<void> => {
    if (!(await copyText(props.text, button))) return showToast({ tone: 'bad', title: texts.copyFailed });
    setCopied(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setCopied(false), SHOWN);
  };
  const name = props.label ?? texts.copy;
  return (
    <button
      type="button"
      onClick={(event) => {
        // It often stands in a row or link that reacts to presses itself.
        event.preventDefault();
        event.stopPropagation();
        void copy(event.currentTarget);
      }}
      title={isCopied ? texts.copied : name}
      className={classNames('ui-copy', isCopied && 'text-good', props.className)}
    >
      <Icon name={isCopied ? 'check' : 'copy'} size={14} />
      <span className={props.withWord ? '' : 'sr-only'}>{props.withWord ? texts.copy : name}</span>
      <span role="status" className="sr-only">
        {isCopied ? texts.copied : ''}
      </span>
    </button>
  );
}
