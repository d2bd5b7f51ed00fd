import type { EntitlementText } from '@codepushgo/contract';
import type { Language } from '../../platform/language.ts';
import type { AutomaticKind } from './automatic-kind.ts';

/** What a text is filled with: names and addresses of ours, nothing that the sender wrote. */
export interface MailFacts {
  /** For instance `CPG-12`; empty for mail that belongs to no ticket. */
  reference: string;
  /** Where its reader goes on. */
  url: string;
  /** Where the official channels are. */
  supportUrl: Record<Language, string>;
  reason?: Record<Language, EntitlementText>;
}

type Said = (facts: MailFacts) => string;
interface Words {
  subject: string;
  en: Said;
  fr: Said;
}

const texts: Record<AutomaticKind, Words> = {
  acknowledged: {
    subject: 'We have your request · Nous avons votre demande',
    en: ({ url }) => `We have received your request. You see what is owed, and when, here:\n${url}`,
    fr: ({ url }) =>
      `Nous avons bien reçu votre demande. Ce qui vous est dû, et pour quand, se lit ici :\n${url}`,
  },
  choose_project: {
    subject: 'Which project is it about? · De quel projet s’agit-il ?',
    en: ({ url }) =>
      `We have received your request. It names no project, and you work on several. Choose one here; from then on the time to an answer counts:\n${url}`,
    fr: ({ url }) =>
      `Nous avons bien reçu votre demande. Elle ne nomme aucun projet et vous travaillez sur plusieurs. Choisissez-en un ici ; le délai de réponse court à partir de ce moment :\n${url}`,
  },
  needs_sponsor: {
    subject: 'A developer must confirm your request · Un développeur doit confirmer votre demande',
    en: ({ url }) =>
      `We have received your request. Technical requests are made by developers of the project: we have asked them to confirm yours. You see it here:\n${url}`,
    fr: ({ url }) =>
      `Nous avons bien reçu votre demande. Les demandes techniques viennent des développeurs du projet : nous leur avons demandé de confirmer la vôtre. Vous la retrouvez ici :\n${url}`,
  },
  incident: {
    subject: 'This looks like a known problem · Un incident en cours y ressemble',
    en: ({ url }) =>
      `We have received your request. It looks like a problem that we are working on already, and it follows that one. If yours is different, say so here:\n${url}`,
    fr: ({ url }) =>
      `Nous avons bien reçu votre demande. Elle ressemble à un incident sur lequel nous travaillons déjà et le suit. Si la vôtre est différente, dites-le ici :\n${url}`,
  },
  declined: {
    subject: 'Your request is not processed · Votre demande n’est pas traitée',
    en: ({ url, reason }) =>
      `${sentences(reason?.en)}\n\nYour text is kept and is sent again by itself once the request is eligible. The documentation and the community help meanwhile:\n${url}`,
    fr: ({ url, reason }) =>
      `${sentences(reason?.fr)}\n\nVotre texte est conservé et repartira de lui-même dès que la demande sera recevable. En attendant, la documentation et la communauté vous aident :\n${url}`,
  },
  pointer: {
    subject: 'How to reach support · Comment joindre l’assistance',
    en: ({ url }) => `Support answers registered accounts. The official channels are listed here:\n${url}`,
    fr: ({ url }) =>
      `L’assistance répond aux comptes inscrits. Les canaux officiels sont indiqués ici :\n${url}`,
  },
  empty: {
    subject: 'Your message was empty · Votre message était vide',
    en: () => 'Your message came without a text and without a file. Please write again what you need.',
    fr: () =>
      'Votre message est arrivé sans texte ni fichier. Écrivez-nous à nouveau ce dont vous avez besoin.',
  },
  encrypted: {
    subject: 'Your message is encrypted · Votre message est chiffré',
    en: ({ url }) =>
      `We cannot read encrypted mail. Please write on the site, where what you send is protected:\n${url}`,
    fr: ({ url }) =>
      `Nous ne pouvons pas lire le courrier chiffré. Écrivez-nous sur le site, où ce que vous envoyez est protégé :\n${url}`,
  },
  guest_waits: {
    subject: 'Somebody wants to take part · Quelqu’un souhaite participer',
    en: ({ url }) =>
      `Somebody without an account has written to this ticket. The message is held until you let them in or turn them away:\n${url}`,
    fr: ({ url }) =>
      `Une personne sans compte a écrit au sujet de votre demande. Son message est retenu jusqu’à ce que vous l’acceptiez ou le refusiez :\n${url}`,
  },
  confirm_request: {
    subject: 'A colleague asks for help · Un collègue demande de l’aide',
    en: ({ url }) =>
      `A colleague has asked for technical help with a project of yours. It is processed once a developer confirms it. This link works once:\n${url}`,
    fr: ({ url }) =>
      `Un collègue a demandé une aide technique pour l’un de vos projets. Elle est traitée dès qu’un développeur la confirme. Ce lien ne sert qu’une fois :\n${url}`,
  },
  rating: {
    subject: 'How did it go? · Comment cela s’est-il passé ?',
    en: ({ url }) => `Your ticket is closed. Tell us how it went; it takes one click:\n${url}`,
    fr: ({ url }) =>
      `Votre demande est close. Dites-nous comment cela s’est passé ; un clic suffit :\n${url}`,
  },
  form_link: {
    subject: 'Confirm your request · Confirmez votre demande',
    en: ({ url }) =>
      `A request for help was written on our site with this address. Confirm that it is yours; the link works once, for one day. If it is not, do nothing:\n${url}`,
    fr: ({ url }) =>
      `Une demande d’aide a été rédigée sur notre site avec cette adresse. Confirmez qu’elle est de vous ; le lien sert une fois, pendant un jour. Sinon, ne faites rien :\n${url}`,
  },
  kept_as_note: {
    subject: 'Kept as a note · Conservé comme note',
    en: ({ url }) =>
      `Your mail was kept as a note that customers do not see. Answers to customers are written in the desk:\n${url}`,
    fr: ({ url }) =>
      `Votre message a été conservé comme note, invisible pour le client. Les réponses aux clients s’écrivent au guichet :\n${url}`,
  },
  not_delivered: {
    subject: 'An answer did not arrive · Une réponse n’est pas arrivée',
    en: ({ url }) => `A mail on a ticket of yours could not be delivered, for good:\n${url}`,
    fr: ({ url }) =>
      `Un message d’une demande que vous suivez n’a définitivement pas pu être remis :\n${url}`,
  },
  customer_wrote: {
    subject: 'A customer wrote · Un client a écrit',
    en: ({ url }) => `A customer has written on a ticket of yours:\n${url}`,
    fr: ({ url }) => `Un client a écrit sur une demande que vous suivez :\n${url}`,
  },
};

