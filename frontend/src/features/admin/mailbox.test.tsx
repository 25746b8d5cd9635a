import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { renderAt } from '../../test/render';
import { admin, problem, server, signedInAs } from '../../test/server';
import { MailboxPage } from './mailbox-page';

const routes = [{ path: '/admin/mailbox', element: <MailboxPage /> }];
const link = 'https://shop.example.org/account/password/reset?token=abc_1';
const letter = {
  id: 2,
  sentAt: '2026-11-01T10:00:00Z',
  to: 'bob@example.org',
  subject: 'Slipway: choose a new password',
  text: `To choose one, open this link:\n\n${link}\n\nNo javascript:alert(1) here.`,
};

describe('the mailbox', () => {
  beforeEach(() => signedInAs(admin));

  it('shows letters page by page, and their text with its link on request', async () => {
    server.use(
      http.get('/api/auth/mailbox', ({ request }) =>
        HttpResponse.json(
          new URL(request.url).searchParams.has('after')
            ? { items: [{ ...letter, id: 1, to: 'zoe@example.org' }] }
            : { items: [letter], next: 'more' },
        ),
      ),
    );
    const { user } = renderAt('/admin/mailbox', routes);
    const list = within(await screen.findByRole('list', { name: 'Mailbox' }));
    expect(list.getByText(/To bob@example\.org/)).toBeVisible();
    expect(list.getByRole('time')).toHaveAttribute('title', '2026-11-01T10:00:00Z');
    expect(list.getByText(link)).not.toBeVisible();
    await user.click(list.getByText('Slipway: choose a new password'));
    expect(list.getByRole('link', { name: link })).toHaveAttribute('href', link);
    expect(list.getAllByRole('link')).toHaveLength(1);

    await user.click(screen.getByRole('button', { name: 'Show more' }));
    await waitFor(() => expect(list.getByText(/To zoe@example\.org/)).toBeVisible());
  });

  it('says why it is empty', async () => {
    server.use(http.get('/api/auth/mailbox', () => HttpResponse.json({ items: [], next: null })));
    renderAt('/admin/mailbox', routes);
    expect(await screen.findByRole('heading', { name: 'No letters' })).toBeVisible();
    expect(screen.getByText(/a mail server takes it/)).toBeVisible();
  });

  it('says when it cannot be had', async () => {
    server.use(http.get('/api/auth/mailbox', () => problem(500, 'unexpected')));
    renderAt('/admin/mailbox', routes);
    expect(await screen.findByRole('alert')).toHaveTextContent('Something went wrong on our side.');
  });
});
