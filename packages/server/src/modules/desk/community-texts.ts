import type { Language } from '../../platform/language.ts';

/** What the mail names. */
export interface CommunityMail {
  title: string;
  /** Of the post. */
  url: string;
  /** Where the author says yes. */
  link: string;
}

const en = {
  subject: 'May your post become a support ticket?',
  text: ({ title, url, link }: CommunityMail) => `Hello,

somebody of our support read a post that names your address:

  ${title}
  ${url}

Support could take it over as a ticket of yours. It would be judged like every other request. Nothing happens unless you say so here within 14 days:

${link}

If it is not yours, ignore this mail.
`,
};

const fr: typeof en = {
  subject: 'Votre message peut-il devenir une demande d’assistance ?',
  text: ({ title, url, link }) => `Bonjour,

une personne de notre assistance a lu un message qui mentionne votre adresse :

  ${title}
  ${url}

L’assistance peut le reprendre comme une demande de votre part, examinée comme toutes les autres. Rien ne se passe sans votre accord, à donner ici sous 14 jours :

${link}

Si ce message n’est pas le vôtre, ignorez cet e-mail.
`,
};

const catalogues: Record<Language, typeof en> = { en, fr };

/** The mail that asks an author for consent. */
export function communityMail(language: Language, facts: CommunityMail): { subject: string; text: string } {
  const t = catalogues[language];
  return { subject: t.subject, text: t.text(facts) };
}
