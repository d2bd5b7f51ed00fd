// One letter says nothing, and what is longer is a digest or a key.
const WORD = /[\p{L}\p{N}_]{2,40}/gu;
const COMPOUND = /[\p{L}\p{N}_]+(?:-[\p{L}\p{N}_]+)+/gu;
// They stand everywhere.
const OURS = new Set(['codepush', 'codepushgo', 'code-push']);
const MARKS = /\p{M}/gu;
const MOST_WORDS = 60;

/**
 * The words of a question, in small letters, each once, at most 60; numbers alone are none. Compounds come before
 * their parts.
 *
 * @example queryWords('L’application ne démarre pas'); // ['application', 'ne', 'démarre', 'pas']
 */
export function queryWords(text: string): string[] {
  const small = text.normalize('NFC').toLowerCase();
  const found = [...small.matchAll(COMPOUND), ...small.matchAll(WORD)].map(([word]) => word);
  const words = [...new Set(found)].filter(
    (word) => word.length <= 80 && !/^[\d-]+$/.test(word) && !/^[0-9a-f-]{16,}$/.test(word),
  );
  const telling = words.filter((word) => !OURS.has(word));
  return (telling.length > 0 ? telling : words).slice(0, MOST_WORDS);
}

/** A text followed by its words without accents, for those who type none. */
export function withBareWords(text: string): string {
  const bare = [...text.matchAll(WORD)].flatMap(([word]) => {
    const plain = bareWord(word);
    return plain === word.normalize('NFC') ? [] : [plain];
  });
  return bare.length === 0 ? text : `${text} ${bare.join(' ')}`;
}

function bareWord(word: string): string {
  return word.normalize('NFD').replace(MARKS, '').normalize('NFC');
}
