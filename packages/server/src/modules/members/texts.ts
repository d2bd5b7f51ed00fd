import type { Language } from '../../platform/language.ts';

/** What the mails about a transfer of ownership tell. */
interface Transfer {
  organisation: string;
  /** The person who was the owner. */
  from: string;
  /** The person who is the owner now. */
  to: string;
  /** The address of the page of members. */
  page: string;
}

const en = {
  newOwner: ({ organisation, from, page }: Transfer) => ({
    subject: `You are now the owner of ${organisation}`,
    text: `${from} made you the owner of the organisation "${organisation}" on CodePushGo.

You decide from now on about its members, its plan and its projects, and you alone can pass it on or delete it.
Its members:

${page}
`,
  }),
  formerOwner: ({ organisation, to, page }: Transfer) => ({
    subject: `You passed ${organisation} on to ${to}`,
    text: `${to} is now the owner of the organisation "${organisation}" on CodePushGo. You are an admin there.

If it was not you who did this, write to the new owner at once, and choose another password.
The members of the organisation:

${page}
`,
  }),
};

const fr = {
  newOwner: ({ organisation, from, page }) => ({
    subject: `Vous êtes désormais propriétaire de ${organisation}`,
    text: `${from} vous a confié la propriété de l’organisation « ${organisation} » sur CodePushGo.

Les membres, le forfait et les projets relèvent maintenant de vous, et vous seul pouvez la transmettre ou la supprimer.
Ses membres :

${page}
`,
  }),
  formerOwner: ({ organisation, to, page }) => ({
    subject: `Vous avez transmis ${organisation} à ${to}`,
    text: `${to} est désormais propriétaire de l’organisation « ${organisation} » sur CodePushGo. Vous y êtes administrateur.

Si cela ne vient pas de vous, écrivez tout de suite au nouveau propriétaire et choisissez un autre mot de passe.
Les membres de l’organisation :

${page}
`,
  }),
} satisfies typeof en;

/** The mails of this module, by language. */
export const texts: Record<Language, typeof en> = { en, fr };
