import type { Page } from '@playwright/test';
import { expect, fillSignIn, register, signedIn, stands, test } from './test';

test('a stranger fills the cart, signs in, orders once with two clicks, and watches the order being confirmed', async ({
  page,
}) => {
  const person = await register(page);
  await page.goto('/');
  await page.getByRole('searchbox').fill('blue mug');
  await expect(page.getByRole('article')).toHaveCount(1);
  await page.getByRole('button', { name: 'Add Blue mug to the cart' }).click();
  await page.getByRole('searchbox').fill('');
  await page.getByRole('button', { name: /^Books/ }).click();
  await page.getByRole('link', { name: 'Birds of the City' }).click();
  await page.getByRole('button', { name: 'One piece more' }).click();
  await page.getByRole('button', { name: 'Add to the cart' }).click();

  await page.reload();
  await expect(page.getByRole('link', { name: 'Cart, 3 pieces' })).toBeVisible();
  await page.getByRole('link', { name: 'Cart, 3 pieces' }).click();
  await page.getByRole('link', { name: 'Check out' }).click();
  await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
  await fillSignIn(page, person);

  await expect(page.getByText('2 × Birds of the City')).toBeVisible();
  await page.getByRole('button', { name: 'Place the order' }).dblclick();
  await expect(stands(page, 'Everything is reserved and paid for.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Cart', exact: true })).toBeVisible();

  await page.getByRole('link', { name: 'Orders' }).click();
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1);
});

/** Places one order of what is in the cart, and waits until it has ended as it has to. */
async function order(page: Page, card: string, sentence: string) {
  await page.goto('/checkout');
  await page.getByRole('radio', { name: new RegExp(`^${card}`) }).check();
  await page.getByRole('button', { name: 'Place the order' }).click();
  await expect(stands(page, sentence)).toBeVisible({ timeout: 30_000 });
}

/** What the page shows of each hop is what the services wrote down. */
async function expectTrueJourney(page: Page, status: string) {
  await page.getByRole('link', { name: 'Its journey' }).click();
  const hops = page.getByRole('list', { name: 'Hops, causes before effects' }).getByRole('listitem');
  const id = new URL(page.url()).pathname.split('/')[2];
  await expect(async () => {
    const journey = await (await page.request.get(`/api/orders/${id}/journey`)).json();
    expect(journey).toMatchObject({ status, unknown: [] });
    await expect(hops).toHaveCount(journey.hops.length, { timeout: 500 });
    const shown = await hops.allInnerTexts();
    for (const [at, hop] of journey.hops.entries()) {
      for (const fact of [
        hop.transaction,
        hop.topic && `${hop.topic}-${hop.partition} @ ${hop.offset}`,
        hop.consumer,
        hop.compensation && 'Takes back an earlier hop',
      ]) {
        if (fact) expect(shown[at]).toContain(String(fact));
      }
    }
  }).toPass({ timeout: 20_000 });
}

for (const [card, status, sentence] of [
  ['Approved', 'CONFIRMED', 'Everything is reserved and paid for.'],
  ['Declined', 'REJECTED', 'The card was declined.'],
  ['Silent', 'REJECTED', 'The payment provider gave no answer in time.'],
  ['Failing', 'REJECTED', 'The payment provider gave no answer in time.'],
] as const) {
  test(`the journey of an order with the card “${card}” is what the services wrote down`, async ({ page }) => {
    await signedIn(page, '/products/BOOK-STARS');
    await page.getByRole('button', { name: 'Add to the cart' }).click();
    await order(page, card, sentence);
    await expectTrueJourney(page, status);
  });
}

test('more than there is gets refused, with a journey that says where', async ({ page }) => {
  await signedIn(page, '/products/BOOK-STARS');
  await page.getByRole('button', { name: 'Add to the cart' }).click();
  await page.goto('/cart');
  await page.getByRole('textbox', { name: 'Pieces: Stars without a Telescope' }).fill('1000');
  await order(page, 'Approved', 'Something in it was sold out.');
  await expectTrueJourney(page, 'REJECTED');
  await expect(page.getByText('There is not enough of something: nothing was set aside.').first()).toBeVisible();
});

test('a cancelled order is taken back, hop by hop', async ({ page }) => {
  await signedIn(page, '/products/BOOK-STARS');
  await page.getByRole('button', { name: 'Add to the cart' }).click();
  await order(page, 'Approved', 'Everything is reserved and paid for.');
  await page.getByRole('button', { name: 'Cancel this order' }).click();
  await page.getByLabel('Why?').fill('changed my mind');
  await page.getByRole('button', { name: 'Cancel the order' }).click();
  await expect(stands(page, 'You cancelled this order: “changed my mind”.')).toBeVisible();
  await expectTrueJourney(page, 'CANCELLED');
  await expect(page.getByText('What was sold is back on the shelf.')).toBeVisible();
  await expect(page.getByText('The money is given back.')).toBeVisible();
});
