import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import type { Session } from '../lib/session';

const stranger: Session = {
  signedIn: false,
  id: null,
  name: null,
  roles: [],
  csrf: { header: 'X-XSRF-TOKEN', token: 'token-1' },
  services: ['auth', 'catalog', 'order', 'todo'],
};
export const alice: Session = { ...stranger, signedIn: true, id: 'a11ce', name: 'alice', roles: ['customer'] };
export const admin: Session = { ...alice, id: 'adm1n', name: 'admin', roles: ['customer', 'admin'] };

/** What the gateway answers; each test adds the services it talks to. An unexpected request fails the test. */
export const server = setupServer(http.get('/session/me', () => HttpResponse.json(stranger)));

export const signedInAs = (session: Session) => server.use(http.get('/session/me', () => HttpResponse.json(session)));

export function problem(status: number, name: string, more: object = {}, headers: Record<string, string> = {}) {
  return HttpResponse.json(
    {
      type: `urn:slipway:problem:${name}`,
      title: name,
      status,
      detail: `The service says ${name}.`,
      traceId: 'abc123',
      ...more,
    },
    { status, headers: { 'Content-Type': 'application/problem+json', ...headers } },
  );
}
