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

describe('a deleted task', () => {
  const remove = async (user: ReturnType<typeof renderAt>['user']) => {
    await user.click(await screen.findByRole('button', { name: 'What can be done with Prune' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
    await waitFor(() => expect(shown()).toEqual(['Rake']));
  };

  it('comes back as it was by Undo', async () => {
    const service = todoService('Prune', 'Rake');
    const { user } = renderAt('/todos/garden', routes);
    await remove(user);
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(shown()).toEqual(['Prune', 'Rake']));
    expect(service.task('t1')?.version).toBe(0);
  });

  it('is gone for good with the offer to undo it', async () => {
    const service = todoService('Prune', 'Rake');
    const { user } = renderAt('/todos/garden', routes);
    await remove(user);
    expect(service.titles()).toEqual(['Prune', 'Rake']);
    await user.click(await screen.findByLabelText('Dismiss'));
    await waitFor(() => expect(service.titles()).toEqual(['Rake']));
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
