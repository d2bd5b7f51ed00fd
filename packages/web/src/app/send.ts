import type { CallContext } from '@codepushgo/contract/client';
import { useCallback, useRef } from 'react';
import { queryClient } from './api.ts';
import { localise } from './faults.ts';
import { leave, stay } from './leaving.ts';
import { randomKey } from './random-key.ts';

/** An endpoint of the client that changes something. */
export type Call<I, O> = (input: I, options: { context: CallContext }) => Promise<O>;

/**
 * Sends a change. A repetition after a lost answer carries the same idempotency key, so that nothing is made twice;
 * afterwards everything on the page is asked for again. Throws in the reader's language.
 *
 * @param options.isLeaving for what takes away the page one is on: nothing is asked for until the next one,
 *   to which `useGo` leads, is shown
 * @example
 * const create = useSend(client.projects.create);
 * const form = useForm({ submit: () => create({ org, name, slug }), onDone: onClose });
 */
export function useSend<I, O>(call: Call<I, O>, { isLeaving = false } = {}): (input: I) => Promise<O> {
  const last = useRef({ input: '', key: '' });
  return useCallback(
    async (input: I) => {
      const written = JSON.stringify(input);
      if (last.current.input !== written) last.current = { input: written, key: randomKey() };
      const context = { idempotencyKey: last.current.key };
      if (isLeaving) {
        leave();
        await queryClient.cancelQueries();
      }
      const output = await call(input, { context }).catch((error: unknown) => {
        stay();
        throw localise(error);
      });
      last.current = { input: '', key: '' };
      await queryClient.invalidateQueries({ refetchType: isLeaving ? 'none' : 'active' });
      return output;
    },
    [call, isLeaving],
  );
}
