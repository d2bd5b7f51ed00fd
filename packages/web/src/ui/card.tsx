import { useId, type ReactNode } from 'react';
import { classNames } from './class-names.ts';

/** A section of a page with its own title, in a frame. `isFlush`: content such as a table touches the frame. */
export function Card(props: {
  title?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  footer?: ReactNode;
  isFlush?: boolean;
  className?: string;
  children?: ReactNode;
}): ReactNode {
  const id = useId();
  return (
    <section
      aria-labelledby={props.title ? id : undefined}
      className={classNames('min-w-0 rounded-md border border-line bg-page', props.className)}
    >
      {props.title && (
        <header className="ui-head flex items-start justify-between gap-x-4 gap-y-2 px-4 pt-3">
          <div className={props.description ? 'min-w-0 flex-[1_1_16rem]' : 'min-w-0'}>
            <h2 id={id} className="font-semibold">
              {props.title}
            </h2>
            {props.description && <p className="text-quiet">{props.description}</p>}
          </div>
          {props.actions && <div className="flex flex-wrap items-center gap-2">{props.actions}</div>}
        </header>
      )}
      <div
        className={
          props.isFlush ? (props.title ? 'ui-flush ui-flush-titled' : 'ui-flush') : 'px-4 py-3 empty:pt-0'
        }
      >
        {props.children}
      </div>
      {props.footer && (
        <footer className="rounded-b-md border-t border-line bg-raised px-4 py-2.5 text-quiet">
          {props.footer}
        </footer>
      )}
    </section>
  );
}
