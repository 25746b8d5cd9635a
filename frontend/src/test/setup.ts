import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { en } from '../locales/en';
import { startI18n } from '../lib/i18n';
import { server } from './server';

// jsdom has no layout, and no media.
window.matchMedia ??= (query) => ({ ...new EventTarget(), matches: false, media: query }) as unknown as MediaQueryList;
window.scrollTo = () => {};

// On a busy machine a chunk of the app takes more than the second that is waited by default.
configure({ asyncUtilTimeout: 4_000 });

beforeAll(async () => {
  server.listen({ onUnhandledFrame: 'error' });
  await startI18n('en', Object.keys(en));
});
afterEach(() => {
  cleanup();
  server.resetHandlers();
  localStorage.clear();
  sessionStorage.clear();
});
afterAll(() => server.close());
