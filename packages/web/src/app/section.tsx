import { useId, type ReactNode } from 'react';

/** A part of a page under its own heading, without a frame: for what has one itself, such as a table. */
export function Section(props: { title: ReactNode; actions?: ReactNode; children: ReactNode }): ReactNode {
  const id = useId();
  return (
    <section aria-labelledby={id} className="min-w-0">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <h2 id={id} className="text-lg font-semibold">
          {props.title}
        </h2>
        {props.actions}
      </div>
      {props.children}
    </section>
  );
}
