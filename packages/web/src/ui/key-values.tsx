import type { ReactNode } from 'react';

/** A name and what it is. */
export interface KeyValue {
  label: string;
  value: ReactNode;
}

/** Facts about one thing, name beside value; below each other where it is narrow. Absent values are a dash. */
export function KeyValues({ items, className }: { items: KeyValue[]; className?: string }): ReactNode {
  return (
    <dl className={`ui-key-values ${className ?? ''}`}>
      {items.map(({ label, value }) => (
        <div key={label}>
          <dt className="text-quiet">{label}</dt>
          <dd className="min-w-0">{value ?? <span className="text-quiet">–</span>}</dd>
        </div>
      ))}
    </dl>
  );
}
