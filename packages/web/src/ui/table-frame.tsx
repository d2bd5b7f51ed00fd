import { useEffect, useRef, useState, type ReactNode } from 'react';

/** The box around a table. It scrolls, and can be scrolled by keyboard, once the table is wider. */
export function TableFrame({ label, children }: { label: string; children: ReactNode }): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const [overflows, setOverflows] = useState(false);
  useEffect(() => {
    const element = frame.current!;
    const measure = (): void => {
      const table = element.querySelector('table');
      setOverflows(table !== null && table.offsetWidth > element.clientWidth + 1);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, [children]);
  return (
    <div
      ref={frame}
      className="ui-table-frame"
      {...(overflows ? { role: 'region', 'aria-label': label, tabIndex: 0, 'data-overflows': true } : {})}
    >
      {children}
    </div>
  );
}
