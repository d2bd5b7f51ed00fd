const LONGEST = 120;

/**
 * A name that is safe on every system and in every header, made of what the sender called a file.
 *
 * @example safeFileName('../../etc/Écran 1.PNG'); // 'Écran 1.PNG'
 */
export function safeFileName(given: string): string {
  const last = given.toWellFormed().split(/[\\/]/).at(-1) ?? '';
  const plain = last
    .normalize('NFC')
    // Control and format characters turn names around; the others mean something to shells and file systems.
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}<>:"|?*;%]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  if (plain.length <= LONGEST) return plain || 'file';
  const dot = plain.lastIndexOf('.');
  const end = dot > 0 && plain.length - dot <= 12 ? plain.slice(dot) : '';
  return `${plain
    .slice(0, LONGEST - end.length)
    .toWellFormed()
    .replaceAll('\ufffd', '')}${end}`;
}
