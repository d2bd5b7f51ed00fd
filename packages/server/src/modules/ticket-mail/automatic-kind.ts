/** What is sent by itself. Each has a fixed text in both languages, see `texts.ts`. */
export type AutomaticKind =
  /** A ticket was made of a mail or of the form. */
  | 'acknowledged'
  | 'choose_project'
  | 'needs_sponsor'
  | 'incident'
  /** Declined; the text is kept. */
  | 'declined'
  /** Somebody without an account is told of the official channels. */
  | 'pointer'
  | 'empty'
  | 'encrypted'
  /** To the requester: somebody without an account wants to take part. */
  | 'guest_waits'
  /** To a developer: a colleague's request waits for a confirmation. */
  | 'confirm_request'
  /** How did it go. */
  | 'rating'
  /** The link that proves the address of a form. */
  | 'form_link'
  /** To staff. */
  | 'kept_as_note'
  | 'not_delivered'
  | 'customer_wrote';

/** Those that answer a message at once: what a machine on the other side would answer in turn. */
export const ANSWERS: AutomaticKind[] = [
  'acknowledged',
  'choose_project',
  'needs_sponsor',
  'incident',
  'declined',
  'pointer',
  'empty',
  'encrypted',
];

/** Those that go to staff, who are no customers. */
export const TO_STAFF: AutomaticKind[] = ['kept_as_note', 'not_delivered', 'customer_wrote'];
