import type { Language } from '../../platform/language.ts';

/** What a mail about a disabled webhook names. */
interface Disabled {
  organisation: string;
  host: string;
  description: string;
}

/** A mail before it has an address. */
interface MailText {
  subject: string;
  text: string;
}

const en = {
  gone: (webhook: Disabled): MailText => ({
    subject: `Webhook to ${webhook.host} disabled: the receiver said it is gone`,
    text: `Hello,

the server ${webhook.host} answered 410 Gone to an event of the organisation "${webhook.organisation}". The webhook${named(webhook.description)} is therefore disabled, and events are no longer sent to it.

If the receiver has moved, enter its new address in the settings of the organisation and enable the webhook. What was not delivered can then be sent again from its delivery log.

You get this mail because you manage the organisation.`,
  }),
  failing: (webhook: Disabled): MailText => ({
    subject: `Webhook to ${webhook.host} disabled: nothing was delivered for three days`,
    text: `Hello,

no event of the organisation "${webhook.organisation}" has reached the server ${webhook.host} for three days, although each was tried again for more than a day. The webhook${named(webhook.description)} is therefore disabled, and events are no longer sent to it.

The delivery log, in the settings of the organisation, shows what the server answered. Once it works again, enable the webhook; what was not delivered can be sent again from there.

You get this mail because you manage the organisation.`,
  }),
};

function named(description: string): string {
  return description === '' ? '' : ` "${description}"`;
}

const fr: Record<keyof typeof en, (webhook: Disabled) => MailText> = {
  gone: (webhook) => ({
    subject: `Webhook vers ${webhook.host} désactivé : le destinataire n’existe plus`,
    text: `Bonjour,

le serveur ${webhook.host} a répondu « 410 Gone » à un événement de l’organisation « ${webhook.organisation} ». Le webhook${quoted(webhook.description)} est donc désactivé et ne reçoit plus aucun événement.

Si le destinataire a changé d’adresse, indiquez la nouvelle dans les paramètres de l’organisation et réactivez le webhook. Vous pourrez ensuite renvoyer, depuis le journal des envois, ce qui n’a pas été remis.

Vous recevez ce message parce que vous administrez l’organisation.`,
  }),
  failing: (webhook) => ({
    subject: `Webhook vers ${webhook.host} désactivé : aucun événement remis depuis trois jours`,
    text: `Bonjour,

depuis trois jours, aucun événement de l’organisation « ${webhook.organisation} » n’a pu être remis au serveur ${webhook.host}, malgré des tentatives répétées pendant plus d’une journée pour chacun. Le webhook${quoted(webhook.description)} est donc désactivé et ne reçoit plus aucun événement.

Le journal des envois, dans les paramètres de l’organisation, montre ce que le serveur a répondu. Dès qu’il fonctionne de nouveau, réactivez le webhook ; vous pourrez renvoyer de là ce qui n’a pas été remis.

Vous recevez ce message parce que vous administrez l’organisation.`,
  }),
};

function quoted(description: string): string {
  return description === '' ? '' : ` « ${description} »`;
}

/** The mails of this module, by language. */
export const texts: Record<Language, typeof en> = { en, fr };
