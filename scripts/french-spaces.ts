/** A plain space where French writes one that does not break: before : ; ? ! % » and after «. */
const BEFORE = /(?<=\S) (?=[:;?!%»](?:[\s.,)’'"`]|$))/g;
const AFTER = /(?<=«) /g;
// In quoted texts the compiler would take a straight one for the end.
const STRAIGHT = /(?<=\p{L})'(?=\p{L})/gu;

/**
 * Makes the spaces of French punctuation unbreakable and the apostrophes round in the texts of a piece of TypeScript, and leaves its code alone.
 *
 * @example mendFrenchSpaces("const t = isOpen ? 'Quoi ?' : 'Rien';"); // the space in 'Quoi ?' alone
 */
export function mendFrenchSpaces(code: string): string {
  // What is open around a place: `{` of code, `$` of a template's `${`.
  const open: string[] = [];
  let out = '';
  for (let at = 0; at < code.length;) {
    const end = endOfPiece(code, at, open);
    const piece = code.slice(at, end);
    out += end - at > 1 && !piece.startsWith('//') ? mend(piece) : piece;
    at = end;
  }
  return out;
}

function endOfPiece(code: string, from: number, open: string[]): number {
  const first = code[from]!;
  if (code.startsWith('//', from)) return code.indexOf('\n', from) + 1 || code.length;
  if (first === "'" || first === '"') return endOfQuoted(code, from);
  if (first === '`') return endOfTemplate(code, from, open);
  if (first === '{') open.push('{');
  if (first === '}' && open.pop() === '$') return endOfTemplate(code, from, open);
  return from + 1;
}

function endOfQuoted(code: string, from: number): number {
  for (let i = from + 1; i < code.length; i += 1) {
    if (code[i] === '\\') i += 1;
    else if (code[i] === code[from]) return i + 1;
  }
  return code.length;
}

function endOfTemplate(code: string, from: number, open: string[]): number {
  for (let i = from + 1; i < code.length; i += 1) {
    if (code[i] === '\\') i += 1;
    else if (code[i] === '`') return i + 1;
    else if (code.startsWith('${', i)) {
      open.push('$');
      return i + 2;
    }
  }
  return code.length;
}

function mend(piece: string): string {
  const spaced = piece.replace(BEFORE, '\u00a0').replace(AFTER, '\u00a0');
  return /^[`}]/.test(piece) ? spaced.replace(STRAIGHT, '’') : spaced;
}
