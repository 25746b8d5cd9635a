import { administrator, expect, signedIn, signIn, stands, test } from './test';

test('an administrator adds a product, fills its stock, withdraws it and offers it again', async ({
  page,
  browser,
}) => {
  const sku = `TEST-${crypto.randomUUID().slice(0, 8).toUpperCase()}`;
  await signIn(page, administrator());
  await page.getByRole('link', { name: 'Admin' }).click();
  await page.goto('/admin/products/new');
  await page.getByLabel('Product number').fill(sku);
  await page.getByLabel('Name').fill(`A thing ${sku}`);
  await page.getByLabel('Description').fill('It does what it says.');
  await page.getByLabel('Category').fill('tests');
  await page.getByLabel('Price').fill('12.50');
  await page.getByRole('button', { name: /^(Add|Save)/ }).click();
  await expect(page.getByText(`A thing ${sku}`).first()).toBeVisible();

  await page.goto(`/admin/products/${sku}/stock`);
  await page.getByLabel('Pieces').fill('7');
  await page.getByLabel('Reason').fill('first delivery');
  await page.getByRole('button', { name: 'Book' }).click();
  await expect(page.getByText('first delivery')).toBeVisible();

  const customer = await (await browser.newContext()).newPage();
  await customer.goto(`/products/${sku}`);
  await expect(customer.getByText('Only 7 left')).toBeVisible();

  await page.goto(`/admin/products/${sku}`);
  await page.getByRole('button', { name: 'Withdraw from sale' }).click();
  await expect(page.getByText(`A thing ${sku} is withdrawn.`)).toBeVisible();
  await customer.goto(`/?q=${sku}`);
  await expect(customer.getByRole('heading', { name: 'Nothing found' })).toBeVisible();

  await page.goto('/admin/products');
  await page.getByRole('button', { name: 'Withdrawn' }).click();
  await page.getByRole('searchbox').fill(sku);
  await page.getByRole('link', { name: `A thing ${sku}`, exact: true }).click();
  await page.getByRole('button', { name: 'Offer again' }).click();
  await expect(page.getByText(`A thing ${sku} is on sale again.`)).toBeVisible();
  await customer.reload();
  await expect(customer.getByRole('article')).toHaveCount(1);
  await customer.context().close();

  await page.getByRole('button', { name: 'Withdraw from sale' }).click();
  await expect(page.getByText(`A thing ${sku} is withdrawn.`)).toBeVisible();
});

test('an administrator finds an order by its number, follows it, and sees when its buyer signed in', async ({
  page,
  browser,
}) => {
  const customer = await (await browser.newContext()).newPage();
  const { name } = await signedIn(customer, '/products/BOOK-STARS');
  await customer.getByRole('button', { name: 'Add to the cart' }).click();
  await customer.goto('/checkout');
  await customer.getByRole('button', { name: 'Place the order' }).click();
  await expect(stands(customer, 'Everything is reserved and paid for.')).toBeVisible();
  const order = await customer.getByRole('heading', { level: 1 }).innerText();
  await customer.context().close();

  await signIn(page, administrator());
  await page.goto('/admin/orders');
  await page.getByRole('searchbox', { name: 'Search by the number of an order' }).fill(order.replace(/\D/g, ''));
  await expect(page.getByRole('button', { name: `Only orders of ${name}` })).toBeVisible();
  await page.getByRole('link', { name: order, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`The journey of ${order.toLowerCase()}`);
  await expect(page.getByText('What was set aside is sold.')).toBeVisible();

  await page.goto('/admin/security?kind=signed-in');
  await page.getByRole('searchbox', { name: 'To whom' }).fill(name);
  await page.getByRole('button', { name: `Browser Test ${name}` }).click();
  await expect(page.getByText(`${name} signed in.`)).toHaveCount(1);
});

test('what is for administrators says so to everybody else', async ({ page }) => {
  await signedIn(page, '/admin');
  await expect(page.getByRole('heading', { level: 1, name: 'For administrators' })).toBeAttached();
});
