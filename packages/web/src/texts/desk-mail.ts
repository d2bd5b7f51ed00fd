import type { MailSign } from '@codepushgo/contract';

const en = {
  signs: {
    automatic: 'automatic',
    looks_automatic: 'looks automatic',
    calendar: 'calendar reply',
    bounce: 'delivery report',
    subject_changed: 'another subject',
    name_is_another_address: 'the name is another address',
    needs_original: 'read the original',
    encrypted: 'encrypted',
    empty: 'empty',
    of_staff: 'by staff',
    not_proved: 'sender not proved',
    weakly_proved: 'sender weakly proved',
    guest: 'without an account',
  } satisfies Record<MailSign, string>,
  split: 'Another matter? Split it off',
};

const fr: typeof en = {
  signs: {
    automatic: 'automatique',
    looks_automatic: 'semble automatique',
    calendar: 'réponse d’agenda',
    bounce: 'avis de non-remise',
    subject_changed: 'autre objet',
    name_is_another_address: 'le nom est une autre adresse',
    needs_original: 'à lire dans l’original',
    encrypted: 'chiffré',
    empty: 'vide',
    of_staff: 'de l’équipe',
    not_proved: 'expéditeur non prouvé',
    weakly_proved: 'expéditeur faiblement prouvé',
    guest: 'sans compte',
  },
  split: 'Un autre sujet ? Le scinder',
};

export const deskMailTexts = { en, fr };
