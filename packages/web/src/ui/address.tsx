import { Fragment, type ReactNode } from 'react';

/** Where people break an address when they read it: after `@` and `/`, before a dot. */
const BREAKS = /(?<=@|\/(?!\/))|(?=\.)/;

/**
 * An e-mail or web address that breaks, where a column is narrow, between its parts and not inside a word.
 * @example <Address text="ada@acme.example" />
 */
export function Address({ text }: { text: string }): ReactNode {
  return (
    <span className="break-words">
      {text.split(BREAKS).map((part, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the parts of one text never change places
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </span>
  );
}
