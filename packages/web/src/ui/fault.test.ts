import { expect, test } from 'vitest';
import { readFault } from './fault.ts';

test('problem details become a message, errors of fields and a reference', () => {
  const problem = {
    title: 'The request is not valid',
    detail: 'Two fields need your attention.',
    requestId: 'r-1',
    status: 422,
    errors: [
      { pointer: '/name', detail: 'is taken' },
      { pointer: '/targeting/appVersion', detail: 'is no range' },
      { pointer: '/headers/a~1b~0c', detail: 'is too long' },
      { pointer: '/name', detail: 'is too long' },
    ],
  };
  expect(readFault(Object.assign(new Error('x'), { problem }))).toEqual({
    message: 'Two fields need your attention.',
    fields: { name: 'is taken', 'targeting.appVersion': 'is no range', 'headers.a/b~c': 'is too long' },
    reference: 'r-1',
    isOfServer: false,
  });
});

test('what is no problem is told by its message', () => {
  expect(readFault(new TypeError('Failed to fetch')).message).toBe('Failed to fetch');
  expect(readFault('stopped').message).toBe('stopped');
  expect(readFault({ problem: { detail: 'Broken', status: 500 } }).isOfServer).toBe(true);
  expect(readFault({ problem: { title: 'Nothing here', errors: 'none' } })).toEqual({
    message: 'Nothing here',
    fields: {},
    reference: undefined,
    isOfServer: false,
  });
});
