import { useRef, type ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { CopyButton } from './copy-button.tsx';

/** Commands or code to copy. `isCommand` puts a prompt before each line, which is not copied. */
export function CodeBlock(props: {
  code: string;
  /** Says what it is: "Release from the terminal". Names the block for screen readers too. */
  label: string;
  isLabelHidden?: boolean;
  isCommand?: boolean;
  className?: string;
}): ReactNode {
  const box = useRef<HTMLPreElement>(null);
  const lines = props.code.split('\n');
  return (
    <figure
      className={classNames(
        'min-w-0 overflow-hidden rounded-md border border-line bg-raised',
        props.className,
      )}
    >
      <figcaption
        className={
          props.isLabelHidden ? 'sr-only' : 'border-b border-line px-3 py-1.5 text-xs font-medium text-quiet'
        }
      >
        {props.label}
      </figcaption>
      <div className="relative flex items-start">
        {/* Long lines scroll, and what scrolls must be reachable by keyboard. */}
        <pre
          ref={box}
          tabIndex={0}
          role="region"
          aria-label={props.label}
          className="ui-focus-inside min-w-0 flex-1 overflow-x-auto px-3 py-2 ui-mono"
        >
          <code>
            {lines.map((line, at) => (
              <span key={at} className={props.isCommand ? 'ui-command block' : 'block min-h-5'}>
                {line}
              </span>
            ))}
          </code>
        </pre>
        <CopyButton text={props.code} label={`${props.label}`} className="m-1.5" />
      </div>
    </figure>
  );
}
