import { expect, signedIn, stands, test } from '../browser/test';

/** The pictures of the documents, of a stack with the demo's products: `./slipway screenshots`. */
const folder = '../docs/pictures';

const size = { width: 1280, height: 800 };

test.use({ viewport: size, deviceScaleFactor: 1, colorScheme: 'light' });

test('the shop and the journey of an order', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('article')).not.toHaveCount(0);
  await page.screenshot({ path: `${folder}/shop.png` });

  await signedIn(page, '/products/BOOK-SEA-ATLAS');
  await page.getByRole('button', { name: 'Add to the cart' }).click();
  await page.goto('/products/TEAPOT-GLASS');
  await page.getByRole('button', { name: 'Add to the cart' }).click();
  await page.goto('/checkout');
  await page.getByRole('button', { name: 'Place the order' }).click();
  await expect(stands(page, 'Everything is reserved and paid for.')).toBeVisible();
  await page.screenshot({ path: `${folder}/order.png` });
  await page.getByRole('link', { name: 'Its journey' }).click();
  await expect(page.getByText('A task to receive the order is on your list.')).toBeVisible();
  // As much of it as shows how it goes; the page is longer.
  await page.setViewportSize({ width: 1280, height: 1240 });
  await page.screenshot({ path: `${folder}/journey.png` });
  await page.setViewportSize(size);
  await page.goto('/todos');
  await expect(page.getByRole('button', { name: /^Edit Receive order/ })).toBeVisible();
  await page.screenshot({ path: `${folder}/todos.png` });
});
