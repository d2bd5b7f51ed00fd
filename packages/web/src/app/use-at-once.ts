import { useCallback } from 'react';
import { readFault } from '../ui/fault.ts';
import { showToast } from '../ui/toast-store.ts';
import { useSend, type Call } from './send.ts';

/**
 * Does what needs no form and no question, and says in a toast what came of it.
 *
 * @param said what is told afterwards, from the answer
 * @example const resend = useAtOnce(client.organisations.resendInvitation, ({ email }) => t.resent(email));
 */
export function useAtOnce<I, O>(call: Call<I, O>, said: (output: O) => string): (input: I) => void {
  const send = useSend(call);
  return useCallback(
    (input: I) => {
      send(input).then(
        (output) => showToast({ tone: 'good', title: said(output) }),
        (error: unknown) => showToast({ tone: 'bad', title: readFault(error).message }),
      );
    },
    [send, said],
  );
}
