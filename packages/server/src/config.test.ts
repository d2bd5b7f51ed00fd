import { expect, test } from 'vitest';
import { loadConfig, type ConfigError } from './config.ts';

test('nothing set gives a server that runs', () => {
  const config = loadConfig({ PORT: '', DATA_DIR: '  ' });
  expect(config).toMatchObject({
    port: 4000,
    publicUrl: 'http://localhost:4000',
    databaseUrl: undefined,
    roles: ['web', 'device', 'worker', 'mail', 'status', 'probe'],
    statusPort: 4001,
    statusUrl: 'http://localhost:4001',
    mailInPort: 4002,
    mailDomain: 'localhost',
    corsOrigins: ['http://localhost:4000'],
    uploadLimitBytes: 209_715_200,
    signUp: 'invited',
  });
  expect(config.dataDir).toMatch(/^\/.*\/data$/);
});

test('values are read and trimmed to what the server uses', () => {
  const config = loadConfig({
    PORT: '4010',
    PUBLIC_URL: 'https://push.example.com/',
    DATABASE_URL: 'postgres://u:p@db/x',
    ROLES: 'device, web',
    CORS_ORIGINS: 'https://a.example, https://b.example:8443',
  });
  expect(config).toMatchObject({
    port: 4010,
    publicUrl: 'https://push.example.com',
    roles: ['device', 'web'],
    corsOrigins: ['https://a.example', 'https://b.example:8443'],
  });
});

test('all faults are told at once, with what is expected', () => {
  const wrong = {
    PORT: '70000',
    SIGN_UP: 'maybe',
    PUBLIC_URL: 'push.example.com',
    METRICS_TOKEN: 'short',
    CORS_ORIGINS: 'https://a/path',
  };
  const faults = faultsOf(wrong);
  expect(faults.map((fault) => fault.split(':')[0])).toEqual([
    'PORT',
    'PUBLIC_URL',
    'SIGN_UP',
    'CORS_ORIGINS',
    'METRICS_TOKEN',
  ]);
  expect(faults.join('\n')).toContain('Who may make an account');
});

test('a fault does not show a secret value', () => {
  expect(faultsOf({ METRICS_TOKEN: 'hunter2', DATABASE_URL: 'mysql://u:hunter2@db/x' }).join()).not.toContain(
    'hunter2',
  );
});

test('mail comes in two ports further, unless the port is free to choose or mail is turned off', () => {
  expect(loadConfig({ PORT: '4010', PUBLIC_URL: 'https://Push.Example.com' })).toMatchObject({
    mailInPort: 4012,
    mailDomain: 'push.example.com',
  });
  expect(loadConfig({ PORT: '0' }).mailInPort).toBeNull();
  expect(loadConfig({ MAIL_IN_PORT: '0' }).mailInPort).toBeNull();
  expect(loadConfig({ MAIL_DNS_SERVERS: '10.0.0.2, [fd00::2]:5353' }).mailDnsServers).toHaveLength(2);
  expect(faultsOf({ MAIL_DNS_SERVERS: 'dns.example' })[0]).toContain('must be IP addresses');
  expect(faultsOf({ MAIL_TLS_CERT_FILE: 'a.pem' })[0]).toContain('MAIL_TLS_KEY_FILE');
});

test('the status site has the next port and its own folder; alone it needs no database', () => {
  const { statusPort, statusDataDir } = loadConfig({ ROLES: 'status', PORT: '4010', DATA_DIR: '/data' });
  expect([statusPort, statusDataDir]).toEqual([4011, '/data/status']);
  expect(loadConfig({ PORT: '0' }).statusPort).toBeNull();
  expect(loadConfig({ STATUS_PORT: '0' }).statusPort).toBeNull();
  const place = { ROLES: 'probe', STATUS_URL: 'https://status.example.com/' };
  expect(loadConfig({ ...place, PROBE_DEPLOYMENT_KEY: 'a-deployment-key' }).statusUrl).toBe(
    'https://status.example.com',
  );
  expect(faultsOf(place)[0]).toContain('PROBE_DEPLOYMENT_KEY');
  expect(faultsOf({ ROLES: 'status', PORT: '0' })[0]).toContain('needs a port');
  expect(faultsOf({ STATUS_URL: 'https://example.com/status' })[0]).toContain('must be an origin');
});

test('the embedded database needs all roles but those that stand apart', () => {
  expect(loadConfig({ ROLES: 'web,device,worker,mail' }).roles).toHaveLength(4);
  expect(faultsOf({ ROLES: 'web,status' })[0]).toContain('Set DATABASE_URL');
  expect(faultsOf({ ROLES: 'device' })[0]).toContain('Set DATABASE_URL');
});

function faultsOf(env: Record<string, string>): string[] {
  try {
    loadConfig(env);
    return [];
  } catch (error) {
    return (error as ConfigError).faults;
  }
}

test('a target of the status site is no folder that holds secrets', () => {
  for (const target of ['/data', '/data/status', '/data/../data/status/', '/'])
    expect(faultsOf({ DATA_DIR: '/data', STATUS_TARGETS: `/srv/www,${target}` }).join()).toContain(
      'holds data and keys',
    );
  expect(
    faultsOf({ DATA_DIR: '/data', STATUS_TARGETS: '/data/status/site,/srv/data,s3://bucket/data' }),
  ).toEqual([]);
});
