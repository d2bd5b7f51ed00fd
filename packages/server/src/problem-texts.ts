import { problems, type ProblemCode } from '@codepushgo/contract';
import { html } from 'hono/html';
import type { Language } from './platform/language.ts';
import type { Html } from './platform/page.ts';

interface ProblemTexts {
  title(code: ProblemCode): string;
  facts(code: string, status: number): Html;
  advice: Html;
}

/** What the page of a problem says, in each language. */
export const problemTexts: Record<Language, ProblemTexts> = {
  en: {
    title: (code) => problems[code].title,
    facts: (code, status) => html`Problem code <code>${code}</code>, HTTP status ${status}.`,
    advice: html`The member <code>detail</code> of the answer says what happened this time and what to do;
      <code>errors</code> names faulty fields; quote <code>requestId</code> when you ask for help.`,
  },
  fr: {
    title: (code) => frenchTitles[code],
    facts: (code, status) => html`Code du problème : <code>${code}</code>, statut HTTP ${status}.`,
    advice: html`Le membre <code>detail</code> de la réponse dit ce qui s’est passé cette fois et quoi faire ;
      <code>errors</code> nomme les champs fautifs ; citez <code>requestId</code> si vous demandez de l’aide.`,
  },
};

const frenchTitles: Record<ProblemCode, string> = {
  'invalid-input': 'La requête n’est pas valide',
  'invalid-package': 'Le paquet ne peut pas être accepté',
  'signature-required': 'L’application n’accepte que des versions signées',
  'signature-invalid': 'La signature de la version ne correspond pas',
  'not-signed-in': 'Connectez-vous d’abord',
  'access-key-expired': 'La clé d’accès a expiré',
  forbidden: 'Votre rôle ne le permet pas',
  'scope-too-small': 'La clé d’accès ne le permet pas',
  'foreign-origin': 'La requête provenait d’un autre site',
  'sign-up-closed': 'Il faut une invitation pour créer un compte',
  'not-found': 'Il n’y a rien ici',
  'request-timeout': 'La requête est restée muette trop longtemps',
  conflict: 'Cela contredit ce qui existe déjà',
  'name-taken': 'Ce nom est déjà pris',
  'duplicate-release': 'Les appareils reçoivent déjà ce contenu',
  'rollout-unfinished': 'Un déploiement progressif est encore en cours',
  'rollout-not-raised': 'Un déploiement progressif ne peut qu’augmenter',
  'last-owner': 'Une organisation garde au moins un propriétaire',
  'idempotency-key-reused': 'La clé d’idempotence a servi à une autre requête',
  'link-used-or-expired': 'Le lien ou le code a déjà servi ou a expiré',
  'payload-too-large': 'La requête est trop grande',
  'unsupported-media-type': 'Un corps de ce type n’est pas lu ici',
  'limit-reached': 'Une limite est atteinte',
  'too-many-requests': 'Trop de tentatives',
  internal: 'Une erreur s’est produite de notre côté',
  unavailable: 'Indisponible pour le moment',
};
