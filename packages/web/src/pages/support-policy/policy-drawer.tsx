import type { PublishedPolicy } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { useLanguage, useTexts } from '../../app/language.ts';
import { supportPolicyTexts } from '../../texts/support-policy.ts';
import { versionTexts } from '../../texts/versions.ts';
import { DialogBody, Drawer } from '../../ui/dialog.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { useFormat } from '../../ui/ui-context.tsx';
import { PolicyPreview } from './policy-preview.tsx';

/** Everything that one version says, in both languages. */
export function PolicyDrawer(props: { version: PublishedPolicy; onClose: () => void }): ReactNode {
  const { version, onClose } = props;
  const t = useTexts(supportPolicyTexts);
  const { numbered } = useTexts(versionTexts);
  const format = useFormat();
  const [language, setLanguage] = useState<string>(useLanguage());
  return (
    <Drawer
      isOpen
      title={numbered(format.number(version.version))}
      description={version.note}
      onClose={onClose}
    >
      <DialogBody className="flex-1">
        <Tabs
          label={t.views}
          value={language}
          onValue={setLanguage}
          tabs={(['en', 'fr'] as const).map((one) => ({
            id: one,
            label: t.preview[one],
            content: <PolicyPreview policy={version.policy} language={one} />,
          }))}
        />
      </DialogBody>
    </Drawer>
  );
}
