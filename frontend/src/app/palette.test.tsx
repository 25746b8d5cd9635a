import { act, screen, waitFor, within } from '@testing-library/react';
import { http } from 'msw';
import { describe, expect, it } from 'vitest';
import { Page } from '../components/ui/page';
import { chooseLanguage } from '../lib/i18n';
import { renderAt } from '../test/render';
import { admin, alice, problem, server, signedInAs } from '../test/server';
import { Shell } from './shell';

const page = (title: string) => (
  <Page key={title} title={title}>
    <input type="search" aria-label="Search here" />
  </Page>
);
const pages = [
  {
    element: <Shell />,
    children: [
      { path: '*', element: page('Some page') },
      { path: 'orders', element: page('The orders') },
    ],
  },
];

async function started() {
  const app = renderAt('/system', pages);
  await screen.findByRole('button', { name: /^Pages and actions/ });
  await waitFor(() => expect(app.queries.getQueryData(['session'])).toBeDefined());
  return app;
}

async function opened() {
  const app = await started();
  await app.user.keyboard('{Control>}k{/Control}');
  const field = await screen.findByRole('combobox', { name: 'Search pages and actions' });
  await waitFor(() => expect(field).toHaveFocus());
  return { ...app, field };
}

const offered = () => screen.getAllByRole('option').map((it) => it.textContent);
const address = ({ router }: ReturnType<typeof renderAt>) =>
  router.state.location.pathname + router.state.location.search;

describe('the command palette', () => {
  it('offers strangers what is open to them', async () => {
    await opened();
    expect(offered()).toEqual([
      ...['Shop', 'Orders', 'To-dos', 'System', 'Cart', 'API documentation'],
      ...['Sign in', 'Register', 'Theme: Light', 'Theme: Dark', 'Language: Deutsch (German)', 'Keyboard shortcuts'],
    ]);
  });

  it('offers a customer the own profile, and no administration', async () => {
    signedInAs(alice);
    await opened();
    expect(offered()).toEqual(expect.arrayContaining(['Profile', 'Sign out']));
    expect(offered().filter((it) => /Admin|Sign in|Register/.test(it ?? ''))).toEqual([]);
  });

  it('offers an administrator the administration, as far as this stack has it', async () => {
    signedInAs({ ...admin, services: ['auth', 'order'] });
    await opened();
    expect(offered()).toEqual(expect.arrayContaining(['Admin', 'Admin: users', 'Admin: dead letters']));
    expect(offered().filter((it) => /Shop|products|To-dos/.test(it ?? ''))).toEqual([]);
  });

  it('goes by keys alone to what was chosen, and leaves the focus on the page', async () => {
    const app = await opened();
    await app.user.keyboard('or');
    expect(offered()).toEqual(['Orders', 'Keyboard shortcuts', 'Search the shop for “or”']);
    const orders = screen.getByRole('option', { name: 'Orders' });
    expect(app.field).toHaveAttribute('aria-activedescendant', orders.id);
    await app.user.keyboard('{ArrowDown}{ArrowUp}{Enter}');
    expect(address(app)).toBe('/orders');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() => expect(screen.getByRole('heading', { name: 'The orders' })).toHaveFocus());
  });

  it('looks for what was typed in the shop, where nothing else has that name', async () => {
    const app = await opened();
    await app.user.keyboard('blue & mug{Enter}');
    expect(address(app)).toBe('/?q=blue+%26+mug');
  });

  it('says that nothing matches, where there is no shop to be searched', async () => {
    signedInAs({ ...alice, services: ['todo'] });
    const { user } = await opened();
    await user.keyboard('xyzzy');
    expect(await screen.findByText(/Nothing has this name/)).toBeVisible();
    expect(screen.queryByRole('option')).toBeNull();
  });

  it('gives the focus back when it is left', async () => {
    const { user } = await started();
    const field = screen.getByRole('searchbox');
    await user.click(field);
    await user.keyboard('{Control>}k{/Control}');
    await screen.findByRole('combobox');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() => expect(field).toHaveFocus());
  });

  it('opens by its button, too', async () => {
    const { user } = await started();
    await user.click(screen.getByRole('button', { name: /^Pages and actions/ }));
    expect(await screen.findByRole('combobox')).toBeVisible();
  });

  it('changes theme and language', async () => {
    const { user } = await opened();
    await user.keyboard('dark{Enter}');
    expect(document.documentElement).toHaveAttribute('data-theme', 'dark');
    await user.keyboard('{Control>}k{/Control}');
    await screen.findByRole('combobox');
    await user.keyboard('deutsch{Enter}');
    expect(await screen.findByRole('button', { name: /^Seiten und Aktionen/ })).toBeVisible();
    await act(() => chooseLanguage('en'));
  });

  it('says when signing out did not work', async () => {
    signedInAs(alice);
    server.use(http.post('/session/logout', () => problem(503, 'unavailable')));
    const { user } = await opened();
    await user.keyboard('sign out{Enter}');
    expect(await screen.findByText(/A part of Slipway is away/)).toBeVisible();
  });

  it('leads to the list of shortcuts', async () => {
    const { user } = await opened();
    await user.keyboard('shortcuts{Enter}');
    const list = within(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' }));
    expect(list.getByText('Go to: Cart').nextElementSibling).toHaveTextContent('gc');
  });
});

describe('single keys', () => {
  it.each([
    ['gs', '/'],
    ['gc', '/cart'],
    ['go', '/orders'],
    ['gt', '/todos'],
    ['gx', '/system'],
    ['o', '/system'],
  ])('%s leads to %s', async (keys, path) => {
    const app = await started();
    await app.user.keyboard(keys);
    expect(address(app)).toBe(path);
  });

  it('lead nowhere that this stack does not have', async () => {
    signedInAs({ ...alice, services: ['order'] });
    const app = await started();
    await app.user.keyboard('gt');
    expect(address(app)).toBe('/system');
  });

  it('put the focus into the search field, where they are letters again', async () => {
    const app = await started();
    await app.user.keyboard('/go?');
    expect(screen.getByRole('searchbox')).toHaveFocus();
    expect(screen.getByRole('searchbox')).toHaveValue('go?');
    expect(address(app)).toBe('/system');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('show what keys there are, and do nothing behind the list', async () => {
    const app = await started();
    await app.user.keyboard('?');
    expect(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    await app.user.keyboard('go');
    expect(address(app)).toBe('/system');
  });

  it('can be switched off, and back on', async () => {
    const app = await started();
    const choose = async () => {
      await app.user.click(await screen.findByRole('button', { name: 'Appearance' }));
      await app.user.click(await screen.findByRole('menuitemcheckbox', { name: 'Single-key shortcuts' }));
      await app.user.keyboard('{Escape}');
      await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
    };
    await choose();
    expect(localStorage.getItem('slipway.single-keys')).toBe('false');
    await app.user.keyboard('go?');
    expect(address(app)).toBe('/system');
    await app.user.keyboard('{Control>}k{/Control}');
    await screen.findByRole('combobox');
    await app.user.keyboard('shortcuts{Enter}');
    expect(await screen.findByText(/single key are switched off/)).toBeVisible();
    await app.user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await choose();
    await app.user.keyboard('go');
    expect(address(app)).toBe('/orders');
  });
});
