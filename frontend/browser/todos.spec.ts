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
  await expect(page.getByText('Waiting', { exact: true })).toHaveCount(0);
}

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

  await expect(page.getByText('Waiting', { exact: true })).toHaveCount(0);
  await page.reload();
  await expect(titles(page)).toHaveText(['Bread', 'Stamps', 'Milk']);
  await expect(page.getByRole('checkbox', { name: 'Done: Milk' })).toBeChecked();
});

test.describe('without a network', () => {
  test.use({ expected: /Failed to load resource|net::ERR/ });

  test('edits wait in sight, survive a reload, and are sent when it is back', async ({ page, context }) => {
    await listOf(page, 'Bread');
    await context.setOffline(true);
    await page.getByRole('textbox', { name: 'Add a task' }).fill('Milk');
    await page.keyboard.press('Enter');
    await page.getByRole('checkbox', { name: 'Done: Bread' }).check();
    await expect(page.getByText('2 changes wait to be sent.')).toBeVisible();
    await context.setOffline(false);
    await expect(page.getByText(/changes? waits? to be sent/)).toBeHidden();
    await page.reload();
    await expect(titles(page)).toHaveText(['Bread', 'Milk']);
    await expect(page.getByRole('checkbox', { name: 'Done: Bread' })).toBeChecked();
  });
});

test.describe('when two change the same task', () => {
  test.use({ expected: /status of 412/ });

  test('both versions are shown, and the person decides', async ({ page, context }) => {
    await listOf(page, 'Bread');
    const other = await context.newPage();
    await other.goto(page.url());
    await other.getByRole('button', { name: 'Edit Bread' }).click();
    await other.getByLabel('Title').fill('Rye bread');

    await page.getByRole('button', { name: 'Edit Bread' }).click();
    await page.getByLabel('Title').fill('White bread');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Waiting', { exact: true })).toHaveCount(0);

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
