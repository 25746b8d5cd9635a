import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { renderAt } from '../../test/render';
import { alice, server, signedInAs } from '../../test/server';
import type { TodoList } from './api';
import { stopSending } from './sender';
import { todoService } from './test-service';
import { TodosPage } from './todos-page';

const routes = [{ path: '/todos/:list?', element: <TodosPage /> }];
const box = (title: string) => screen.findByRole('checkbox', { name: `Select ${title}` });
const act = (name: string) => screen.getByRole('button', { name });
const garden = { id: 'garden', name: 'Garden', version: 0 };
const shed = { id: 'shed', name: 'Shed', version: 0 };

async function selecting(...lists: TodoList[]) {
  server.use(http.get('/api/lists', () => HttpResponse.json({ items: lists })));
  const { user } = renderAt('/todos/garden', routes);
  await user.click(await screen.findByRole('button', { name: 'Select' }));
  const choose = async (...wanted: string[]) => {
    for (const title of wanted) await user.click(await box(title));
  };
  return { user, choose };
}

beforeEach(() => signedInAs(alice));
afterEach(stopSending);

describe('selected tasks', () => {
  it('are completed by one request, by keys alone, and can be reopened', async () => {
    const service = todoService('Prune', 'Rake', 'Sow');
    const { user } = await selecting(garden);
    (await box('Prune')).focus();
    await user.keyboard(' {Tab}{Tab} ');
    expect(screen.getByText('2 selected')).toBeVisible();
    act('Complete').focus();
    await user.keyboard('{Enter}');
    expect(await screen.findByText('2 tasks are done.')).toBeVisible();
    expect(service.bulks).toEqual([{ what: 'complete', tasks: [{ id: 't1' }, { id: 't3' }] }]);
    expect(await screen.findByText('0 selected')).toBeVisible();
    expect(act('Complete')).toHaveFocus();

    await user.click(await box('Sow'));
    await user.click(act('Reopen'));
    expect(await screen.findByText('1 task is open.')).toBeVisible();
    expect(['t1', 't2', 't3'].map((id) => service.task(id)?.completed)).toEqual([true, false, false]);
  });

  it('are chosen in a stretch with Shift, and all together', async () => {
    todoService('A', 'B', 'C', 'D');
    const { user, choose } = await selecting(garden);
    await choose('B');
    await user.keyboard('{Shift>}');
    await user.click(await box('D'));
    await user.keyboard('{/Shift}');
    expect(screen.getByText('3 selected')).toBeVisible();
    expect(await box('A')).not.toBeChecked();
    await user.click(screen.getByRole('checkbox', { name: 'All' }));
    expect(screen.getByText('4 selected')).toBeVisible();
    await user.click(screen.getByRole('checkbox', { name: 'All' }));
    expect(screen.getByText('0 selected')).toBeVisible();
  });

  it('are moved to another list', async () => {
    const service = todoService('Prune', 'Rake');
    const { user, choose } = await selecting(garden, shed);
    await choose('Rake');
    await user.click(act('Move'));
    const dialog = within(screen.getByRole('dialog', { name: 'Move 1 task' }));
    expect(dialog.getByLabelText('List')).toHaveTextContent(/^Shed$/);
    await user.click(dialog.getByRole('button', { name: 'Move' }));
    expect(await screen.findByText('1 task is on the other list.')).toBeVisible();
    expect(service.task('t2')?.list).toBe('shed');
    await waitFor(() => expect(screen.queryByRole('checkbox', { name: 'Select Rake' })).toBeNull());
    await waitFor(() => expect(act('Move')).toHaveFocus());
  });

  it('are moved nowhere while there is no other list', async () => {
    todoService('Prune');
    const { user, choose } = await selecting(garden);
    await choose('Prune');
    await user.click(act('Move'));
    expect(await screen.findByText('There is no other list yet. Add one first.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Move' })).toBeNull();
  });

  it('get tags, and lose others', async () => {
    const service = todoService('Prune', 'Rake');
    service.change('t1', { tags: ['roses'] });
    const { user, choose } = await selecting(garden);
    await choose('Prune', 'Rake');
    await user.click(act('Tag'));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(screen.getByLabelText('Tags to put on')).toHaveAccessibleDescription(/Say which tags/);
    expect(service.bulks).toEqual([]);
    await user.type(screen.getByLabelText('Tags to put on'), 'Autumn');
    await user.click(screen.getByRole('checkbox', { name: 'roses' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('The tags of 2 tasks are changed.')).toBeVisible();
    expect(service.task('t1')?.tags).toEqual(['autumn']);
    expect(service.task('t2')?.tags).toEqual(['autumn']);
  });

  it('are deleted as they were seen, and all come back to their places by Undo', async () => {
    const service = todoService('Prune', 'Rake', 'Sow');
    const { user, choose } = await selecting(garden);
    await choose('Prune', 'Sow');
    await user.click(act('Delete'));
    expect(await screen.findByText('2 tasks are deleted.')).toBeVisible();
    expect(service.titles()).toEqual(['Rake']);
    const seen = [
      { id: 't1', version: 0 },
      { id: 't3', version: 0 },
    ];
    expect(service.bulks).toEqual([{ what: 'delete', tasks: seen }]);
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(service.titles()).toEqual(['Prune', 'Rake', 'Sow']));
  });

  it('all stay when one of them was changed elsewhere, and a second try works', async () => {
    const service = todoService('Prune', 'Rake');
    const { user, choose } = await selecting(garden);
    await choose('Prune', 'Rake');
    service.change('t2', { title: 'Rake leaves' });
    await user.click(act('Delete'));
    expect(await screen.findByText('Somebody else changed it meanwhile.')).toBeVisible();
    expect(service.titles()).toEqual(['Prune', 'Rake leaves']);
    expect(await box('Rake leaves')).toBeChecked();
    await user.click(act('Delete'));
    expect(await screen.findByText('2 tasks are deleted.')).toBeVisible();
    expect(service.titles()).toEqual([]);
  });

  it('are none that wait to be sent', async () => {
    todoService('Prune');
    const { user } = await selecting(garden);
    server.use(http.post('/api/lists/:list/tasks', () => HttpResponse.error()));
    await user.type(screen.getByRole('textbox', { name: 'Add a task' }), 'Rake{Enter}');
    expect(await box('Rake')).toBeDisabled();
    expect(await box('Prune')).toBeEnabled();
    await user.click(screen.getByRole('checkbox', { name: 'All' }));
    expect(screen.getByText('1 selected')).toBeVisible();
  });
});

describe('selecting', () => {
  it('ends where it began, and does nothing while nothing is selected', async () => {
    const service = todoService('Prune');
    const { user } = await selecting(garden);
    await box('Prune');
    await user.click(act('Delete'));
    expect(service.bulks).toEqual([]);
    await user.click(act('Stop selecting'));
    expect(screen.getByRole('button', { name: 'Select', pressed: false })).toHaveFocus();
    expect(await screen.findByRole('checkbox', { name: 'Done: Prune' })).toBeVisible();
  });
});
