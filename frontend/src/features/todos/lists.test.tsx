import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { renderAt } from '../../test/render';
import { alice, problem, server, signedInAs } from '../../test/server';
import { stopSending } from './sender';
import { todoService } from './test-service';
import { TodosPage } from './todos-page';

const routes = [{ path: '/todos/:list?', element: <TodosPage /> }];

beforeEach(() => signedInAs(alice));
afterEach(stopSending);

describe('lists', () => {
  it('opens the first one', async () => {
    todoService('Prune');
    const { router } = renderAt('/todos', routes);
    await screen.findByText('Prune');
    expect(router.state.location.pathname).toBe('/todos/garden');
  });

  it('helps who has none to one', async () => {
    todoService();
    server.use(http.get('/api/lists', () => HttpResponse.json({ items: [] }), { once: true }));
    const { user, router } = renderAt('/todos', routes);
    expect(await screen.findByText('No lists yet')).toBeVisible();
    await user.click(screen.getAllByRole('button', { name: 'New list' })[1] as HTMLElement);
    await user.type(screen.getByLabelText('Name of the list'), 'Shed{Enter}');
    await waitFor(() => expect(router.state.location.pathname).toBe('/todos/l2'));
  });

  it('says that a list is not there', async () => {
    todoService();
    server.use(http.get('/api/lists/:list/tasks', () => problem(404, 'not-found')));
    renderAt('/todos/lost', routes);
    expect(await screen.findByText('This list is not here')).toBeVisible();
  });

  it('are renamed', async () => {
    todoService();
    const { user } = renderAt('/todos/garden', routes);
    await user.click(await screen.findByRole('button', { name: 'Rename the list' }));
    const name = screen.getByLabelText('Name of the list');
    await user.clear(name);
    await user.click(screen.getByRole('button', { name: 'Rename' }));
    expect(name).toHaveAccessibleDescription('Give the list a name.');
    await user.type(name, 'Yard{Enter}');
    expect(await screen.findByRole('heading', { name: 'Yard' })).toBeInTheDocument();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('are deleted only when that is confirmed, and come back by Undo', async () => {
    todoService();
    const { user, router } = renderAt('/todos/garden', routes);
    await user.click(await screen.findByRole('button', { name: 'Delete the list' }));
    const dialog = within(screen.getByRole('dialog', { name: 'Delete “Garden”?' }));
    await user.click(dialog.getByRole('button', { name: 'Delete the list' }));
    expect(await screen.findByText('No lists yet')).toBeVisible();
    expect(router.state.location.pathname).toBe('/todos');
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/todos/garden'));
  });
});
