import { useRef, useState, type PointerEvent } from 'react';

/** So near to the edge of the window, the page moves along. */
const EDGE = 80;
const STEP = 14;

/** Drags a row of a list by its handle; the list follows only when it is dropped. `to` is the place among the other rows. */
export function useDrag(drop: (id: string, to: number) => void) {
  const [drag, setDrag] = useState<{ id: string; to: number }>();
  const list = useRef<HTMLUListElement>(null);

  const placeAt = (y: number, id: string) =>
    [...(list.current?.children ?? [])]
      .filter((row) => row.getAttribute('data-task') !== id)
      .filter((row) => {
        const { top, height } = row.getBoundingClientRect();
        return top + height / 2 < y;
      }).length;

  const handle = (id: string) => ({
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setDrag({ id, to: placeAt(event.clientY, id) });
    },
    onPointerMove: ({ clientY }: PointerEvent) => {
      if (!drag) return;
      if (clientY < EDGE) scrollBy(0, -STEP);
      if (clientY > innerHeight - EDGE) scrollBy(0, STEP);
      setDrag({ id, to: placeAt(clientY, id) });
    },
    onPointerUp: () => {
      if (drag) drop(id, drag.to);
      setDrag(undefined);
    },
    onPointerCancel: () => setDrag(undefined),
  });

  return { list, drag, handle };
}
