import type { ReactNode } from 'react';

/** One item of the evidence, which opens with a press. */
export function EvidencePart({ title, children }: { title: string; children: ReactNode }): ReactNode {
  return (
    <details open className="border-t border-line pt-2">
      <summary className="cursor-pointer font-semibold">{title}</summary>
      <div className="mt-1">{children}</div>
    </details>
  );
}
