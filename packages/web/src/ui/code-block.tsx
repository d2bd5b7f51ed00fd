import { Fragment, type ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { CopyButton } from './copy-button.tsx';

/** A command wraps between its words, not after the hyphens of `--project`. */
function inWords(line: string): ReactNode {
  return line.split(' ').map((word, at) => (
    // oxlint-disable-next-line react/no-array-index-key -- the words of a command have no names
    <Fragment key={at}>
      {at > 0 && ' '}
      <span className="inline-block max-w-full indent-0">{word}</span>
    </Fragment>
  ));
}

/** Commands or code to copy. `isCommand` puts a prompt before each line, which is not copied. */
export function CodeBlock(props: {
  code: string;
  /** Says what it is: "Release from the terminal". Names the block for screen readers too. */
  label: string;
  isLabelHidden?: boolean;
  isCommand?: boolean;
  className?: string;
}): ReactNode {
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
        {/* Long lines wrap: the end of a command is what tells it from others. */}
        <pre
          role="region"
          aria-label={props.label}
          className="min-w-0 flex-1 px-3 py-2 ui-mono wrap-anywhere whitespace-pre-wrap"
        >
          <code>
            {lines.map((line, at) => (
              <span key={at} className={props.isCommand ? 'ui-command block' : 'block min-h-5'}>
                {props.isCommand ? inWords(line) : line}
              </span>
            ))}
          </code>
        </pre>
        <CopyButton text={props.code} label={`${props.label}`} className="m-1.5" />
      </div>
    </figure>
  );
}
