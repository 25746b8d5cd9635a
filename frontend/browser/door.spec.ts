import { readFileSync } from 'node:fs';
import type { APIResponse } from '@playwright/test';
import { expect, test } from './test';

/** The one list, in nginx's words; the gateway has to send the same where it serves the app. */
const guards = [
  ...readFileSync(new URL('../nginx/headers.conf', import.meta.url), 'utf8').matchAll(
    /^add_header (\S+) "(.+)" always;$/gm,
  ),
].map(([, name = '', value]) => ({ name: name.toLowerCase(), value }));

const kept = 'max-age=31536000, public, immutable';

/** All of them, and each once. */
function expectGuarded(answer: APIResponse) {
  const sent = answer.headersArray().map(({ name, value }) => ({ name: name.toLowerCase(), value }));
  for (const guard of guards) expect(sent.filter(({ name }) => name === guard.name)).toEqual([guard]);
}

test('the list of headers is read whole', () => {
  expect(guards.map(({ name }) => name)).toContain('content-security-policy');
});

for (const path of ['/', '/orders/4711/journey', '/todos', '/system', '/theme.js']) {
  test(`${path} is asked for anew each time, with every header that guards it`, async ({ request }) => {
    const answer = await request.get(path);
    expect(answer.status()).toBe(200);
    expect(answer.headers()['cache-control']).toBe('no-cache');
    expectGuarded(answer);
  });
}

test('files whose names change with their content are kept for good, and come compressed', async ({ request }) => {
  const page = await (await request.get('/')).text();
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(page)?.[1] ?? '';
  const answer = await request.get(script, { headers: { 'Accept-Encoding': 'gzip' } });
  expect(answer.status()).toBe(200);
  expect(answer.headers()).toMatchObject({ 'cache-control': kept, 'content-encoding': 'gzip' });
  expectGuarded(answer);
});

test('a file of an older version is gone: no page in its place, and nobody keeps the answer', async ({ request }) => {
  const answer = await request.get('/assets/index-0000.js');
  expect(answer.status()).toBe(404);
  expect(answer.headers()['cache-control']).not.toBe(kept);
  expectGuarded(answer);
});

test('what somebody owns is kept by nobody', async ({ request }) => {
  const answer = await request.get('/api/orders');
  expect(answer.status()).toBe(401);
  expect(answer.headers()['cache-control']).toContain('no-store');
});
