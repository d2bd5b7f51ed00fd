import type { ProblemCode } from '@codepushgo/contract';
import type { Language } from '../../platform/language.ts';
import { Problem, type ProblemExtra } from '../../platform/problem.ts';

const faults = {
  mailbox: [
    'This is not an e-mail address. Write one such as zoe@example.com.',
    'Ce n’est pas une adresse e-mail. Écrivez-en une comme zoe@example.com.',
  ],
  'url-not-https': [
    'The address must begin with https:// and have at most 2000 characters.',
    'L’adresse doit commencer par https:// et ne pas dépasser 2000 caractères.',
  ],
  'url-with-password': [
    'The address must not hold a user name or a password. Messages are signed; verify the signature instead.',
    'L’adresse ne doit contenir ni nom d’utilisateur ni mot de passe. Les messages sont signés : vérifiez plutôt la signature.',
  ],
  'url-not-public': [
    'The address is not on the public internet. Name a public server.',
    'L’adresse n’est pas sur l’internet public. Indiquez un serveur public.',
  ],
  'not-of-service': [
    'This is not an address that the service gives out for messages. Copy it from the settings of the channel.',
    'Ce n’est pas une adresse que ce service donne pour des messages. Copiez-la dans les paramètres du canal.',
  ],
  'nothing-chosen': [
    'Choose at least one component, or everything.',
    'Choisissez au moins un composant, ou bien tout.',
  ],
  'choice-gone': [
    'What you chose is no longer on the status page. Load the page again and choose anew.',
    'Ce que vous avez choisi n’est plus sur la page. Rechargez-la et choisissez de nouveau.',
  ],
  'link-broken': [
    'This link is not complete. Copy all of it from the mail.',
    'Ce lien n’est pas complet. Copiez-le en entier depuis le message.',
  ],
  'link-used': [
    'This link was used already, or is older than 24 hours. If you confirmed, all is done; otherwise subscribe again.',
    'Ce lien a déjà servi, ou il a plus de 24 heures. Si vous avez confirmé, tout est fait ; sinon, abonnez-vous de nouveau.',
  ],
  ended: [
    'This subscription has ended; nothing is sent any more. You can subscribe again.',
    'Cet abonnement a pris fin ; plus rien n’est envoyé. Vous pouvez vous abonner de nouveau.',
  ],
  crowd: [
    'This endpoint has as many subscriptions as it may have. End one of them first.',
    'Ce serveur a déjà autant d’abonnements qu’il peut en avoir. Mettez d’abord fin à l’un d’eux.',
  ],
  challenge: [
    'The endpoint did not send the challenge back. It must answer with 2xx and the value of "challenge" as its body, within 30 seconds. Then press the button again.',
    'Le serveur n’a pas renvoyé le « challenge ». Il doit répondre 2xx avec cette valeur dans le corps, en moins de 30 secondes. Ensuite, appuyez de nouveau sur le bouton.',
  ],
  busy: [
    'Many endpoints are being asked. Try again in a minute.',
    'Beaucoup de serveurs sont interrogés en ce moment. Réessayez dans une minute.',
  ],
  'too-many': [
    'Too many people are subscribing right now. Try again in an hour.',
    'Trop de personnes s’abonnent en ce moment. Réessayez dans une heure.',
  ],
} as const;

/** Why a subscriber's wish is refused; a closed set. */
export type Reason = keyof typeof faults;

const CODES: Partial<Record<Reason, ProblemCode>> = {
  'link-broken': 'link-used-or-expired',
  'link-used': 'link-used-or-expired',
  ended: 'link-used-or-expired',
  busy: 'unavailable',
  'too-many': 'too-many-requests',
};

/** A problem that pages can tell in both languages. */
export function refusal(reason: Reason, extra: ProblemExtra = {}): Problem {
  return new Problem(CODES[reason] ?? 'invalid-input', faults[reason][0], { reason, ...extra });
}

/**
 * What a page says of a problem.
 *
 * @example faultText(new Problem('internal', 'Something went wrong.'), 'fr'); // 'Une erreur est survenue de notre côté. …'
 */
export function faultText({ message, extra, code }: Problem, language: Language): string {
  const known = faults[extra.reason as Reason];
  if (language === 'en') return message;
  if (known) return known[1];
  if (code === 'too-many-requests')
    return `Trop d’essais. Réessayez dans ${extra.retryAfterSeconds ?? 60} secondes.`;
  if (code === 'internal') return 'Une erreur est survenue de notre côté. Réessayez dans quelques minutes.';
  return 'La demande n’est pas valable. Revenez au formulaire et vérifiez ce que vous avez écrit.';
}
