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
} satisfies typeof en;

/** The mails of this module, by language. */
export const mails: Record<Language, typeof en> = { en, fr };
