import type { ReactNode } from 'react';
import { settingsTexts } from '../texts/settings.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { CodeBlock } from '../ui/code-block.tsx';
import { Dialog, DialogBody, DialogFooter } from '../ui/dialog.tsx';
import { useTexts } from './language.ts';

/** Shows a secret the one time that it can be seen. */
export function SecretDialog(props: {
  title: string;
  /** What the secret is. */
  label: string;
  secret: string;
  /** What to do with it. */
  children?: ReactNode;
  onClose: () => void;
}): ReactNode {
  const t = useTexts(settingsTexts).secret;
  return (
    <Dialog isOpen title={props.title} onClose={props.onClose}>
      <DialogBody>
        <Banner tone="warning" title={t.once} />
        <CodeBlock code={props.secret} label={props.label} />
        {props.children}
      </DialogBody>
      <DialogFooter>
        <Button kind="primary" onClick={props.onClose}>
          {t.done}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
