import type { Page } from '@playwright/test';
import { expect, signedIn, test } from './test';

const tasks = (page: Page) => page.getByRole('region', { name: 'Week' }).getByRole('listitem');
const titles = (page: Page) => tasks(page).getByRole('button', { name: /^Edit / });

async function listOf(page: Page, ...names: string[]) {
  await signedIn(page, '/todos');
  await page.getByRole('button', { name: 'New list' }).first().click();
  await page.getByLabel('Name of the list').fill('Week');
  await page.getByRole('button', { name: 'Add the list' }).click();
  await expect(page).toHaveURL(/\/todos\/.+/);
  for (const name of names) {
    await page.getByRole('textbox', { name: 'Add a task' }).fill(name);
    await page.keyboard.press('Enter');
    await expect(titles(page).filter({ hasText: name })).toBeVisible();
  }
}

/** The mark of what waits comes late, so that nothing flickers; what is kept on the machine is the truth. */
const allSent = (page: Page) =>
  expect
    .poll(() =>
      page.evaluate(() =>
        Object.entries(localStorage)
          .filter(([name]) => name.startsWith('slipway.todos.waiting'))
          .map(([, changes]) => changes),
      ),
    )
    .toEqual(['[]']);

test('tasks are added, ticked off, moved by the keyboard, deleted and brought back', async ({ page }) => {
  await listOf(page, 'Bread', 'Milk', 'Stamps');
  await page.getByRole('checkbox', { name: 'Done: Milk' }).check();
  await page.getByRole('button', { name: 'Move Stamps' }).press('ArrowUp');
  await expect(page.getByText('“Stamps” is now number 2 of 3.')).toBeAttached();
  await page.getByRole('button', { name: 'What can be done with Bread' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(titles(page)).toHaveText(['Stamps', 'Milk']);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(titles(page)).toHaveText(['Bread', 'Stamps', 'Milk']);

  await allSent(page);
  await page.reload();
  await expect(titles(page)).toHaveText(['Bread', 'Stamps', 'Milk']);
  await expect(page.getByRole('checkbox', { name: 'Done: Milk' })).toBeChecked();
});

test('a task is dragged to another place, before the ones just added have settled', async ({ page }) => {
  await listOf(page, 'Bread', 'Milk', 'Stamps');
  const handle = page.getByRole('button', { name: 'Move Stamps' });
  await handle.hover();
  await page.mouse.down();
  await tasks(page)
    .filter({ hasText: 'Bread' })
    .hover({ position: { x: 40, y: 4 } });
  await page.mouse.up();
  await expect(titles(page)).toHaveText(['Stamps', 'Bread', 'Milk']);

  await allSent(page);
  await page.reload();
  await expect(titles(page)).toHaveText(['Stamps', 'Bread', 'Milk']);
});

test('many tasks are selected by keys alone, deleted together and brought back', async ({ page }) => {
  await listOf(page, 'Bread', 'Milk', 'Stamps');
  await allSent(page);
  await page.getByRole('button', { name: 'Select', exact: true }).press('Enter');
  await page.getByRole('checkbox', { name: 'Select Bread' }).press('Space');
  await page.getByRole('checkbox', { name: 'Select Stamps' }).press('Space');
  await expect(page.getByText('2 selected')).toBeVisible();
  await page.getByRole('checkbox', { name: 'All' }).check();
  await page.getByRole('button', { name: 'Delete', exact: true }).press('Enter');
  await expect(page.getByText('3 tasks are deleted.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await allSent(page);
  await page.getByRole('button', { name: 'Stop selecting' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Select', exact: true })).toBeFocused();
  await expect(titles(page)).toHaveText(['Bread', 'Milk', 'Stamps']);
});

test.describe('without a network', () => {
  test.use({ expected: /Failed to load resource|net::ERR/ });

  test('edits wait in sight, survive a reload, and are sent when it is back', async ({ page, context }) => {
    await listOf(page, 'Bread');
    await allSent(page);
    await context.setOffline(true);
    await page.getByRole('textbox', { name: 'Add a task' }).fill('Milk');
    await page.keyboard.press('Enter');
    await page.getByRole('checkbox', { name: 'Done: Bread' }).check();
    await expect(page.getByText('2 changes wait to be sent.')).toBeVisible();
    await context.setOffline(false);
    await allSent(page);
    await page.reload();
    await expect(titles(page)).toHaveText(['Bread', 'Milk']);
    await expect(page.getByRole('checkbox', { name: 'Done: Bread' })).toBeChecked();
  });
});

test.describe('when two change the same task', () => {
  test.use({ expected: /status of 412/ });

  test('both versions are shown, and the person decides', async ({ page, context }) => {
    await listOf(page, 'Bread');
    await allSent(page);
    const other = await context.newPage();
    await other.goto(page.url());
    await other.getByRole('button', { name: 'Edit Bread' }).click();
    await other.getByLabel('Title').fill('Rye bread');

    await page.getByRole('button', { name: 'Edit Bread' }).click();
    await page.getByLabel('Title').fill('White bread');
    await page.getByRole('button', { name: 'Save' }).click();
    await allSent(page);

    await other.getByRole('button', { name: 'Save' }).click();
    const dialog = other.getByRole('dialog', { name: 'This task was changed elsewhere' });
    await expect(dialog).toContainText('White bread');
    await expect(dialog).toContainText('Rye bread');
    await dialog.getByRole('button', { name: 'Keep mine' }).click();
    await expect(other.getByRole('button', { name: 'Edit Rye bread' })).toBeVisible();
    await other.reload();
    await expect(other.getByRole('button', { name: 'Edit Rye bread' })).toBeVisible();
  });
});
