import type { EventData } from '@codepushgo/contract';
import { DATE_LOCALES, type Language } from '../../platform/language.ts';

/** A mail before it has an address. */
interface MailText {
  subject: string;
  text: string;
}

type Told = EventData<'sla-claim.ready'> & { reason: string | null };
interface Unmeasured {
  month: string;
  seconds: number;
  url: string;
}

const CENTS = 100;
const LOCALES: Record<Language, string> = { en: 'en-US', fr: 'fr-FR' };

const money = (cents: number, language: Language): string =>
  new Intl.NumberFormat(LOCALES[language], {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
  }).format(cents / CENTS);
const monthName = (month: string, language: Language): string =>
  new Intl.DateTimeFormat(DATE_LOCALES[language], { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
const instant = (at: string, language: Language): string =>
  new Intl.DateTimeFormat(DATE_LOCALES[language], {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  }).format(new Date(at));
/** Cut off to three decimals already; only the sign of the decimals differs. */
const percent = (text: string, language: Language): string =>
  language === 'fr' ? `${text.replace('.', ',')} %` : `${text}%`;

const en = {
  'sla-claim.ready': ({ organisation, claim }: Told): MailText => ({
    subject: `${money(claim.creditCents, 'en')} of service credit for ${monthName(claim.month, 'en')}`,
    text: `Hello,

in ${monthName(claim.month, 'en')} CodePushGo was available ${percent(claim.availability, 'en')} of the time, less than your contract commits to. The organisation "${organisation.name}" is due a credit of ${claim.creditPercent}% of the month's fee: ${money(claim.creditCents, 'en')}.

The claim is filled in. Confirm it before ${instant(claim.deadline, 'en')} UTC; later it lapses:
${claim.url}

You get this mail because you see the amounts of this organisation.`,
  }),
  'sla-claim.approved': ({ organisation, claim }: Told): MailText => ({
    subject: `Service credit for ${monthName(claim.month, 'en')} approved`,
    text: `Hello,

the claim of the organisation "${organisation.name}" for ${monthName(claim.month, 'en')} was approved. ${money(claim.creditCents, 'en')} are on its account of service credits and count against its next invoice:
${claim.url}

You get this mail because you see the amounts of this organisation.`,
  }),
  'sla-claim.declined': ({ organisation, claim, reason }: Told): MailText => ({
    subject: `Service credit for ${monthName(claim.month, 'en')} declined`,
    text: `Hello,

the claim of the organisation "${organisation.name}" for ${monthName(claim.month, 'en')} was declined. The reason given:

${reason ?? ''}

${claim.url}

If you see it differently, write to support.

You get this mail because you see the amounts of this organisation.`,
  }),
  unmeasured: ({ month, seconds, url }: Unmeasured): MailText => ({
    subject: `${monthName(month, 'en')}: too much time was not measured`,
    text: `Hello,

in ${monthName(month, 'en')} nobody measured for ${seconds} seconds, more than one per cent of the month. That time counts as available, and the page of the commitment says so. Look at the probes of the status service, so that the next month is measured whole.

${url}/admin/availability`,
  }),
};

const fr: typeof en = {
  'sla-claim.ready': ({ organisation, claim }) => ({
    subject: `${money(claim.creditCents, 'fr')} d’avoir de service pour ${monthName(claim.month, 'fr')}`,
    text: `Bonjour,

en ${monthName(claim.month, 'fr')}, CodePushGo a été disponible ${percent(claim.availability, 'fr')} du temps, moins que ce que prévoit votre contrat. L’organisation « ${organisation.name} » a droit à un avoir de ${claim.creditPercent} % de la mensualité : ${money(claim.creditCents, 'fr')}.

La demande est déjà remplie. Confirmez-la avant le ${instant(claim.deadline, 'fr')} UTC ; passé ce délai, elle n’est plus valable :
${claim.url}

Vous recevez ce message parce que vous avez accès aux montants de cette organisation.`,
  }),
  'sla-claim.approved': ({ organisation, claim }) => ({
    subject: `Avoir de service pour ${monthName(claim.month, 'fr')} : demande acceptée`,
    text: `Bonjour,

la demande de l’organisation « ${organisation.name} » pour ${monthName(claim.month, 'fr')} a été acceptée. ${money(claim.creditCents, 'fr')} figurent sur son compte d’avoirs et seront déduits de sa prochaine facture :
${claim.url}

Vous recevez ce message parce que vous avez accès aux montants de cette organisation.`,
  }),
  'sla-claim.declined': ({ organisation, claim, reason }) => ({
    subject: `Avoir de service pour ${monthName(claim.month, 'fr')} : demande refusée`,
    text: `Bonjour,

la demande de l’organisation « ${organisation.name} » pour ${monthName(claim.month, 'fr')} a été refusée. Motif indiqué :

${reason ?? ''}

${claim.url}

Si vous n’êtes pas d’accord, écrivez au support.

Vous recevez ce message parce que vous avez accès aux montants de cette organisation.`,
  }),
  unmeasured: ({ month, seconds, url }) => ({
    subject: `${monthName(month, 'fr')} : trop de temps sans mesure`,
    text: `Bonjour,

en ${monthName(month, 'fr')}, rien n’a été mesuré pendant ${seconds} secondes, soit plus d’un pour cent du mois. Ce temps compte comme disponible, et la page de l’engagement l’indique. Vérifiez les sondes du service d’état, pour que le mois prochain soit mesuré en entier.

${url}/admin/availability`,
  }),
};

/** What is mailed, by language. */
export const texts: Record<Language, typeof en> = { en, fr };
