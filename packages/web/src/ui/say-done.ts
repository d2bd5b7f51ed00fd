import { showToast } from './toast-store.ts';

/**
 * What follows a form of a dialog that went well: it is said, and the dialog is gone.
 *
 * @example const form = useForm({ submit: () => save(wish), onDone: sayDone(t.saved, onClose) });
 */
export function sayDone(title: string, onClose: () => void): () => void {
  return () => {
    showToast({ tone: 'good', title });
    onClose();
  };
}
