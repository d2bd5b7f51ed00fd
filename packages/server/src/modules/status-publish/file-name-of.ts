/**
 * The file that holds what is served at a path: pages have addresses without an ending and files with one.
 *
 * @param path below the origin, without a slash in front
 * @example fileNameOf('fr/history'); // 'fr/history.html'
 */
export function fileNameOf(path: string): string {
  if (path === '') return 'index.html';
  return /\.\w+$/.test(path) ? path : `${path}.html`;
}