function sentences(text: EntitlementText | undefined): string {
  return [text?.summary, text?.next].filter(Boolean).join('\n');
}

/** The fixed text of a kind, in both languages. */
export function automaticText(kind: AutomaticKind, facts: MailFacts): { subject: string; text: string } {
  const { subject, en, fr } = texts[kind];
  const more =
    facts.reference === '' ? '' : `\n\nSupport: ${facts.supportUrl.en}\nAssistance : ${facts.supportUrl.fr}`;
  return {
    subject: facts.reference === '' ? subject : `[${facts.reference}] ${subject}`,
    text: `${en(facts)}\n\n— — —\n\n${fr(facts)}${more}\n`,
  };
}

/** What stands below an answer of a person. */
export const answerFooter: Record<Language, (reference: string, url: string | null) => string> = {
  en: (reference, url) =>
    `-- \n${reference}: reply to this mail${url === null ? '' : `, or open the ticket: ${url}`}`,
  fr: (reference, url) =>
    `-- \n${reference} : répondez à ce message${url === null ? '' : ` ou ouvrez la demande : ${url}`}`,
};

/** Names what an answer carries that does not travel with the mail. */
export const filesLine: Record<Language, (count: number) => string> = {
  en: (count) =>
    count === 1 ? 'One file is attached on the ticket.' : `${count} files are attached on the ticket.`,
  fr: (count) =>
    count === 1 ? 'Un fichier est joint à la demande.' : `${count} fichiers sont joints à la demande.`,
};
