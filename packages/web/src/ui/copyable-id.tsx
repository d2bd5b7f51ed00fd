import type { ReactNode } from 'react';
import { Address } from './address.tsx';
import { classNames } from './class-names.ts';
import { CopyButton } from './copy-button.tsx';

/** Both ends of a long text: what tells ids and hashes apart is rarely in the middle. */
function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const tail = Math.floor((length - 1) / 3);
  return `${text.slice(0, length - 1 - tail)}…${text.slice(-tail)}`;
}

/** An id, key or hash that copies whole, and is shown shortened to `length` signs (default 20; 0 = whole). */
export function CopyableId(props: {
  value: string;
  label?: string;
  length?: number;
  className?: string;
}): ReactNode {
  const length = props.length ?? 20;
  return (
    <span className={classNames('inline-flex max-w-full items-center gap-0.5 align-bottom', props.className)}>
      <code title={props.value} className={classNames('ui-mono min-w-0', length > 0 && 'truncate')}>
        {length > 0 ? shorten(props.value, length) : <Address text={props.value} />}
      </code>
      <CopyButton text={props.value} label={props.label} />
    </span>
  );
}
