import type { ReactNode } from 'react';

/** Somebody by name, and who that is on the pointer: the address, or the name of the account. */
export function PersonName({ name, account }: { name: string; account: string }): ReactNode {
  return <span title={account}>{name || account}</span>;
}
