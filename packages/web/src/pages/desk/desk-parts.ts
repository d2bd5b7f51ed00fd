/** The pages of the desk, in the order of their tabs. */
export const deskParts = [
  { id: 'queue', href: '/desk' },
  { id: 'owed', href: '/desk/owed' },
  { id: 'mail', href: '/desk/mail' },
  { id: 'community', href: '/desk/community' },
  { id: 'reports', href: '/desk/reports' },
  { id: 'macros', href: '/desk/macros' },
  { id: 'team', href: '/desk/team' },
] as const;
