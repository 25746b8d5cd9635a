import { screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { renderAt } from '../../test/render';
import { admin, problem, server, signedInAs } from '../../test/server';
import { DeadLettersPage } from './dead-letters-page';

const routes = [{ path: '/admin/dead-letters', element: <DeadLettersPage /> }];

const letter = {
  id: 7,
  consumer: 'order',
  topic: 'stock.events.v1',
  partition: 2,
  offset: 41,
  event: null,
  key: 'o-1',
  type: 'stock-reserved',
  reason: 'The body is no JSON.',
  traceId: 'abc123',
  parkedAt: '2026-11-01T10:00:00Z',
  state: 'parked',
  endedAt: null as string | null,
  endedBy: null as string | null,
};

const content = {
  headers: { type: 'stock-reserved' },
  text: '{"broken":1}' as string | null,
  base64: null as string | null,
  size: 12,
  truncated: false,
};

/** Order's letters; how one is ended is noted. */
function letters(stored: typeof letter, refusal?: () => Response, shown = content) {
  const ended: string[] = [];
  server.use(
    http.get('/api/order/dead-letters', ({ request }) => {
      const discarded = new URL(request.url).searchParams.get('discarded') === 'true';
      return HttpResponse.json({ items: discarded === (stored.state === 'discarded') ? [stored] : [], next: null });
    }),
    http.get('/api/order/dead-letters/7', () => HttpResponse.json({ deadLetter: stored, content: shown, replays: 3 })),
    http.post('/api/order/dead-letters/7/:how', ({ params }) => {
      ended.push(String(params.how));
      stored.state = params.how === 'replay' ? 'replayed' : 'discarded';
      stored.endedAt = '2026-11-02T10:00:00Z';
      stored.endedBy = admin.id;
      return refusal?.() ?? HttpResponse.json(stored);
    }),
  );
  return ended;
}

describe('the dead letters', () => {
  beforeEach(() => signedInAs({ ...admin, services: ['auth', 'order'] }));

  it('are shown with their place and content, and replayed', async () => {
    const ended = letters({ ...letter });
    const { user } = renderAt('/admin/dead-letters', routes);
    expect(await screen.findByText('stock.events.v1-2@41')).toBeVisible();
    expect(screen.queryByRole('heading', { name: 'Catalog' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Inspect dead letter 7' }));
    expect(await screen.findByText(/"broken": 1/)).toBeVisible();
    expect(screen.getByText('abc123')).toBeVisible();
    expect(screen.getByText('Replays of this event').nextSibling).toHaveTextContent('3');
    await user.click(screen.getByRole('button', { name: 'Replay' }));

    expect(await screen.findByText('Dead letter 7 is replayed.')).toBeVisible();
    expect(await screen.findByText('Replayed')).toBeVisible();
    expect(ended).toEqual(['replay']);
    await waitFor(() => expect(screen.getByRole('button', { name: 'Inspect dead letter 7' })).toHaveFocus());
  });

  it('are discarded only after a second question', async () => {
    const ended = letters({ ...letter });
    const { user } = renderAt('/admin/dead-letters', routes);
    await user.click(await screen.findByRole('button', { name: 'Inspect dead letter 7' }));
    await user.click(screen.getByRole('button', { name: 'Discard' }));
    expect(screen.getByRole('button', { name: 'Keep it' })).toHaveFocus();
    expect(ended).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Discard for good' }));
    expect(await screen.findByText('Dead letter 7 is discarded.')).toBeVisible();
    expect(ended).toEqual(['discard']);
  });

  it('are out of sight once discarded, and shown on request with who did it', async () => {
    letters({ ...letter });
    const { user } = renderAt('/admin/dead-letters', routes);
    await user.click(await screen.findByRole('button', { name: 'Inspect dead letter 7' }));
    await user.click(screen.getByRole('button', { name: 'Discard' }));
    await user.click(screen.getByRole('button', { name: 'Discard for good' }));
    expect(await screen.findByText('No dead letters')).toBeVisible();

    await user.click(screen.getByRole('button', { name: 'Discarded' }));
    await user.click(await screen.findByRole('button', { name: 'Inspect dead letter 7' }));
    expect(await screen.findByText(/by you$/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Replay' })).toBeNull();
  });

  it('show the beginning of what is large, and what is no text as Base64', async () => {
    letters({ ...letter }, undefined, { ...content, text: null, base64: 'wygA', size: 900_000, truncated: true });
    const { user } = renderAt('/admin/dead-letters', routes);
    await user.click(await screen.findByRole('button', { name: 'Inspect dead letter 7' }));
    expect(await screen.findByText('wygA')).toBeVisible();
    expect(screen.getByText(/shown as Base64/)).toBeVisible();
    expect(screen.getByText(/the message has 900,000 bytes/)).toBeVisible();
  });

  it('say when somebody else has ended one before', async () => {
    letters({ ...letter }, () => problem(409, 'dead-letter-ended'));
    const { user } = renderAt('/admin/dead-letters', routes);
    await user.click(await screen.findByRole('button', { name: 'Inspect dead letter 7' }));
    await user.click(screen.getByRole('button', { name: 'Replay' }));
    expect(await screen.findByText(/replayed or discarded this message before/)).toBeVisible();
  });
});
