import { expect, stands, test } from './test';

test('a newcomer registers on the way, buys, watches, and finds the task', async ({ page }) => {
  const name = `newcomer-${crypto.randomUUID().slice(0, 13)}`;
  const password = `a long ${crypto.randomUUID()} one`;
  await page.goto('/products/BOOK-STARS');
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Create an account' }).click();
  await page.getByLabel('Sign-in name').fill(name);
  await page.getByLabel('Your name').fill('New Comer');
  await page.getByLabel('E-mail').fill(`${name}@example.org`);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Create the account' }).click();
  await expect(page.getByRole('status')).toContainText('Your account is ready');
  await page.getByLabel('Sign-in name').fill(name);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();

  await page.waitForURL('/products/BOOK-STARS');
  await page.getByRole('button', { name: 'Add to the cart' }).click();
  await page.getByRole('button', { name: 'To the cart', exact: true }).click();
  await page.getByRole('link', { name: 'Check out' }).click();
  await page.getByRole('button', { name: 'Place the order' }).click();
  await expect(stands(page, 'Everything is reserved and paid for.')).toBeVisible();
  const order = await page.getByRole('heading', { level: 1 }).innerText();
  await page.getByRole('link', { name: 'Its journey' }).click();
  await expect(page.getByText('A task to receive the order is on your list.')).toBeVisible();

  await page.getByRole('link', { name: 'To-dos' }).click();
  await expect(page.getByRole('main')).toContainText(`Receive ${order.toLowerCase()}`);
});
