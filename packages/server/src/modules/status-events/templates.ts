import type { ComponentState, IncidentStatus, Words } from '#status';

/** Words for an incident that somebody has thought about before it was urgent. */
export interface IncidentTemplate {
  key: string;
  title: Words;
  status: Exclude<IncidentStatus, 'postmortem'>;
  body: Words;
  /** States by key of the component. */
  components: Record<string, ComponentState>;
}

/** The templates, in the order of the console. */
export const incidentTemplates: IncidentTemplate[] = [
  {
    key: 'update-checks-down',
    title: { en: 'Update checks fail', fr: 'La vérification des mises à jour échoue' },
    status: 'investigating',
    body: {
      en: 'Apps cannot ask for updates at the moment. They go on running the version that they have. We are looking for the cause.',
      fr: 'Les applications ne peuvent pas demander de mises à jour pour l’instant. Elles continuent avec la version installée. Nous cherchons la cause.',
    },
    components: { 'update-checks': 'major_outage' },
  },
  {
    key: 'downloads-down',
    title: { en: 'Packages cannot be downloaded', fr: 'Les paquets ne peuvent pas être téléchargés' },
    status: 'investigating',
    body: {
      en: 'Apps find updates but cannot download them. They go on running the version that they have. We are looking for the cause.',
      fr: 'Les applications trouvent les mises à jour mais ne peuvent pas les télécharger. Elles continuent avec la version installée. Nous cherchons la cause.',
    },
    components: { 'package-downloads': 'major_outage' },
  },
  {
    key: 'releases-down',
    title: { en: 'Releases cannot be published', fr: 'Les publications sont impossibles' },
    status: 'investigating',
    body: {
      en: 'New releases are refused or do not finish. Devices get what was published before. We are looking for the cause.',
      fr: 'Les nouvelles publications sont refusées ou n’aboutissent pas. Les appareils reçoivent ce qui a été publié avant. Nous cherchons la cause.',
    },
    components: { 'release-api': 'major_outage' },
  },
  {
    key: 'slow',
    title: { en: 'Answers are slow', fr: 'Les réponses sont lentes' },
    status: 'investigating',
    body: {
      en: 'Answers take longer than usual. Requests that fail can be sent again. We are looking for the cause.',
      fr: 'Les réponses prennent plus de temps que d’habitude. Les requêtes qui échouent peuvent être renvoyées. Nous cherchons la cause.',
    },
    components: { 'update-checks': 'degraded_performance', 'package-downloads': 'degraded_performance' },
  },
  {
    key: 'identified',
    title: { en: 'Disturbance', fr: 'Perturbation' },
    status: 'identified',
    body: {
      en: 'We know the cause and are working on the repair.',
      fr: 'Nous connaissons la cause et travaillons à la réparation.',
    },
    components: {},
  },
  {
    key: 'monitoring',
    title: { en: 'Disturbance', fr: 'Perturbation' },
    status: 'monitoring',
    body: {
      en: 'Everything answers again. We keep watching before we call it resolved.',
      fr: 'Tout répond à nouveau. Nous restons attentifs avant de déclarer l’incident résolu.',
    },
    components: {},
  },
  {
    key: 'resolved',
    title: { en: 'Disturbance', fr: 'Perturbation' },
    status: 'resolved',
    body: {
      en: 'The disturbance is over. A report follows if there is something to learn from it.',
      fr: 'La perturbation est terminée. Un compte rendu suivra s’il y a quelque chose à en apprendre.',
    },
    components: {},
  },
];
