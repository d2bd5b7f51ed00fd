import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { rememberPackages } from '../platform/remember-packages.ts';

// Loaded by Node before each worker of the tests: they start as the server does, from what earlier ones compiled.
enableCompileCache(fileURLToPath(new URL('../../../../.cache/compiled-server', import.meta.url)));
rememberPackages();
