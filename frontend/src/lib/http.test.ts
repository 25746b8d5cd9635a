import { http, HttpResponse } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { getReadJourneyUrl } from '../api/catalog';
import { problem, server } from '../test/server';
import { connectSession, request } from './http';
import { Problem } from './problem';

const failure = (url: string, init?: RequestInit) =>
  request(url, init).then(
    () => expect.unreachable('it should have failed'),
    (error: unknown) => error as Problem,
  );

it('keeps an id of a crafted link within its place of the path', () => {
  expect(getReadJourneyUrl('../users?admin')).toBe('/api/journeys/..%2Fusers%3Fadmin');
});

describe('request', () => {
  it('answers with the body', async () => {
    server.use(http.get('/api/x', () => HttpResponse.json({ a: 1 })));
    expect(await request('/api/x')).toEqual({ a: 1 });
  });

  it('rejects with the problem that the service names', async () => {
    server.use(http.get('/api/x', () => problem(409, 'price-changed', { total: 7 }, { 'Retry-After': '3' })));
    const error = await failure('/api/x');
    expect(error).toBeInstanceOf(Problem);
    expect(error).toMatchObject({
      name: 'price-changed',
      status: 409,
      traceId: 'abc123',
      retryAfter: 3,
      passing: false,
    });
  });

  it.each([200, 502])('takes a page of a proxy for no answer, status %d', async (status) => {
    server.use(http.get('/api/x', () => HttpResponse.html('<h1>Sorry</h1>', { status })));
    expect(await failure('/api/x')).toMatchObject({ status: expect.any(Number), passing: true });
  });

  it('says when there is no network', async () => {
    server.use(http.get('/api/x', () => HttpResponse.error()));
    expect(await failure('/api/x')).toMatchObject({ name: 'offline', unknown: true });
  });

  it('shows with every write that it comes from our page, and tries once more with a new token', async () => {
    const seen: (string | null)[] = [];
    connectSession({ csrf: { header: 'X-T', token: 'old' }, renew: async () => ({ header: 'X-T', token: 'new' }) });
    server.use(
      http.post('/api/x', ({ request: sent }) => {
        seen.push(sent.headers.get('X-T'));
        return seen.length === 1 ? problem(403, 'forbidden') : new HttpResponse(null, { status: 204 });
      }),
    );
    await request('/api/x', { method: 'POST' });
    expect(seen).toEqual(['old', 'new']);
  });

  it('tells the page when the session has ended', async () => {
    const ended = vi.fn<() => void>();
    connectSession({ ended });
    server.use(http.get('/api/x', () => problem(401, 'unauthorized')));
    await failure('/api/x');
    expect(ended).toHaveBeenCalledOnce();
  });
});
