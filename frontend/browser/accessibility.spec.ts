import { AxeBuilder } from '@axe-core/playwright';
import { administrator, expect, signedIn, signIn, stands, test } from './test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const open = [
  '/',
  '/?q=nothing-is-called-so',
  '/products/MUG-BLUE',
  '/products/NONE',
  '/cart',
  '/checkout',
  '/system',
  '/nothing/here',
];
const personal = ['/orders', '/checkout', '/cart', '/todos', '/profile', '/system', '/admin'];
const administration = [
  '/admin',
  '/admin/products',
  '/admin/products?show=withdrawn',
  '/admin/products/new',
  '/admin/products/MUG-BLUE',
  '/admin/products/MUG-BLUE/stock',
  '/admin/orders',
  '/admin/orders?q=none',
  '/admin/users',
  '/admin/security',
  '/admin/security?kind=access-changed',
  '/admin/mailbox',
  '/admin/dead-letters',
  '/system',
];

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [360, 1280]) {
    test.describe(`${colorScheme}, ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 800 }, expected: /status of 404/ });

      test('strangers’ pages keep the rules', async ({ page }) => {
        for (const path of open) await look(page, path);
        await page.keyboard.press('Control+k');
        await expect(page.getByRole('option').first()).toBeVisible();
        await check(page, 'the palette');
      });

      test('an administrator’s pages keep the rules', async ({ page }) => {
        await signIn(page, administrator());
        for (const path of administration) await look(page, path);
      });

      test('a person’s pages keep the rules', async ({ page }) => {
        await signedIn(page, '/products/BOOK-STARS');
        await page.getByRole('button', { name: 'Add to the cart' }).click();
        for (const path of personal) await look(page, path);
        await page.goto('/checkout');
        await page.getByRole('button', { name: 'Place the order' }).click();
        await page.waitForURL('/orders/*');
        const order = new URL(page.url()).pathname;
        await expect(stands(page, 'Everything is reserved and paid for.')).toBeVisible();
        await look(page, order);
        await look(page, `${order}/journey`);
        await page.goto(order);
        await page.getByRole('button', { name: 'Cancel this order' }).click();
        await expect(page.getByRole('dialog')).toBeVisible();
        await check(page, 'the dialog');
        await page.goto('/todos');
        await page.getByRole('button', { name: 'Select', exact: true }).click();
        await page.getByRole('checkbox', { name: 'Select Receive order' }).check();
        await check(page, 'the selection');
        await page.getByRole('button', { name: 'Tag', exact: true }).click();
        await expect(page.getByRole('dialog')).toBeVisible();
        await check(page, 'the dialog of tags');
      });
    });
  }
}

async function look(page: Parameters<typeof signedIn>[0], path: string) {
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  await check(page, path);
}

async function check(page: Parameters<typeof signedIn>[0], what: string) {
  // Colours in the middle of a fade are nobody's colours.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((it) => it.finished)));
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  expect
    .soft(violations.map((it) => `${what}: ${it.id} ${it.nodes.map((node) => node.target).join(', ')}`))
    .toEqual([]);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect.soft(wider, `${what} is wider than the window`).toBeLessThanOrEqual(0);
}
