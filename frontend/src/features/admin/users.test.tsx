import { screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { renderAt } from '../../test/render';
import { admin, problem, server, signedInAs } from '../../test/server';
import { UsersPage } from './users-page';

const routes = [{ path: '/admin/users', element: <UsersPage /> }];

const me = {
  id: 'adm1n',
  name: 'admin',
  displayName: 'The admin',
  email: null,
  roles: ['customer', 'admin'],
  enabled: true,
  createdAt: '2026-11-01T10:00:00Z',
  version: 0,
};
const bob = { ...me, id: 'b0b', name: 'bob', displayName: 'Bob', email: 'bob@example.org', roles: ['customer'] };

/** Users as auth keeps them: a change needs the version that is there. */
function users(...stored: (typeof bob)[]) {
  const sent: { body: unknown; ifMatch: string | null }[] = [];
  server.use(
    http.get('/api/users', ({ request }) => {
      const query = new URL(request.url).searchParams.get('query') ?? '';
      return HttpResponse.json({ items: stored.filter(({ name }) => name.includes(query)), next: null });
    }),
    http.put('/api/users/:id', async ({ request, params }) => {
      const body = (await request.json()) as Partial<typeof bob>;
      const ifMatch = request.headers.get('If-Match');
      sent.push({ body, ifMatch });
      const user = stored.find(({ id }) => id === params.id);
      if (!user) return problem(404, 'user-not-found');
      if (ifMatch !== `"${user.version}"`) return problem(412, 'version-outdated');
      Object.assign(user, body, { version: user.version + 1 });
      return HttpResponse.json(user);
    }),
  );
  return sent;
}

describe('the users', () => {
  beforeEach(() => signedInAs(admin));

  it('are disabled after a question, and the button that is left keeps the focus', async () => {
    const sent = users({ ...bob });
    const { user } = renderAt('/admin/users', routes);
    await user.click(await screen.findByRole('button', { name: 'Disable: bob' }));
    expect(screen.getByRole('dialog', { name: 'Disable bob?' })).toHaveTextContent(/signed out everywhere/);
    expect(sent).toHaveLength(0);
    await user.click(screen.getByRole('button', { name: 'Disable' }));

    expect(await screen.findByText('bob is disabled.')).toBeVisible();
    expect(sent).toEqual([{ ifMatch: '"0"', body: { roles: ['customer'], enabled: false } }]);
    await waitFor(() => expect(screen.getByRole('button', { name: 'Enable: bob' })).toHaveFocus());
  });

  it('become administrators, and customers again', async () => {
    const sent = users({ ...bob });
    const { user } = renderAt('/admin/users', routes);
    await user.click(await screen.findByRole('button', { name: 'Make administrator: bob' }));
    await user.click(screen.getByRole('button', { name: 'Make administrator' }));
    await user.click(await screen.findByRole('button', { name: 'Make customer: bob' }));
    await user.click(await screen.findByRole('button', { name: 'Make customer' }));
    await waitFor(() => expect(sent).toHaveLength(2));
    expect(sent.map((it) => it.body)).toEqual([
      { roles: ['customer', 'admin'], enabled: true },
      { roles: ['customer'], enabled: true },
    ]);
  });

  it('are read again when somebody else was faster, so that a second try works', async () => {
    const stored = { ...bob };
    const sent = users(stored);
    const { user } = renderAt('/admin/users', routes);
    await user.click(await screen.findByRole('button', { name: 'Disable: bob' }));
    stored.version = 4;
    await user.click(screen.getByRole('button', { name: 'Disable' }));
    expect(await screen.findByText('Somebody else changed it meanwhile.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Disable' }));
    expect(await screen.findByText('bob is disabled.')).toBeVisible();
    expect(sent.map((it) => it.ifMatch)).toEqual(['"0"', '"4"']);
  });

  it('are searched, and nobody decides about themselves', async () => {
    users({ ...bob }, { ...me, email: 'admin@example.org' });
    const { user } = renderAt('/admin/users', routes);
    await screen.findByText('Bob');
    await user.type(screen.getByRole('searchbox'), 'adm');
    await waitFor(() => expect(screen.queryByText('Bob')).toBeNull());
    expect(screen.getByText('That is you.')).toBeVisible();
    expect(screen.queryByRole('button', { name: /Disable/ })).toBeNull();
  });
});
