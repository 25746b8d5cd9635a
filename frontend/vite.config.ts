import { createReadStream, createWriteStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

// What the gateway answers; everything else is a file of the app or a page of it.
const gatewayPaths =
  '^/(api|session|login|register|account|oauth2|connect|userinfo|\\.well-known|docs|v3|webjars|status\\.json)(/|\\?|$)';
const gateway = process.env.SLIPWAY_URL ?? 'http://localhost:8080';

/** Compressed once, here, for nginx and for the gateway. */
function gzipped(): Plugin {
  return {
    name: 'gzipped',
    apply: 'build',
    async writeBundle({ dir = 'dist' }) {
      for (const name of await readdir(dir, { recursive: true })) {
        if (!/\.(js|css|svg|html)$/.test(name)) continue;
        const file = join(dir, name);
        await pipeline(createReadStream(file), createGzip({ level: 9 }), createWriteStream(`${file}.gz`));
      }
    },
  };
}

export default defineConfig({
  plugins: [react(), tailwindcss(), gzipped()],
  // Host and origin as the gateway knows itself: it compares them, and the browser is told to come back there.
  server: { proxy: { [gatewayPaths]: { target: gateway, changeOrigin: true, headers: { origin: gateway } } } },
  build: {
    // The content policy allows no data: addresses but for pictures.
    assetsInlineLimit: 0,
    sourcemap: false,
    // Of the libraries, what the first page needs is one file. What later chunks share, too, would else be split off, and compress worse.
    // Never with the app's own modules: the entry waits for a chunk of texts, which would wait for the entry.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'libraries', tags: ['$initial'], test: /node_modules/ }] } },
    },
  },
  test: {
    environment: 'jsdom',
    globals: true,
    setupFiles: ['src/test/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}'],
    restoreMocks: true,
  },
});
