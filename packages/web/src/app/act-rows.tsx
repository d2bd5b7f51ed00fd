import type { ReactNode } from 'react';

/** Grave things that can be done, each with what it means and its button. Stands in a flush card. */
export function ActRows({ children }: { children: ReactNode }): ReactNode {
  return <ul className="flex flex-col divide-y divide-line">{children}</ul>;
}

/** One of them. */
export function ActRow(props: { title: string; text: ReactNode; action: ReactNode }): ReactNode {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-[1_1_18rem]">
        <h3 className="font-medium">{props.title}</h3>
        <p className="max-w-[70ch] text-quiet">{props.text}</p>
      </div>
      {props.action}
    </li>
  );
}
