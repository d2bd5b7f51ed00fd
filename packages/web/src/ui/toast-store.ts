import { useSyncExternalStore } from 'react';

/** What a toast says. */
export interface ToastContent {
  tone?: 'good' | 'info' | 'bad' | undefined;
  title: string;
  text?: string | undefined;
  /** One thing to do about it; doing it closes the toast. */
  action?: { label: string; onPress: () => void } | undefined;
}

/** A toast on the screen. */
export interface ShownToast extends ToastContent {
  id: number;
}

const MOST = 4;
let shown: ShownToast[] = [];
let last = 0;
const listeners = new Set<() => void>();

function set(next: ShownToast[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

/** Shows a toast. Errors stay until they are dismissed; put them beside the form if there is one. */
export function showToast(content: ToastContent): void {
  last += 1;
  set([...shown, { ...content, id: last }].slice(-MOST));
}

/** Takes a toast away. */
export function dismissToast(id: number): void {
  set(shown.filter((toast) => toast.id !== id));
}

/** The toasts on the screen, oldest first. */
export function useToasts(): ShownToast[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
}
