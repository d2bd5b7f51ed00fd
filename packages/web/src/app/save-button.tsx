import { useState, type ReactNode } from 'react';
import { readFault } from '../ui/fault.ts';
import { Button, type ButtonProps } from '../ui/button.tsx';
import { showToast } from '../ui/toast-store.ts';
import { localise } from './faults.ts';
import { downloadFile, fetchFile } from './save-file.ts';

/** Runs what saves a file, and says in a toast why it could not. */
export async function saveOrSay(save: () => Promise<void>): Promise<void> {
  await save().catch((error: unknown) =>
    showToast({ tone: 'bad', title: readFault(localise(error)).message }),
  );
}

/**
 * Saves a file of the server's at `href`; busy until all of it has come.
 *
 * @param isLarge it goes to the disk as it comes; the server must answer `?check` behind the address
 */
export function SaveButton({
  href,
  isLarge = false,
  ...rest
}: Omit<ButtonProps, 'busy' | 'onClick'> & { href: string; isLarge?: boolean }): ReactNode {
  const [isBusy, setBusy] = useState(false);
  const save = (): void => {
    setBusy(true);
    const fetching = isLarge ? downloadFile : fetchFile;
    void saveOrSay(() => fetching(href)).finally(() => setBusy(false));
  };
  return <Button icon="download" {...rest} busy={isBusy} onClick={save} />;
}
