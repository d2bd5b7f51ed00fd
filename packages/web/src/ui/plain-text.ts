/** Small letters without accents, so that `parametres` finds `Paramètres`. */
export function plainText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
