/** What the invitation mail says. */
export interface InvitationText {
  inviter: string;
  organisation: string;
  link: string;
  publicUrl: string;
}

const en = {
  invitationSubject: ({ organisation }: InvitationText) => `Invitation to ${organisation}`,
  invitationText: ({ inviter, organisation, link, publicUrl }: InvitationText) =>
    `${inviter} invites you to work in the organisation "${organisation}" on CodePushGo (${publicUrl}).

Accept the invitation here:

${link}

The link works for 7 days and once. If you have no account yet, you make one there.
If you do not know what this is about, do nothing.
`,
};

const fr = {
  invitationSubject: ({ organisation }) => `Invitation à rejoindre ${organisation}`,
  invitationText: ({ inviter, organisation, link, publicUrl }) =>
    `${inviter} vous invite à travailler dans l’organisation « ${organisation} » sur CodePushGo (${publicUrl}).

Pour accepter l’invitation :

${link}

Ce lien est valable 7 jours et ne sert qu’une fois. Si vous n’avez pas encore de compte, vous pourrez en créer un.
Si vous ne savez pas de quoi il s’agit, ne faites rien.
`,
} satisfies typeof en;

/** The mails of this module by language. */
export const texts = { en, fr };
