import { act, renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Task } from './api';
import { useSelection } from './use-selection';

const tasks = Array.from({ length: 101 }, (_, at) => ({ id: `t${at}` }) as Task);

it('holds as many as one request may name', () => {
  const { result } = renderHook(() => useSelection(tasks));
  act(() => result.current.chooseAll());
  expect(result.current.chosen).toEqual(tasks.slice(0, 100));
  expect(result.current).toMatchObject({ full: true, all: true });
});

it('is without what is out of sight', () => {
  const { result, rerender } = renderHook(({ shown }) => useSelection(shown), { initialProps: { shown: tasks } });
  act(() => result.current.chooseAll());
  rerender({ shown: tasks.slice(98) });
  expect(result.current.chosen).toEqual(tasks.slice(98, 100));
});
