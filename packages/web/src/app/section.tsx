import { useId, type ReactNode } from 'react';

/** A part of a page under its own heading, without a frame: for what has one itself, such as a table. */
export function Section(props: {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}): ReactNode {
  const id = useId();
  return (
    <section aria-labelledby={id} className="min-w-0">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <div className={props.description ? 'min-w-0 flex-[1_1_16rem]' : 'min-w-0'}>
          <h2 id={id} className="text-lg font-semibold">
            {props.title}
          </h2>
          {props.description && <p className="mb-1 max-w-[70ch] text-quiet">{props.description}</p>}
        </div>
        {props.actions}
      </div>
      {props.children}
    </section>
  );
}
