import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { renderAt } from '../../test/render';
import { admin, problem, server, signedInAs } from '../../test/server';
import { eventKinds } from './api';
import { SecurityPage } from './security-page';

const routes = [{ path: '/admin/security', element: <SecurityPage /> }];
const people = [
  { id: 'b0b', name: 'bob', displayName: 'Bob' },
  { id: 'adm1n', name: 'admin', displayName: 'The admin' },
];

const event = (id: number, kind: string, more: object = {}) => ({
  id,
  kind,
  at: '2026-11-01T10:00:00Z',
  actor: null,
  subject: 'b0b',
  address: '192.0.2.7',
  detail: null,
  ...more,
});

/** The trail, three to a page. */
function trail(...events: ReturnType<typeof event>[]) {
  server.use(
    http.get('/api/auth/events', ({ request }) => {
      const asked = new URL(request.url).searchParams;
      const found = events
        .filter(({ kind }) => !asked.get('kind') || kind === asked.get('kind'))
        .filter(({ subject }) => !asked.get('user') || subject === asked.get('user'));
      return HttpResponse.json(
        asked.get('after') ? { items: found.slice(3) } : { items: found.slice(0, 3), next: found[3] && 'more' },
      );
    }),
    http.get('/api/users', () => HttpResponse.json({ items: people, next: null })),
    http.get('/api/users/:id', ({ params }) => {
      const person = people.find(({ id }) => id === params.id);
      return person ? HttpResponse.json(person) : problem(404, 'user-not-found');
    }),
  );
}

const rows = () => screen.getAllByRole('row').slice(1);

describe('the audit trail', () => {
  beforeEach(() => signedInAs(admin));

  it.each([
    [event(1, 'signed-in', { actor: 'b0b' }), 'bob signed in.'],
    [event(1, 'sign-in-failed'), 'Somebody tried to sign in as bob, with a wrong password.'],
    [event(1, 'sign-in-failed', { subject: null }), 'Somebody tried to sign in with a name that nobody has.'],
    [event(1, 'password-changed', { actor: 'b0b' }), 'bob changed the password.'],
    [event(1, 'password-reset-asked'), 'A link to reset the password of bob was asked for.'],
    [event(1, 'password-reset'), 'The password of bob was reset with the link from the mail.'],
    [
      event(1, 'access-changed', { actor: 'adm1n', detail: 'customer, admin; disabled' }),
      'admin changed the access of bob. It is now: customer, administrator, disabled.',
    ],
    [
      event(1, 'access-changed', { detail: 'customer, admin' }),
      'The command create-admin changed the access of bob. It is now: customer, administrator.',
    ],
    [event(1, 'email-changed', { actor: 'b0b' }), 'bob changed the e-mail address.'],
    [event(1, 'session-ended', { actor: 'b0b' }), 'bob ended a session.'],
    [
      event(1, 'limit-reached', { subject: null, detail: '/account/password/forgotten' }),
      'Somebody tried too often to get a link for a new password and was told to wait.',
    ],
    [event(1, 'signed-in', { subject: 'gone' }), 'gone signed in.'],
  ])('says %j in a sentence', async (happened, sentence) => {
    trail(happened);
    renderAt('/admin/security', routes);
    expect(await screen.findByText(sentence)).toBeVisible();
    expect(screen.getByRole('time')).toHaveAttribute('title', '2026-11-01T10:00:00Z');
    expect(screen.getByText('192.0.2.7')).toBeVisible();
  });

  it('is shown page by page, and narrowed by what happened and to whom', async () => {
    trail(
      event(5, 'signed-in', { subject: 'adm1n' }),
      event(4, 'signed-in'),
      event(3, 'sign-in-failed'),
      event(2, 'sign-in-failed', { subject: 'adm1n' }),
    );
    const { user, router } = renderAt('/admin/security', routes);
    await screen.findByText('admin signed in.');
    await user.click(screen.getByRole('button', { name: 'Show more' }));
    await waitFor(() => expect(rows()).toHaveLength(4));

    await user.selectOptions(screen.getByLabelText('What happened'), 'Failed sign-ins');
    await waitFor(() => expect(rows()).toHaveLength(2));
    await user.type(screen.getByRole('searchbox', { name: 'To whom' }), 'bo');
    await user.click(await screen.findByRole('button', { name: 'Bob bob' }));
    await waitFor(() => expect(rows()).toHaveLength(1));
    expect(within(rows()[0] as HTMLElement).getByText(/sign in as bob/)).toBeVisible();
    expect(router.state.location.search).toBe('?kind=sign-in-failed&user=b0b');
  });

  it('can be asked for every kind', async () => {
    trail();
    renderAt('/admin/security?kind=password-reset', routes);
    expect(await screen.findByRole('heading', { name: 'Nothing of that kind happened' })).toBeVisible();
    const kind = screen.getByLabelText('What happened');
    expect(kind).toHaveDisplayValue('Passwords reset by mail');
    expect(within(kind).getAllByRole('option')).toHaveLength(eventKinds.length + 1);
  });

  it('says when it cannot be had', async () => {
    server.use(http.get('/api/auth/events', () => problem(403, 'forbidden')));
    renderAt('/admin/security', routes);
    expect(await screen.findByRole('alert')).toHaveTextContent('Your account may not do this.');
  });
});
