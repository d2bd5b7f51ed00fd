import { expect, test } from 'vitest';
import { inOrder } from './in-order.ts';

test('nothing is sent before the one before it has been answered, and a failure stops nothing', async () => {
  const sent: string[] = [];
  const answers: PromiseWithResolvers<void>[] = [];
  const say = inOrder((what: string) => {
    sent.push(what);
    const answer = Promise.withResolvers<void>();
    answers.push(answer);
    return answer.promise;
  });
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  for (const what of ['reading', 'gone', 'writing']) say(what);
  await turn();
  expect(sent).toEqual(['reading']);
  answers[0]?.reject(new Error('The connection is lost'));
  await turn();
  expect(sent).toEqual(['reading', 'gone']);
  answers[1]?.resolve();
  await turn();
  expect(sent).toEqual(['reading', 'gone', 'writing']);
});
