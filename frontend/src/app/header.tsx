import { ShoppingCart } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink } from 'react-router';
import { ButtonAnchor } from '../components/ui/button';
import { pieces, useCart } from '../features/cart/cart';
import { classes } from '../lib/classes';
import { useSession, signInUrl } from '../lib/session';
import { useMainPages } from './pages';

/** Menus are a third of what the first page would load, and not needed to see it. */
const AccountMenu = lazy(async () => ({ default: (await import('./account-menu')).AccountMenu }));
const Appearance = lazy(async () => ({ default: (await import('./appearance')).Appearance }));
const CommandMenu = lazy(async () => ({ default: (await import('./command-menu')).CommandMenu }));
const menuToCome = <span className="size-10" />;

export function Header() {
  const { t } = useTranslation();
  const { data } = useSession();
  const pages = useMainPages();
  const link = ({ isActive }: { isActive: boolean }) =>
    classes(
      'inline-flex min-h-10 items-center rounded-xl px-2 font-semibold whitespace-nowrap hover:bg-sunken sm:px-3',
      isActive ? 'bg-accent-soft text-accent' : 'text-ink',
    );
  return (
    <header className="no-print sticky top-0 z-30 border-b border-edge bg-card/95 backdrop-blur">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-4 px-4 py-2 sm:flex-nowrap sm:px-6">
        <Link to="/" className="flex min-h-10 shrink-0 items-center gap-2.5 text-xl font-bold tracking-tight">
          <img src="/slipway.svg" alt="" width="32" height="32" />
          Slipway
        </Link>
        <nav
          aria-label={t('nav.main')}
          className="order-last -mx-1 flex w-full flex-wrap gap-1 p-1 sm:order-none sm:w-auto sm:grow sm:flex-nowrap sm:overflow-x-auto"
        >
          {pages.map(({ to, name }) => (
            <NavLink key={to} to={to} end={to === '/'} className={link}>
              {t(`nav.${name}`)}
            </NavLink>
          ))}
        </nav>
        <div className="ms-auto flex items-center gap-1">
          <Suspense>
            <CommandMenu />
          </Suspense>
          <Suspense fallback={menuToCome}>
            <Appearance />
          </Suspense>
          {data?.services.includes('order') && <CartLink />}
          {data?.signedIn && (
            <Suspense fallback={menuToCome}>
              <AccountMenu />
            </Suspense>
          )}
          {data && !data.signedIn && data.services.includes('auth') && (
            <ButtonAnchor size="small" href={signInUrl()} className="ms-1">
              {t('nav.signIn')}
            </ButtonAnchor>
          )}
        </div>
      </div>
    </header>
  );
}

function CartLink() {
  const { t } = useTranslation();
  const count = pieces(useCart());
  return (
    <Link
      to="/cart"
      aria-label={count ? t('nav.cartWith', { count }) : t('nav.cart')}
      className="relative grid size-10 place-items-center rounded-xl text-ink hover:bg-sunken"
    >
      <ShoppingCart size={22} aria-hidden />
      {count > 0 && (
        <span
          aria-hidden
          className="absolute -end-0.5 -top-0.5 grid h-5 min-w-5 place-items-center rounded-full bg-accent px-1 text-xs font-bold text-on-accent tabular-nums"
        >
          {count > 99 ? '99+' : count}
        </span>
      )}
    </Link>
  );
}
