import { afterAll, beforeAll } from 'vitest';
import { makePostWorld, type PostWorld } from './post-world.ts';

// What tests of mail to tickets share: they read these names, which stand for the file that runs.

export let post: PostWorld;
export let mails: PostWorld['mails'];
export let world: PostWorld['customer'];

/** Opens a world of customers and staff who write mails, for the tests of a file. */
export function withPost(): void {
  beforeAll(async () => {
    post = await makePostWorld();
    ({ mails, customer: world } = post);
  });
  afterAll(() => post.stop());
}
