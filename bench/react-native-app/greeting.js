/** The line that the second release changes. */
export function greeting(count) {
  return `Hello for the ${count}. time`;
}
