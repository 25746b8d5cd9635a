import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { renderAt } from '../../test/render';
import { alice, server, signedInAs } from '../../test/server';
import type { Task } from './api';
import { fieldsOf, type Change } from './change';
import { stopSending } from './sender';
import { todoService } from './test-service';
import { TodosPage } from './todos-page';

const routes = [{ path: '/todos/:list?', element: <TodosPage /> }];
const box = (title: string) => screen.findByRole('checkbox', { name: `Done: ${title}` });

beforeEach(() => signedInAs(alice));
afterEach(stopSending);

describe('without a network', () => {
  let online = false;
  const cut = () => {
    online = false;
    const silence = () => (online ? undefined : HttpResponse.error());
    server.use(http.post('/api/*', silence), http.put('/api/*', silence), http.delete('/api/*', silence));
  };
  /** What another tab of the same person keeps, and how this one hears of it. */
  const elsewhere = (found: Task | undefined, title: string) => {
    const task = found ?? expect.unreachable('it is there');
    const change: Change = { kind: 'replace', id: 'other', task, fields: { ...fieldsOf(task), title } };
    const key = `slipway.todos.waiting.${alice.id}`;
    localStorage.setItem(key, JSON.stringify([change]));
    act(() => dispatchEvent(new StorageEvent('storage', { key })));
  };
  const connect = () => {
    online = true;
    act(() => dispatchEvent(new Event('online')));
  };

  it('keeps what is done in sight, over a reload, and sends it in order when the network is back', async () => {
    const service = todoService('Prune', 'Rake');
    cut();
    const before = renderAt('/todos/garden', routes);
    await before.user.click(await box('Prune'));
    await before.user.type(screen.getByRole('textbox', { name: 'Add a task' }), 'Sow{Enter}');
    await before.user.click(await box('Sow'));
    expect(await screen.findByText(/^2 changes wait to be sent/, {}, { timeout: 3_000 })).toBeVisible();
    await waitFor(() => expect(screen.getAllByText('Waiting')).toHaveLength(2));
    stopSending();
    cleanup();

    renderAt('/todos/garden', routes);
    expect(await box('Prune')).toBeChecked();
    expect(await box('Sow')).toBeChecked();
    expect(service.titles()).toEqual(['Prune', 'Rake']);

    connect();
    await waitFor(() => expect(service.titles()).toEqual(['Prune', 'Rake', 'Sow']));
    expect(service.task('t1')?.completed).toBe(true);
    expect(service.task('t3')?.completed).toBe(true);
    await waitFor(() => expect(screen.queryByText(/to be sent/)).toBeNull());
  });

  it('undoes a deletion that was not sent', async () => {
    const service = todoService('Prune', 'Rake');
    cut();
    const { user } = renderAt('/todos/garden', routes);
    await user.click(await screen.findByRole('button', { name: 'What can be done with Prune' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
    await waitFor(() => expect(screen.queryByRole('checkbox', { name: 'Done: Prune' })).toBeNull());
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await box('Prune')).toBeVisible();

    connect();
    await waitFor(() => expect(screen.queryByText(/to be sent/)).toBeNull());
    expect(service.task('t1')?.version).toBe(0);
  });

  it('shows nobody what somebody else has done', async () => {
    todoService('Prune');
    cut();
    const before = renderAt('/todos/garden', routes);
    await before.user.click(await box('Prune'));
    stopSending();
    cleanup();

    signedInAs({ ...alice, id: 'b0b' });
    renderAt('/todos/garden', routes);
    expect(await box('Prune')).not.toBeChecked();
  });

  it('asks, once it is back, about what was changed elsewhere meanwhile', async () => {
    const service = todoService('Prune');
    cut();
    const { user } = renderAt('/todos/garden', routes);
    await user.click(await box('Prune'));
    service.change('t1', { title: 'Prune the roses' });
    connect();
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: 'Save what is chosen' }));
    await waitFor(() => expect(service.task('t1')).toMatchObject({ title: 'Prune the roses', completed: true }));
  });

  it('asks before it overwrites what another tab does to the same task', async () => {
    const service = todoService('Prune');
    cut();
    const { user } = renderAt('/todos/garden', routes);
    await user.click(await screen.findByRole('button', { name: 'Edit Prune' }));
    elsewhere(service.task('t1'), 'Prune the roses');
    await user.type(screen.getByLabelText('Title'), ' today');
    await user.click(screen.getByRole('button', { name: 'Save' }));

    connect();
    const dialog = within(await screen.findByRole('dialog', { name: 'This task was changed elsewhere' }));
    expect(service.task('t1')?.title).toBe('Prune the roses');
    await user.click(dialog.getByRole('button', { name: 'Keep mine' }));
    await waitFor(() => expect(service.task('t1')?.title).toBe('Prune today'));
  });
});

describe('a task that was changed elsewhere', () => {
  const edit = async (theirs: object) => {
    const service = todoService('Prune');
    const { user } = renderAt('/todos/garden', routes);
    await user.click(await screen.findByRole('button', { name: 'Edit Prune' }));
    service.change('t1', theirs);
    const title = screen.getByLabelText('Title');
    await user.clear(title);
    await user.type(title, 'Prune today');
    await user.type(screen.getByLabelText('Notes'), 'gloves!');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    return { service, user };
  };
  const conflict = async () => within(await screen.findByRole('dialog', { name: 'This task was changed elsewhere' }));
  const theirs = { title: 'Prune the roses', priority: 'high' };

  it('is shown in both versions, field by field, and becomes what is chosen', async () => {
    const { service, user } = await edit(theirs);
    const dialog = await conflict();
    const title = within(dialog.getByRole('group', { name: 'Title' }));
    expect(title.getByRole('radio', { name: /Prune today/ })).toBeChecked();
    await user.click(title.getByRole('radio', { name: /Prune the roses/ }));
    await user.click(dialog.getByRole('button', { name: 'Save what is chosen' }));
    await waitFor(() =>
      expect(service.task('t1')).toMatchObject({ title: 'Prune the roses', notes: 'gloves!', priority: 'high' }),
    );
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('becomes mine', async () => {
    const { service, user } = await edit(theirs);
    await user.click((await conflict()).getByRole('button', { name: 'Keep mine' }));
    await waitFor(() =>
      expect(service.task('t1')).toMatchObject({ title: 'Prune today', notes: 'gloves!', priority: 'normal' }),
    );
  });

  it('stays theirs', async () => {
    const { service, user } = await edit(theirs);
    await user.click((await conflict()).getByRole('button', { name: 'Keep theirs' }));
    expect(await screen.findByText('Prune the roses')).toBeInTheDocument();
    expect(service.task('t1')?.version).toBe(1);
  });

  it('waits for the decision when it is put off', async () => {
    const { service, user } = await edit(theirs);
    await conflict();
    await user.keyboard('{Escape}');
    await user.click(await screen.findByRole('button', { name: 'Changed elsewhere' }));
    await user.click((await conflict()).getByRole('button', { name: 'Keep mine' }));
    await waitFor(() => expect(service.task('t1')?.title).toBe('Prune today'));
  });

  it('asks nothing when only its place or its order has changed', async () => {
    const { service } = await edit({ cancelled: true });
    await waitFor(() => expect(service.task('t1')).toMatchObject({ title: 'Prune today', cancelled: true }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
