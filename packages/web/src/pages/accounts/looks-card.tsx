import { useMemo, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { languageChoices } from '../../app/language-names.ts';
import { useLanguage, useTexts, type Language } from '../../app/language.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useAccount } from '../../app/session.tsx';
import { useTheme, type Theme } from '../../app/theme.ts';
import { useAtOnce } from '../../app/use-at-once.ts';
import { ZoneInput } from '../../app/zone-input.tsx';
import { accountTexts } from '../../texts/account.ts';
import { settingsTexts } from '../../texts/settings.ts';
import { Card } from '../../ui/card.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';

const THEMES = ['light', 'dark', 'system'] as const;

/** Language, theme and zone, each in force at once. */
export function LooksCard(): ReactNode {
  const t = useTexts(accountTexts);
  const s = useTexts(settingsTexts);
  const account = useAccount();
  const { chooseLanguage, chooseTheme } = usePreferences();
  const update = useAtOnce(client.accounts.updateMe, () => s.saved);
  const asBrowser = useMemo(() => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    return { value: '', label: t.zoneOfBrowser(zone) };
  }, [t]);
  return (
    <Card title={t.looks} description={t.looksHint}>
      <div className="flex max-w-130 flex-col gap-4">
        <Field label={s.language}>
          <Select
            choices={languageChoices}
            value={useLanguage()}
            onValue={(value) => chooseLanguage(value as Language)}
          />
        </Field>
        <Field label={t.theme}>
          <Select
            choices={THEMES.map((value) => ({ value, label: t.themes[value] }))}
            value={useTheme()}
            onValue={(value) => chooseTheme(value as Theme)}
          />
        </Field>
        <Field label={s.zone} help={t.zoneHelp}>
          <ZoneInput
            first={asBrowser}
            value={account.timeZone ?? ''}
            onValue={(zone) => update({ timeZone: zone || null })}
          />
        </Field>
      </div>
    </Card>
  );
}
