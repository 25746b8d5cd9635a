import { expect, test } from './test';

test.describe('somebody whose browser speaks German', () => {
  test.use({ locale: 'de-DE' });

  test('is spoken to in German, on the pages of the app and where they sign in', async ({ page }) => {
    await page.goto('/products/BOOK-STARS');
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    await expect(page.getByText('18,90 €')).toBeVisible();
    await page.getByRole('link', { name: 'Anmelden' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Anmelden');
  });

  test('may choose English, and it stays', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('button', { name: 'Darstellung' }).click();
    await page.getByRole('menuitemradio', { name: 'English' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('The shop');
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('The shop');
  });
});

for (const [what, change] of [
  ['from right to left', () => document.documentElement.setAttribute('dir', 'rtl')],
  ['at twice the size', () => document.documentElement.style.setProperty('font-size', '200%')],
] as const) {
  test(`nothing is cut off ${what}`, async ({ page }) => {
    for (const path of ['/', '/products/MUG-BLUE', '/cart', '/orders', '/system', '/nothing/here']) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
      await page.evaluate(change);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect.soft(wider, path).toBeLessThanOrEqual(0);
    }
  });
}
