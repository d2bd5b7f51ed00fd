import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { accountTexts } from '../../texts/account.ts';
import { AccountFrame } from './account-frame.tsx';
import { EmailCard } from './email-card.tsx';
import { LooksCard } from './looks-card.tsx';
import { PasswordCard } from './password-card.tsx';
import { PersonCard } from './person-card.tsx';

/** `/account`: name, preferences and password. */
export function ProfilePage(): ReactNode {
  const t = useTexts(accountTexts);
  return (
    <AccountFrame part="profile" description={t.profileIntro}>
      <div className="flex flex-col gap-6">
        <PersonCard />
        <EmailCard />
        <LooksCard />
        <PasswordCard />
      </div>
    </AccountFrame>
  );
}
