/** What the invitation mail says. */
export interface InvitationText {
  inviter: string;
  organisation: string;
  link: string;
  /** Until when the link works, in words. */
  until: string;
  publicUrl: string;
}

const en = {
  invitationSubject: ({ organisation }: InvitationText) => `Invitation to ${organisation}`,
  invitationText: ({ inviter, organisation, link, until, publicUrl }: InvitationText) =>
    `${inviter} invites you to work in the organisation "${organisation}" on CodePushGo (${publicUrl}).

Accept the invitation here:

${link}

The link works once, until ${until}. If you have no account yet, you make one there.
If you do not know what this is about, do nothing.
`,
};

const fr = {
  invitationSubject: ({ organisation }) => `Invitation à rejoindre ${organisation}`,
  invitationText: ({ inviter, organisation, link, until, publicUrl }) =>
    `${inviter} vous invite à travailler dans l’organisation « ${organisation} » sur CodePushGo (${publicUrl}).

Pour accepter l’invitation :

${link}

Ce lien ne sert qu’une fois, jusqu’au ${until}. Si vous n’avez pas encore de compte, vous pourrez en créer un.
Si vous ne savez pas de quoi il s’agit, ne faites rien.
`,
} satisfies typeof en;

/** The mails of this module by language. */
export const texts = { en, fr };
