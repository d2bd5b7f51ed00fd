import type { Language } from '../../platform/language.ts';
/** A mail before it has an address. */
export interface MailText {
  subject: string;
  text: string;
}

const en = {
  signUp: (link: string): MailText => ({
    subject: 'Finish making your CodePushGo account',
    text: `Hello,

somebody asked for a CodePushGo account with this address. If that was you, open this link and choose a password:

${link}

The link works once, within 24 hours. If it was not you, do nothing: without the link there is no account.`,
  }),
  alreadyRegistered: (signIn: string, forgotten: string): MailText => ({
    subject: 'You already have a CodePushGo account',
    text: `Hello,

somebody asked for a CodePushGo account with this address, which has one already. Sign in here:

${signIn}

If you no longer know the password, choose a new one:

${forgotten}

If it was not you who asked, do nothing: your account is as it was.`,
  }),
  reset: (link: string): MailText => ({
    subject: 'Choose a new password for CodePushGo',
    text: `Hello,

somebody asked for a new password for your CodePushGo account. If that was you, open this link:

${link}

The link works once, within an hour. If it was not you, do nothing: your password stays as it is.`,
  }),
  passwordChanged: (forgotten: string): MailText => ({
    subject: 'Your CodePushGo password was changed',
    text: `Hello,

the password of your CodePushGo account was changed just now, and all browsers were signed out. Access keys go on working.

If it was not you, choose another password at once and look through your access keys:

${forgotten}`,
  }),
  changeEmail: (link: string, userName: string): MailText => ({
    subject: 'Confirm this address for your CodePushGo account',
    text: `Hello,

the CodePushGo account "${userName}" is to have this address from now on. If that is your wish, open this link and confirm:

${link}

The link works once, within an hour. If you asked for nothing, do nothing: without the link the address stays unused.`,
  }),
  addressTaken: (forgotten: string): MailText => ({
    subject: 'This address already has a CodePushGo account',
    text: `Hello,

somebody wanted to use this address for another CodePushGo account. It has an account already, so nothing was changed.

If it was you, choose another address, or change the address of this account first. If you no longer know its password, choose a new one:

${forgotten}

If it was not you who asked, do nothing: your account is as it was.`,
  }),
  emailChangeAsked: (email: string, forgotten: string): MailText => ({
    subject: 'Another address for your CodePushGo account',
    text: `Hello,

somebody who knows your password asked to move your CodePushGo account from this address to ${email}. It is moved once the link that we sent there was confirmed, within an hour.

If it was not you, choose another password at once; that calls the change off:

${forgotten}`,
  }),
  emailChanged: (email: string): MailText => ({
    subject: 'The address of your CodePushGo account was changed',
    text: `Hello,

your CodePushGo account has the address ${email} from now on. Sign in with that one; this address belongs to no account any more.

If it was not you, write to those who run this CodePushGo server at once.`,
  }),
};

const fr = {
  signUp: (link: string): MailText => ({
    subject: 'Terminez la création de votre compte CodePushGo',
    text: `Bonjour,

une demande de compte CodePushGo a été faite avec cette adresse. Si elle vient de vous, ouvrez ce lien et choisissez un mot de passe :

${link}

Le lien ne sert qu’une fois et reste valable 24 heures. Si la demande ne vient pas de vous, ne faites rien : sans ce lien, aucun compte n’est créé.`,
  }),
  alreadyRegistered: (signIn: string, forgotten: string): MailText => ({
    subject: 'Vous avez déjà un compte CodePushGo',
    text: `Bonjour,

une demande de compte CodePushGo a été faite avec cette adresse, qui en possède déjà un. Connectez-vous ici :

${signIn}

Mot de passe oublié ? Choisissez-en un nouveau :

${forgotten}

Si la demande ne vient pas de vous, ne faites rien : votre compte reste inchangé.`,
  }),
  reset: (link: string): MailText => ({
    subject: 'Choisissez un nouveau mot de passe CodePushGo',
    text: `Bonjour,

un nouveau mot de passe a été demandé pour votre compte CodePushGo. Si la demande vient de vous, ouvrez ce lien :

${link}

Le lien ne sert qu’une fois et reste valable une heure. Si la demande ne vient pas de vous, ne faites rien : votre mot de passe ne change pas.`,
  }),
  passwordChanged: (forgotten: string): MailText => ({
    subject: 'Votre mot de passe CodePushGo a été modifié',
    text: `Bonjour,

le mot de passe de votre compte CodePushGo vient d’être modifié et tous les navigateurs ont été déconnectés. Les clés d’accès restent valables.

Si ce n’était pas vous, choisissez tout de suite un autre mot de passe et vérifiez vos clés d’accès :

${forgotten}`,
  }),
  changeEmail: (link: string, userName: string): MailText => ({
    subject: 'Confirmez cette adresse pour votre compte CodePushGo',
    text: `Bonjour,

le compte CodePushGo « ${userName} » doit désormais porter cette adresse. Si c’est bien votre souhait, ouvrez ce lien et confirmez :

${link}

Le lien ne sert qu’une fois et reste valable une heure. Si vous n’avez rien demandé, ne faites rien : sans ce lien, l’adresse n’est pas utilisée.`,
  }),
  addressTaken: (forgotten: string): MailText => ({
    subject: 'Cette adresse possède déjà un compte CodePushGo',
    text: `Bonjour,

quelqu’un a voulu utiliser cette adresse pour un autre compte CodePushGo. Elle en possède déjà un : rien n’a donc changé.

Si c’était vous, choisissez une autre adresse, ou changez d’abord celle de ce compte-ci. Mot de passe oublié ? Choisissez-en un nouveau :

${forgotten}

Si la demande ne vient pas de vous, ne faites rien : votre compte reste inchangé.`,
  }),
  emailChangeAsked: (email: string, forgotten: string): MailText => ({
    subject: 'Une autre adresse pour votre compte CodePushGo',
    text: `Bonjour,

une personne qui connaît votre mot de passe a demandé que votre compte CodePushGo passe de cette adresse à ${email}. Le changement prend effet quand le lien envoyé là-bas est confirmé, dans l’heure.

Si ce n’était pas vous, choisissez tout de suite un autre mot de passe ; le changement est alors annulé :

${forgotten}`,
  }),
  emailChanged: (email: string): MailText => ({
    subject: 'L’adresse de votre compte CodePushGo a changé',
    text: `Bonjour,

votre compte CodePushGo porte désormais l’adresse ${email}. Connectez-vous avec celle-ci : l’ancienne n’appartient plus à aucun compte.

Si ce n’était pas vous, écrivez tout de suite à l’équipe qui gère ce serveur CodePushGo.`,
  }),
} satisfies typeof en;

/** The mails of this module, by language. */
export const mails: Record<Language, typeof en> = { en, fr };
