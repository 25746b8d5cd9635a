import type { UseQueryResult } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { Problem } from '../../lib/problem';
import { ThingPage } from './thing-page';

const refetch = vi.fn<UseQueryResult<string>['refetch']>();

function show(data: string | undefined, error: Error | null, unknown?: string) {
  render(
    <ThingPage title="A thing" query={{ data, error, refetch }} unknown={unknown}>
      {(thing) => <p>This is {thing}</p>}
    </ThingPage>,
  );
}

it('waits under the name of its kind', () => {
  show(undefined, null);
  expect(screen.getByRole('heading', { level: 1, name: 'A thing' })).toBeInTheDocument();
  expect(screen.getByRole('status')).toHaveAttribute('aria-busy', 'true');
});

it('offers another try when it cannot be had', async () => {
  show(undefined, new Problem('unavailable', 503), 'There is no such thing');
  expect(screen.getByRole('alert')).toHaveTextContent('A part of Slipway is away');
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(refetch).toHaveBeenCalledOnce();
});

it('says that it does not exist, where the page has words for that', () => {
  show('old', new Problem('thing-not-found', 404), 'There is no such thing');
  expect(screen.getByText('There is no such thing')).toBeVisible();
});

it('keeps what was shown while it cannot be had anew', () => {
  show('old', new Problem('offline'), 'There is no such thing');
  expect(screen.getByText('This is old')).toBeVisible();
});
