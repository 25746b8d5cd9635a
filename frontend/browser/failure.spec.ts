import { expect, fillSignIn, signedIn, stands, test } from './test';

test.use({ expected: /Failed to load resource|net::ERR/ });

const problem = (status: number, name: string, headers: Record<string, string> = {}) => ({
  status,
  headers: { 'Content-Type': 'application/problem+json', ...headers },
  body: JSON.stringify({
    type: `urn:slipway:problem:${name}`,
    status,
    title: name,
    detail: name,
    traceId: '0af7651916cd43dd',
  }),
});

test('an error of the service is said, with its trace, and trying again helps', async ({ page }) => {
  let broken = true;
  await page.route('/api/products?*', (route) =>
    broken ? route.fulfill(problem(500, 'internal-server-error')) : route.fallback(),
  );
  await page.goto('/');
  await expect(page.getByRole('alert')).toContainText('Something went wrong on our side');
  await expect(page.getByRole('alert')).toContainText('0af7651916cd43dd');
  broken = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('article').first()).toBeVisible();
});

test('too many requests are tried again by themselves, when the service says', async ({ page }) => {
  let answers = 0;
  await page.route('/api/products?*', (route) =>
    answers++ ? route.fallback() : route.fulfill(problem(429, 'too-many-requests', { 'Retry-After': '1' })),
  );
  await page.goto('/');
  await expect(page.getByRole('article').first()).toBeVisible();
});

test('without a network the page says so, keeps what it shows, and goes on when it is back', async ({
  page,
  context,
}) => {
  await page.goto('/');
  await expect(page.getByRole('article').first()).toBeVisible();
  await context.setOffline(true);
  await expect(page.getByText('You are offline.')).toBeVisible();
  await expect(page.getByRole('article').first()).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText('You are offline.')).toBeHidden();
});

test('an order whose answer is lost is sent again with the same key, and is there once', async ({ page }) => {
  await signedIn(page, '/products/BOOK-STARS');
  await page.getByRole('button', { name: 'Add to the cart' }).click();
  await page.goto('/checkout');
  let lost = 0;
  await page.route('/api/orders', async (route) => {
    if (route.request().method() !== 'POST' || lost++ > 0) return route.fallback();
    await route.fetch();
    return route.abort('connectionreset');
  });
  await page.getByRole('button', { name: 'Place the order' }).click();
  await expect(page.getByRole('alert')).toContainText('No connection');
  await page.reload();
  await page.getByRole('button', { name: 'Place the order' }).click();
  await expect(stands(page, 'Everything is reserved and paid for.')).toBeVisible();
  await page.goto('/orders');
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1);
});

test('a session that ends in the middle of the checkout loses nothing', async ({ page, context }) => {
  const person = await signedIn(page, '/products/BOOK-STARS');
  await page.getByRole('button', { name: 'Add to the cart' }).click();
  await page.goto('/checkout');
  await page.getByRole('radio', { name: /^Declined/ }).check();
  await context.clearCookies({ name: /SLIPWAY$/ });
  await page.getByRole('button', { name: 'Place the order' }).click();
  const dialog = page.getByRole('dialog', { name: 'You were signed out' });
  await dialog.getByRole('link', { name: 'Sign in' }).click();
  // auth still knows the person, or asks again.
  await page.waitForLoadState();
  if (await page.locator('#username').isVisible()) {
    await fillSignIn(page, person);
  }
  await page.waitForURL('/checkout');
  await expect(page.getByRole('radio', { name: /^Declined/ })).toBeChecked();
  await expect(page.getByText('1 × Stars without a Telescope')).toBeVisible();
});

test('a new version while the page is open: the page loads itself anew, once', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('article').first()).toBeVisible();
  let gone = true;
  await page.route(/\/assets\/orders-page-.*\.js/, (route) =>
    gone ? route.fulfill({ status: 404, body: '' }) : route.fallback(),
  );
  const reloaded = page.waitForEvent('load');
  await page.getByRole('link', { name: 'Orders' }).click();
  gone = false;
  await reloaded;
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('a file that stays away ends in a page that says what to do', async ({ page }) => {
  await signedIn(page, '/');
  await page.route(/\/assets\/orders-page-.*\.js/, (route) => route.fulfill({ status: 404, body: '' }));
  await page.getByRole('link', { name: 'Orders' }).click();
  await page.getByRole('link', { name: 'Orders' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'This page stumbled' })).toBeVisible();
});
