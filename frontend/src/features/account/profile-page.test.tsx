import { cleanup, screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, expect, it } from 'vitest';
import { renderAt } from '../../test/render';
import { alice, problem, server, signedInAs } from '../../test/server';
import { sessionEndQuery, sessionQuery } from '../../lib/session';
import type { Profile } from './api';
import { ProfilePage } from './profile-page';

const profile: Profile = {
  id: 'a11ce',
  name: 'alice',
  displayName: 'Alice',
  email: 'alice@example.org',
  roles: ['customer'],
  createdAt: '2026-03-04T10:00:00Z',
};
const open = () => renderAt('/profile', [{ path: '/profile', element: <ProfilePage /> }]);
const name = () => screen.findByRole('textbox', { name: 'Display name' });
const save = () => screen.getByRole('button', { name: 'Save' });

beforeEach(() => {
  signedInAs(alice);
  server.use(http.get('/api/profile', () => HttpResponse.json(profile)));
});

it('shows who somebody is', async () => {
  open();
  expect(await name()).toHaveValue('Alice');
  expect(screen.getByRole('textbox', { name: 'E-mail' })).toHaveValue('alice@example.org');
  expect(screen.getByText('alice')).toBeVisible();
  expect(screen.getByText('Customer')).toBeVisible();
  expect(screen.getByText('Mar 4, 2026')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Change the password' })).toHaveAttribute('href', '/account');
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
  expect(sent).toEqual({ displayName: ' Alice L.', email: 'alice@example.org' });
  expect(await name()).toHaveValue('Alice L.');
  expect(screen.queryByRole('button', { name: 'Discard changes' })).toBeNull();
});

it('asks for the language of the page, and leads to the field that is wrong', async () => {
  let language: string | null = '';
  server.use(
    http.put('/api/profile', ({ request }) => {
      language = request.headers.get('Accept-Language');
      return problem(400, 'invalid', { errors: [{ field: 'email', message: 'This is no e-mail address.' }] });
    }),
  );
  const { user } = open();
  await name();
  const email = screen.getByRole('textbox', { name: 'E-mail' });
  await user.clear(email);
  await user.type(email, 'nobody');
  await user.click(save());
  expect(await screen.findByText('This is no e-mail address.')).toBeVisible();
  expect(email).toBeInvalid();
  expect(email).toHaveFocus();
  expect(email).toHaveAccessibleDescription('This is no e-mail address.');
  expect(email).toHaveValue('nobody');
  expect(language).toBe('en');

  await user.click(screen.getByRole('button', { name: 'Discard changes' }));
  expect(email).toHaveValue('alice@example.org');
  expect(screen.queryByRole('alert')).toBeNull();
  expect(await name()).toHaveFocus();
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
