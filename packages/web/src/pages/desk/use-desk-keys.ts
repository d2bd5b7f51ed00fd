import { useEffect, useRef } from 'react';
import { useGo } from '../../app/go.ts';
import { useUrlParams } from '../../app/search.ts';
import { deskPath } from './desk-address.ts';
import { pressKey, usesSingleKeys } from './keys.ts';

const FIELDS = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true]';

/** The keys of the desk: j and k along the queue, and letters for what is done most. `start` opens a dialog. */
export function useDeskKeys(start: (act: string) => void): void {
  const { values } = useUrlParams();
  const go = useGo();
  const latest = useRef({ start, values, go });
  useEffect(() => {
    latest.current = { start, values, go };
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (document.querySelector('dialog[open], [popover]:popover-open')) return;
      const target = event.target as HTMLElement;
      const isTyping = target.matches(FIELDS);
      if (event.key === 'Escape') return leave(target, isTyping, latest.current);
      if (isTyping || !usesSingleKeys.get()) return;
      if (handle(event.key, latest.current.start)) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

function handle(key: string, start: (act: string) => void): boolean {
  if (key === 'j' || key === 'k') return move(key === 'j' ? 1 : -1);
  if (key === '?') return (start('keys'), true);
  if (key === '/') return focusSearch();
  return /^[a-z]$/.test(key) && pressKey(key);
}

/** From a field to the ticket, from the ticket to the queue. */
function leave(
  target: HTMLElement,
  isTyping: boolean,
  { values, go }: { values: Record<string, string | undefined>; go: (href: string) => void },
): void {
  const heading = document.querySelector<HTMLElement>('[data-ticket-heading]');
  if (isTyping) (heading ?? target).focus();
  if (isTyping && !heading) target.blur();
  if (!isTyping && values['ticket']) go(deskPath(values));
}

function links(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-queue] .ui-row-link')].filter(
    (link) => link.offsetParent !== null,
  );
}

function move(step: 1 | -1): boolean {
  const all = links();
  const focused = all.indexOf(document.activeElement as HTMLElement);
  const open = all.findIndex((link) => link.hasAttribute('aria-current'));
  const from = focused >= 0 ? focused : open;
  const to = from < 0 ? all[0] : all[from + step];
  to?.focus();
  to?.scrollIntoView({ block: 'nearest' });
  return all.length > 0;
}

function focusSearch(): boolean {
  const field = document.querySelector<HTMLElement>('main [role=search] :is(input, select)');
  field?.focus();
  return field !== null;
}
