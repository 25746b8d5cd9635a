import { screen, waitFor, within } from '@testing-library/react';
import { http } from 'msw';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { renderAt } from '../../test/render';
import { alice, problem, server, signedInAs } from '../../test/server';
import { stopSending } from './sender';
import { todoService } from './test-service';
import { TodosPage } from './todos-page';

const routes = [{ path: '/todos/:list?', element: <TodosPage /> }];
const shown = () =>
  screen.queryAllByRole('listitem').flatMap((it) => it.querySelector('[aria-label^="Edit"]')?.textContent ?? []);
const box = (title: string) => screen.findByRole('checkbox', { name: `Done: ${title}` });

beforeEach(() => signedInAs(alice));
afterEach(stopSending);

describe('tasks', () => {
  it('are added by Enter, one after the other', async () => {
    const service = todoService('Prune');
    const { user } = renderAt('/todos/garden', routes);
    const field = await screen.findByRole('textbox', { name: 'Add a task' });
    await user.type(field, 'Rake{Enter}Sow{Enter}');
    expect(shown()).toEqual(expect.arrayContaining(['Rake', 'Sow']));
    expect(field).toHaveFocus();
    expect(field).toHaveValue('');
    await waitFor(() => expect(service.titles()).toEqual(['Prune', 'Rake', 'Sow']));
    await waitFor(() => expect(shown()).toEqual(['Prune', 'Rake', 'Sow']));
  });

  it('are edited without a break while they get their id', async () => {
    const service = todoService();
    let arrive = () => {};
    const arriving = new Promise<void>((resolve) => (arrive = resolve));
    server.use(http.post('/api/lists/:list/tasks', async () => arriving));
    const { user } = renderAt('/todos/garden', routes);
    await user.type(await screen.findByRole('textbox', { name: 'Add a task' }), 'Rake{Enter}');
    await user.click(screen.getByRole('button', { name: 'Edit Rake' }));
    arrive();
    await waitFor(() => expect(service.titles()).toEqual(['Rake']));
    await user.type(screen.getByLabelText('Title'), ' leaves');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(service.titles()).toEqual(['Rake leaves']));
  });

  it('keep what is typed and not sent', async () => {
    todoService();
    sessionStorage.setItem('slipway.draft.todos.garden', '"Ra"');
    renderAt('/todos/garden', routes);
    expect(await screen.findByRole('textbox', { name: 'Add a task' })).toHaveValue('Ra');
  });

  it('are open again, with a word, when completing them fails', async () => {
    todoService('Prune');
    let fail = () => {};
    const failing = new Promise<void>((resolve) => (fail = resolve));
    server.use(http.put('/api/tasks/:id', () => failing.then(() => problem(500, 'unexpected'))));
    const { user } = renderAt('/todos/garden', routes);
    await user.click(await box('Prune'));
    expect(await box('Prune')).toBeChecked();
    fail();
    await waitFor(async () => expect(await box('Prune')).not.toBeChecked());
    expect(await screen.findByText(/“Prune” is as it was before/)).toBeInTheDocument();
  });

  it('are edited in a dialog', async () => {
    const service = todoService('Prune');
    const { user } = renderAt('/todos/garden', routes);
    await user.click(await screen.findByRole('button', { name: 'Edit Prune' }));
    await user.type(screen.getByLabelText('Title'), ' the roses');
    await user.type(screen.getByLabelText('Notes'), 'gloves!');
    await user.selectOptions(screen.getByLabelText('Priority'), 'high');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('gloves!')).toBeInTheDocument();
    await waitFor(() =>
      expect(service.task('t1')).toMatchObject({ title: 'Prune the roses', notes: 'gloves!', priority: 'high' }),
    );
  });

  it('get tags, which are kept when something else of them changes', async () => {
    const service = todoService('Prune');
    const { user } = renderAt('/todos/garden', routes);
    await user.click(await screen.findByRole('button', { name: 'Edit Prune' }));
    await user.type(screen.getByLabelText('Tags'), 'Today, garden,, today ');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(service.task('t1')?.tags).toEqual(['garden', 'today']));
    await user.click(await box('Prune'));
    await waitFor(() => expect(service.task('t1')).toMatchObject({ completed: true, tags: ['garden', 'today'] }));
    expect(screen.getByText('garden')).toBeVisible();
  });

  it('take no tag that is too long', async () => {
    const service = todoService('Prune');
    const { user } = renderAt('/todos/garden', routes);
    await user.click(await screen.findByRole('button', { name: 'Edit Prune' }));
    await user.type(screen.getByLabelText('Tags'), 'x'.repeat(31));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('At most 10 tags of up to 30 characters each.')).toBeVisible();
    expect(service.task('t1')?.tags).toEqual([]);
  });

  it('are shown by their state', async () => {
    const service = todoService('Prune', 'Rake');
    service.change('t2', { completed: true });
    const { user } = renderAt('/todos/garden', routes);
    await user.click(await screen.findByRole('button', { name: 'Done' }));
    await waitFor(() => expect(shown()).toEqual(['Rake']));
    await user.click(await box('Rake'));
    expect(await screen.findByText('Nothing is done yet')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Open' }));
    await waitFor(() => expect(shown()).toEqual(['Prune', 'Rake']));
  });

  it('lead to the order that added them', async () => {
    const service = todoService('Receive order 4711');
    service.change('t1', { order: 'o1', cancelled: true });
    renderAt('/todos/garden', routes);
    expect(await screen.findByRole('link', { name: 'To the order' })).toHaveAttribute('href', '/orders/o1');
    expect(screen.getByText('Order cancelled')).toBeVisible();
  });
});

