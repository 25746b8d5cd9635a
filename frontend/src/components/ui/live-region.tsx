import { useState } from 'react';

/** Reads a sentence out when it changes, once; not the first one, which stands on the page anyway. */
export function LiveRegion({ children }: { children: string }) {
  const [first] = useState(children);
  const [changed, change] = useState(false);
  if (!changed && children !== first) change(true);
  return (
    <p aria-live="polite" className="sr-only">
      {changed ? children : ''}
    </p>
  );
}
