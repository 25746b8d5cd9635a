import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, expect, it } from 'vitest';
import { renderAt } from '../../test/render';
import { alice, problem, server, signedInAs } from '../../test/server';
import { sessionEndQuery, sessionQuery } from '../../lib/session';
import type { Profile, SignIn } from './api';
import { ProfilePage } from './profile-page';

const profile: Profile = {
  id: 'a11ce',
  name: 'alice',
  displayName: 'Alice',
  email: 'alice@example.org',
  roles: ['customer'],
  createdAt: '2026-03-04T10:00:00Z',
};
const here: SignIn = {
  id: 's-1',
  browser: 'firefox',
  current: true,
  signedInAt: '2026-11-01T10:00:00Z',
  lastUsedAt: '2026-11-02T10:00:00Z',
};
const phone: SignIn = { ...here, id: 's-2', browser: 'safari', current: false };
const open = () => renderAt('/profile', [{ path: '/profile', element: <ProfilePage /> }]);
const name = () => screen.findByRole('textbox', { name: 'Display name' });
const save = () => screen.getByRole('button', { name: 'Save' });

beforeEach(() => {
  signedInAs(alice);
  server.use(
    http.get('/api/profile', () => HttpResponse.json(profile)),
    http.get('/api/auth/sessions', () => HttpResponse.json({ items: [here], next: null })),
  );
});

it('shows who somebody is', async () => {
  open();
  expect(await name()).toHaveValue('Alice');
  expect(screen.getByText('alice@example.org')).toBeVisible();
  expect(screen.getByText('alice')).toBeVisible();
  expect(screen.getByText('Customer')).toBeVisible();
  expect(screen.getByText('Mar 4, 2026')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Change e-mail or password' })).toHaveAttribute('href', '/account');
});

it('saves, says so, and has no draft any more', async () => {
  let sent: unknown;
  server.use(
    http.put('/api/profile', async ({ request }) => {
      sent = await request.json();
      return HttpResponse.json({ ...profile, displayName: 'Alice L.' });
    }),
  );
  const { user } = open();
  await user.clear(await name());
  await user.type(await name(), ' Alice L.');
  await user.click(save());
  expect(await screen.findByText('Your profile is saved.')).toBeVisible();
  expect(sent).toEqual({ displayName: ' Alice L.' });
  expect(await name()).toHaveValue('Alice L.');
  expect(screen.queryByRole('button', { name: 'Discard changes' })).toBeNull();
});

it('asks for the language of the page, and leads to the field that is wrong', async () => {
  let language: string | null = '';
  server.use(
    http.put('/api/profile', ({ request }) => {
      language = request.headers.get('Accept-Language');
      return problem(400, 'invalid', {
        errors: [{ field: 'displayName', message: 'Please tell us how to call you.' }],
      });
    }),
  );
  const { user } = open();
  const field = await name();
  await user.clear(field);
  await user.type(field, '.');
  await user.click(save());
  expect(await screen.findByText('Please tell us how to call you.')).toBeVisible();
  expect(field).toBeInvalid();
  expect(field).toHaveFocus();
  expect(field).toHaveAccessibleDescription(/Please tell us how to call you\./);
  expect(field).toHaveValue('.');
  expect(language).toBe('en');

  await user.click(screen.getByRole('button', { name: 'Discard changes' }));
  expect(field).toHaveValue('Alice');
  expect(screen.queryByRole('alert')).toBeNull();
  expect(field).toHaveFocus();
});

it('keeps what was typed when the session ends in the middle', async () => {
  server.use(http.put('/api/profile', () => problem(401, 'unauthorized')));
  const first = open();
  await first.queries.prefetchQuery(sessionQuery);
  await first.user.clear(await name());
  await first.user.type(await name(), 'Wanda');
  await first.user.click(save());
  expect(await screen.findByText(/You were signed out/)).toBeVisible();
  expect(first.queries.getQueryData(sessionEndQuery.queryKey)).toBe(true);
  cleanup();

  open();
  expect(await name()).toHaveValue('Wanda');
});

it('says what to do when the profile cannot be had', async () => {
  server.use(http.get('/api/profile', () => problem(404, 'user-not-found')));
  const { user } = open();
  expect(await screen.findByRole('alert')).toHaveTextContent('The service says user-not-found.');
  server.use(http.get('/api/profile', () => HttpResponse.json(profile)));
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await name()).toHaveValue('Alice');
});

/** The sessions as auth keeps them; what was ended is noted. */
function sessions(...stored: SignIn[]) {
  const ended: unknown[] = [];
  server.use(
    http.get('/api/auth/sessions', ({ request }) => {
      const after = new URL(request.url).searchParams.get('after');
      const kept = stored.filter(({ id }) => !ended.includes(id));
      return HttpResponse.json(after ? { items: kept.slice(1) } : { items: kept.slice(0, 1), next: kept[1]?.id });
    }),
    http.delete('/api/auth/sessions/:id', ({ params }) => {
      if (!stored.some(({ id }) => id === params.id)) return problem(404, 'session-not-found');
      ended.push(params.id);
      return new HttpResponse(null, { status: 204 });
    }),
  );
  return ended;
}

const signIns = async () => within(await screen.findByRole('region', { name: 'Where you are signed in' }));

it('shows where somebody is signed in, page by page, and which of it is here', async () => {
  sessions(here, phone);
  const { user } = open();
  const list = await signIns();
  const first = await list.findByRole('listitem');
  expect(first).toHaveTextContent(/^FirefoxHere/);
  expect(within(first).getAllByRole('time')[0]).toHaveAttribute('title', '2026-11-01T10:00:00Z');
  expect(within(first).queryByRole('button', { name: /^End/ })).toBeNull();
  expect(within(first).getByRole('button', { name: 'Sign out' })).toBeVisible();

  await user.click(list.getByRole('button', { name: 'Show more' }));
  expect(await list.findByRole('button', { name: 'End: Safari' })).toBeVisible();
});

it('ends a session only after a question, and keeps the focus near', async () => {
  const ended = sessions(phone);
  const { user } = open();
  const list = await signIns();
  await user.click(await list.findByRole('button', { name: 'End: Safari' }));
  const dialog = within(screen.getByRole('dialog', { name: 'End the session in Safari?' }));
  await user.click(dialog.getByRole('button', { name: 'Cancel' }));
  expect(ended).toEqual([]);
  await waitFor(() => expect(list.getByRole('button', { name: 'End: Safari' })).toHaveFocus());

  await user.click(list.getByRole('button', { name: 'End: Safari' }));
  await user.click(screen.getByRole('button', { name: 'End' }));
  expect(await screen.findByText('The session has ended.')).toBeVisible();
  expect(ended).toEqual(['s-2']);
  expect(list.queryByRole('listitem')).toBeNull();
  await waitFor(() => expect(screen.getByRole('heading', { name: 'Where you are signed in' })).toHaveFocus());
});

it('says that a session has ended already', async () => {
  sessions(phone);
  server.use(http.delete('/api/auth/sessions/:id', () => problem(404, 'session-not-found')));
  const { user } = open();
  await user.click(await (await signIns()).findByRole('button', { name: 'End: Safari' }));
  await user.click(screen.getByRole('button', { name: 'End' }));
  expect(await screen.findByText('This session has ended already.')).toBeVisible();
});

it('says when the sessions cannot be had, and still shows the profile', async () => {
  server.use(http.get('/api/auth/sessions', () => problem(500, 'unexpected')));
  open();
  expect(await (await signIns()).findByRole('alert')).toHaveTextContent('Something went wrong on our side.');
  expect(await name()).toHaveValue('Alice');
});
