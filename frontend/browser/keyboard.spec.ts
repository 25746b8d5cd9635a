import { expect, signedIn, stands, test } from './test';
import type { Page } from '@playwright/test';

/** Tab until the thing with this name has the focus, as somebody without a pointer does. */
async function tabTo(page: Page, name: RegExp) {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab');
    const label = await page.evaluate(() => {
      const it = document.activeElement as HTMLInputElement | null;
      return it?.getAttribute('aria-label') ?? it?.labels?.[0]?.innerText ?? it?.textContent ?? '';
    });
    if (name.test(label.trim())) return;
  }
  throw new Error(`No way to ${name} by the keyboard.`);
}

test('the keyboard alone suffices to find, order and follow', async ({ page }) => {
  await signedIn(page);
  await tabTo(page, /^Skip to the content/);
  await page.keyboard.press('Enter');
  await tabTo(page, /^Search the shop/);
  await page.keyboard.type('stars without');
  await expect(page.getByRole('article')).toHaveCount(1);
  await tabTo(page, /^Stars without a Telescope/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await tabTo(page, /^Add to the cart/);
  await page.keyboard.press('Enter');
  await page.goto('/checkout');
  await tabTo(page, /^Approved/);
  await tabTo(page, /^Place the order/);
  await page.keyboard.press('Enter');
  await expect(stands(page, 'Everything is reserved and paid for.')).toBeVisible();
  await tabTo(page, /^Its journey/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'Hops, causes before effects' })).toBeVisible();
});

test('a dialog gives the focus back', async ({ page }) => {
  await signedIn(page, '/products/BOOK-STARS');
  await page.getByRole('button', { name: 'Add to the cart' }).click();
  await page.goto('/checkout');
  await page.getByRole('button', { name: 'Place the order' }).click();
  await page.getByRole('button', { name: 'Cancel this order' }).press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Cancel this order' })).toBeFocused();
});

test('the palette leads everywhere by name, and single keys do', async ({ page }) => {
  await signedIn(page);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: 'Pages and actions' })).toBeVisible();
  await page.keyboard.type('orders');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/orders');
  await expect(page.getByRole('dialog')).toBeHidden();

  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await expect(page.getByRole('heading', { level: 1, name: 'The shop' })).toBeVisible();
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('g?');
  await expect(page.getByRole('searchbox')).toHaveValue('g?');
  await page.keyboard.press('Tab');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
});
