import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { openLog, shownPath, withoutSecrets } from './log.ts';

function logged(write: (log: ReturnType<typeof openLog>) => void): string {
  let text = '';
  write(openLog('info', new Writable({ write: (chunk, _encoding, done) => ((text += chunk), done()) })));
  return text;
}

test('secrets by name are hidden at the first levels', () => {
  const text = logged((log) =>
    log.info(
      {
        password: 'hunter2',
        headers: { authorization: 'Bearer hunter2', cookie: 'hunter2' },
        a: { b: { token: 'hunter2' } },
        kept: 'yes',
      },
      'x',
    ),
  );
  expect(text).not.toContain('hunter2');
  expect(text).toContain('"kept":"yes"');
});

test('secrets in addresses are hidden, the rest stays', () => {
  expect(withoutSecrets('/reset-password?token=abc&lang=fr')).toBe('/reset-password?token=[hidden]&lang=fr');
  expect(withoutSecrets('/accessKeys/my-secret-key/?x=1')).toBe('/accessKeys/[hidden]/?x=1');
  expect(withoutSecrets('/api/v1/access-keys/my-secret-key')).toBe('/api/v1/access-keys/[hidden]');
  expect(withoutSecrets('/v0.1/public?deployment_key=abc&deploymentKey=abc&label=v1')).toBe(
    '/v0.1/public?deployment_key=[hidden]&deploymentKey=[hidden]&label=v1',
  );
  expect(withoutSecrets('postgres://user:hunter2@db/name')).toBe('postgres://user:[hidden]@db/name');
});

test('paths show no addresses of people', () => {
  expect(shownPath('/apps/Shop/collaborators/zoe@example.com')).toBe('/apps/Shop/collaborators/[address]');
  expect(shownPath('/apps/zoe%40example.com:Shop/?token=x&email=zoe@example.com&a=b')).toBe(
    '/apps/[address]/?token=[hidden]&email=[address]&a=b',
  );
});

test('an error shows its causes, and no secret of an address', () => {
  const cause = Object.assign(new Error('connect postgres://u:hunter2@db failed'), { code: 'ECONNREFUSED' });
  const text = logged((log) => log.error({ err: new Error('outer', { cause }) }, 'x'));
  expect(text).toContain('ECONNREFUSED');
  expect(text).not.toContain('hunter2');
});
