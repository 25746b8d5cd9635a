import { Navigate } from 'react-router';
import { ShopPage } from '../features/shop/shop-page';
import { useSession } from '../lib/session';

/** The shop; in a stack without one, what there is instead. */
export function Start() {
  const { data } = useSession();
  if (!data || data.services.includes('catalog')) return <ShopPage />;
  return <Navigate to={data.services.includes('todo') ? '/todos' : '/system'} replace />;
}
