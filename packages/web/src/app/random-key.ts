/** A key that nobody else has. Unlike `crypto.randomUUID` it is there without HTTPS as well. */
export function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
