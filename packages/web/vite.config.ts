import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { plainContract } from './plain-contract.ts';

const SERVER = 'http://localhost:4000';
/** The number of chunks that use a module before all of them get it. */
const SHARED_BY = 8;
const OURS = ['/api', '/sign-in', '/sign-out', '/my-account'];

export default defineConfig({
  root: import.meta.dirname,
  plugins: [plainContract(), react(), tailwindcss()],
  // The server puts a fresh one in with every page.
  html: { cspNonce: '__NONCE__' },
  build: {
    manifest: true,
    // Data addresses would need holes in the policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What many pages share comes as one file: it packs better, and is asked for once.
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: 'shared', test: /packages\/web\/src/, minShareCount: SHARED_BY }] },
      },
    },
    // Themes rest on `light-dark()`, which must not be written out for older browsers.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    reportCompressedSize: false,
  },
  server: {
    // `npm run dev` beside a server; its cookies are the same, its origin is not.
    proxy: Object.fromEntries(
      OURS.map((path) => [path, { target: SERVER, changeOrigin: true, headers: { origin: SERVER } }]),
    ),
  },
});
