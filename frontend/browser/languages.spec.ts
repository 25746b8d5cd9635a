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

const mirrored = () => document.documentElement.setAttribute('dir', 'rtl');
const doubled = () => document.documentElement.style.setProperty('font-size', '200%');
/** As in a language whose words are half as long again. */
const lengthened = () => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode.textContent?.trim() ?? '';
    texts.currentNode.textContent = text + text.slice(0, Math.ceil(text.length / 2));
  }
};

/** What sticks out of the page, or of the button, link, label or heading that it is in. */
const outside = () => {
  const all = [...document.querySelectorAll('main :is(button, a, label, h1, h2, h3), header :is(button, a)')];
  return [document.documentElement, ...all]
    .filter((it) => it.clientWidth > 0 && it.scrollWidth > it.clientWidth + 1 && !it.closest('.sr-only'))
    .map((it) => it.outerHTML.slice(0, 200));
};

for (const [what, width, change] of [
  ['from right to left', 1280, mirrored],
  ['from right to left on a phone', 360, mirrored],
  ['at twice the size', 1280, doubled],
  ['with longer words', 1280, lengthened],
  ['with longer words on a phone', 360, lengthened],
] as const) {
  test(`nothing is cut off ${what}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    for (const path of ['/', '/products/MUG-BLUE', '/cart', '/orders', '/system', '/nothing/here']) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
      await page.evaluate(change);
      expect.soft(await page.evaluate(outside), path).toEqual([]);
    }
  });
}
