import type { OpenIncident } from '@codepushgo/contract';

/** What people write of each part of the platform, in both languages, without accents. */
const WORDS: Record<string, RegExp> = {
  'update-checks':
    /\b(?:update[ -]?checks?|checks? for updates?|checking for updates?|update_check|verifications? (?:de|des) mises? a jour|no updates? (?:arrive|come)|(?:mises? a jour|updates?) (?:n['’ ]arrivent|do(?:es)? not arrive|don['’]t arrive))/,
  downloads: /\b(?:downloads?|downloading|telecharg\w*)/,
  releases: /\b(?:upload\w*|releas(?:e|ing) (?:fail|hang|time|stuck)\w*|publier|publication|televers\w*)/,
  api: /\b(?:api|50[0-4]|internal server error|bad gateway|service unavailable|gateway time-?out)\b/,
  console: /\b(?:console|dashboard|tableau de bord)\b/,
  'sign-in': /\b(?:sign(?:ing)?[ -]?in|log(?:ging)?[ -]?in|password|connexion|connecter|mot de passe)\b/,
  webhooks: /\bweb ?hooks?\b/,
  mail: /\b(?:e-?mails?|courriels?|invitations?)\b/,
};
/** What the status site calls the same parts. */
const SAME: Record<string, string> = {
  'package-downloads': 'downloads',
  'release-api': 'releases',
  'email-intake': 'mail',
};
const WORD = /[a-z0-9]{5,}/g;
// Titles share these with every request.
const COMMON =
  /^(?:update|updates|version|versions|release|releases|problem|probleme|error|errors|erreur|erreurs|codepush\w*|device|devices|appareil\w*|application\w*|partial|partiel\w*|since|depuis|certain\w*|users|utilisateurs)$/;
const ENOUGH = 2;

/**
 * The open incidents that a text seems to be about, in their order: it names a part of the platform that is affected,
 * or shares two telling words with what was told. Pure; a person decides.
 *
 * @example matchIncidents('Downloads time out', [slowDownloads]); // [slowDownloads]
 */
export function matchIncidents(text: string, incidents: OpenIncident[]): OpenIncident[] {
  const plain = bare(text);
  const said = new Set(plain.match(WORD) ?? []);
  return incidents.filter(
    ({ title, components }) =>
      components.some((component) => namesComponent(plain, component)) ||
      [title.en, title.fr].some((words) => telling(words).filter((word) => said.has(word)).length >= ENOUGH),
  );
}

function namesComponent(plain: string, component: string): boolean {
  const key = component.toLowerCase();
  const known = WORDS[SAME[key] ?? key];
  if (known) return known.test(plain);
  const name = bare(component).replaceAll('-', ' ').trim();
  return name.length > 2 && plain.includes(name);
}

function telling(words: string): string[] {
  return [...new Set(bare(words).match(WORD) ?? [])].filter((word) => !COMMON.test(word));
}

function bare(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