describe('looking for a task', () => {
  it('finds it on any list and leads there', async () => {
    const service = todoService('Prune', 'Rake');
    service.change('t2', { list: 'shed' });
    const { user, router } = renderAt('/todos/garden', routes);
    await user.type(await screen.findByRole('searchbox', { name: 'Search your tasks' }), 'Rak');
    const found = within(await screen.findByRole('region', { name: 'Tasks found' }));
    await waitFor(() => expect(found.getAllByRole('link').map((it) => it.textContent)).toEqual(['Rake']));
    await user.click(found.getByRole('link', { name: 'Rake' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/todos/shed'));
    expect(screen.getByRole('searchbox')).toHaveValue('');
  });

  it('says when there is none', async () => {
    todoService('Prune');
    renderAt('/todos/garden?q=nothing', routes);
    expect(await screen.findAllByText('No task found')).not.toHaveLength(0);
  });
});

describe('a sorted list', () => {
  it('is not moved by hand until it is in its own order again', async () => {
    todoService('Rake', 'Prune');
    const { user } = renderAt('/todos/garden', routes);
    await screen.findByRole('button', { name: 'Move Rake' });
    await user.selectOptions(screen.getByLabelText('Sort by'), 'title');
    await waitFor(() => expect(shown()).toEqual(['Prune', 'Rake']));
    expect(screen.queryByRole('button', { name: 'Move Rake' })).toBeNull();
    await user.selectOptions(screen.getByLabelText('Sort by'), 'position');
    await waitFor(() => expect(shown()).toEqual(['Rake', 'Prune']));
    expect(screen.getByRole('button', { name: 'Move Rake' })).toBeVisible();
  });
});

describe('a deleted task', () => {
  const remove = async (user: ReturnType<typeof renderAt>['user']) => {
    await user.click(await screen.findByRole('button', { name: 'What can be done with Prune' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
    await waitFor(() => expect(shown()).toEqual(['Rake']));
  };

  it('is gone at once and comes back to its place by Undo', async () => {
    const service = todoService('Prune', 'Rake');
    const { user } = renderAt('/todos/garden', routes);
    await remove(user);
    await waitFor(() => expect(service.titles()).toEqual(['Rake']));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(service.titles()).toEqual(['Prune', 'Rake']));
    await waitFor(() => expect(shown()).toEqual(['Prune', 'Rake']));
  });

  it('comes back when it was only just added', async () => {
    const service = todoService('Rake');
    const { user } = renderAt('/todos/garden', routes);
    await user.type(await screen.findByRole('textbox', { name: 'Add a task' }), 'Prune{Enter}');
    await remove(user);
    await waitFor(() => expect(service.titles()).toEqual(['Rake']));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(service.titles()).toEqual(['Rake', 'Prune']));
  });

  it('stays away, with a word, when it can no longer be restored', async () => {
    todoService('Prune', 'Rake');
    server.use(http.post('/api/tasks/:id/restore', () => problem(404, 'not-found')));
    const { user } = renderAt('/todos/garden', routes);
    await remove(user);
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await screen.findByText(/“Prune” is as it was before/)).toBeInTheDocument();
    await waitFor(() => expect(shown()).toEqual(['Rake']));
  });
});

describe('the order of tasks', () => {
  it('is changed by keys, and said', async () => {
    const service = todoService('A', 'B', 'C');
    const { user } = renderAt('/todos/garden', routes);
    const handle = await screen.findByRole('button', { name: 'Move C' });
    handle.focus();
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(shown()).toEqual(['A', 'C', 'B']);
    expect(screen.getByText('“C” is now number 2 of 3.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Move C' })).toHaveFocus();
    await user.keyboard('{ArrowUp}{ArrowUp}');
    await waitFor(() => expect(service.titles()).toEqual(['C', 'A', 'B']));
    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(service.titles()).toEqual(['A', 'C', 'B']));
  });

  it('is changed from the menu', async () => {
    const service = todoService('A', 'B');
    const { user } = renderAt('/todos/garden', routes);
    await user.click(await screen.findByRole('button', { name: 'What can be done with A' }));
    const menu = within(await screen.findByRole('menu'));
    expect(menu.queryByRole('menuitem', { name: 'Move up' })).toBeNull();
    await user.click(menu.getByRole('menuitem', { name: 'Move down' }));
    await waitFor(() => expect(service.titles()).toEqual(['B', 'A']));
  });
});
