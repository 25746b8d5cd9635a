import { expect, test as base, type Page } from '@playwright/test';

/** Every page of every test: no error in the console, nothing that the content policy refused. Those that a test expects it names. */
export const test = base.extend<{ expected: RegExp }>({
  expected: [/$^/, { option: true }],
  page: async ({ page, expected }, run) => {
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await run(page);
    expect(complaints.filter((it) => !expected.test(it))).toEqual([]);
  },
});

/** An account of its own, so that no test sees what another did. */
export async function register(page: Page) {
  const name = `browser-${crypto.randomUUID().slice(0, 13)}`;
  const password = `a long ${crypto.randomUUID()} one`;
  await page.goto('/register');
  await page.locator('#username').fill(name);
  await page.locator('#displayName').fill('Browser Test');
  await page.locator('#email').fill(`${name}@example.org`);
  await page.locator('#password').fill(password);
  await page.locator('main button[type=submit]').click();
  await expect(page).toHaveURL(/\/login/);
  return { name, password };
}

/** On auth's own page, however one came there. */
export async function fillSignIn(page: Page, { name, password }: { name: string; password: string }) {
  await page.locator('#username').fill(name);
  await page.locator('#password').fill(password);
  await page.locator('main button[type=submit]').click();
}

export async function signIn(page: Page, { name, password }: { name: string; password: string }, returnTo = '/') {
  await page.goto(`/session/login?returnTo=${encodeURIComponent(returnTo)}`);
  await fillSignIn(page, { name, password });
  await page.waitForURL((url) => url.pathname + url.search === returnTo);
  await expect(page.getByRole('button', { name: `Account: ${name}` })).toBeVisible();
}

export async function signedIn(page: Page, returnTo?: string) {
  const person = await register(page);
  await signIn(page, person, returnTo);
  return person;
}

/** The one that the stack was made with; `./slipway status` says the password. */
export function administrator() {
  const password = process.env.SLIPWAY_ADMIN_PASSWORD;
  if (!password) throw new Error('SLIPWAY_ADMIN_PASSWORD is missing: the password of admin, see ./slipway status.');
  return { name: 'admin', password };
}

/** Where the order stands, in words; the same words are read out elsewhere on the page. */
export const stands = (page: Page, words: string) =>
  page.getByRole('region', { name: 'Where it stands' }).getByText(words);

export { expect };
