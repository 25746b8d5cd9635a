import { http, HttpResponse } from 'msw';
import { beforeEach, expect, it } from 'vitest';
import { problem, server } from '../test/server';
import { connectSession } from './http';
import { signOut } from './session';

const names = () => [...Object.keys(localStorage), ...Object.keys(sessionStorage)].sort();

beforeEach(() => {
  connectSession({ csrf: { header: 'X-XSRF-TOKEN', token: 'token-1' } });
  location.hash = '';
  localStorage.setItem('slipway.cart.a11ce', '[]');
  localStorage.setItem('slipway.theme', 'dark');
  localStorage.setItem('slipway.todos.waiting.a11ce', '[]');
  sessionStorage.setItem('slipway.draft.todos.1', '"Prune"');
});

it('leaves nothing of a person at the browser when they sign out, but what nobody else has', async () => {
  server.use(http.post('/session/logout', () => HttpResponse.json({ next: '#farewell' })));
  await signOut();
  expect(names()).toEqual(['slipway.theme', 'slipway.todos.waiting.a11ce']);
  expect(location.hash).toBe('#farewell');
});

it('forgets nothing as long as somebody is signed in', async () => {
  server.use(http.post('/session/logout', () => problem(503, 'unavailable')));
  await expect(signOut()).rejects.toThrow('The service says unavailable.');
  expect(names()).toHaveLength(4);
  expect(location.hash).toBe('');
});
