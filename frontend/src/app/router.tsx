import { createBrowserRouter, type RouteObject } from 'react-router';
import { CartPage } from '../features/cart/cart-page';
import { ProductPage } from '../features/shop/product-page';
import { Loading } from '../components/ui/states';
import { CrashPage, NotFoundPage } from './error-pages';
import { Admins, Needs, SignedIn } from './guards';
import { Shell } from './shell';
import { Start } from './start';

/** Each but the shop's window is a chunk of its own. */
export const routes: RouteObject[] = [
  {
    element: <Shell />,
    errorElement: <CrashPage />,
    hydrateFallbackElement: <Loading />,
    children: [
      {
        errorElement: <CrashPage />,
        children: [
          { index: true, element: <Start /> },
          {
            element: <Needs service="catalog" />,
            children: [
              { path: 'products/:sku', element: <ProductPage /> },
              { path: 'cart', element: <CartPage /> },
            ],
          },
          {
            element: <Needs service="order" />,
            children: [
              {
                element: <SignedIn />,
                children: [
                  {
                    path: 'checkout',
                    lazy: async () => ({
                      Component: (await import('../features/orders/checkout-page')).CheckoutPage,
                    }),
                  },
                  {
                    path: 'orders',
                    lazy: async () => ({
                      Component: (await import('../features/orders/orders-page')).OrdersPage,
                    }),
                  },
                  {
                    path: 'orders/:id',
                    lazy: async () => ({
                      Component: (await import('../features/orders/order-page')).OrderPage,
                    }),
                  },
                  {
                    path: 'orders/:id/journey',
                    lazy: async () => ({
                      Component: (await import('../features/journey/journey-page')).JourneyPage,
                    }),
                  },
                ],
              },
            ],
          },
          {
            element: <Needs service="todo" />,
            children: [
              {
                element: <SignedIn />,
                children: [
                  {
                    path: 'todos/:list?',
                    lazy: async () => ({ Component: (await import('../features/todos/todos-page')).TodosPage }),
                  },
                ],
              },
            ],
          },
          {
            path: 'admin',
            element: <Admins />,
            children: [
              {
                index: true,
                lazy: async () => ({ Component: (await import('../features/admin/admin-page')).AdminPage }),
              },
              {
                path: 'products',
                element: <Needs service="catalog" />,
                children: [
                  {
                    index: true,
                    lazy: async () => ({ Component: (await import('../features/admin/products-page')).ProductsPage }),
                  },
                  {
                    path: 'new',
                    lazy: async () => ({
                      Component: (await import('../features/admin/product-page')).NewProductPage,
                    }),
                  },
                  {
                    path: ':sku',
                    lazy: async () => ({
                      Component: (await import('../features/admin/product-page')).EditProductPage,
                    }),
                  },
                  {
                    path: ':sku/stock',
                    lazy: async () => ({ Component: (await import('../features/admin/stock-page')).StockPage }),
                  },
                ],
              },
              {
                path: 'orders',
                element: <Needs service="order" />,
                children: [
                  {
                    index: true,
                    lazy: async () => ({ Component: (await import('../features/admin/orders-page')).OrdersPage }),
                  },
                  {
                    path: ':id',
                    lazy: async () => ({
                      Component: (await import('../features/admin/order-journey-page')).OrderJourneyPage,
                    }),
                  },
                ],
              },
              {
                element: <Needs service="auth" />,
                children: [
                  {
                    path: 'users',
                    lazy: async () => ({ Component: (await import('../features/admin/users-page')).UsersPage }),
                  },
                  {
                    path: 'security',
                    lazy: async () => ({ Component: (await import('../features/admin/security-page')).SecurityPage }),
                  },
                  {
                    path: 'mailbox',
                    lazy: async () => ({ Component: (await import('../features/admin/mailbox-page')).MailboxPage }),
                  },
                ],
              },
              {
                path: 'dead-letters',
                lazy: async () => ({
                  Component: (await import('../features/admin/dead-letters-page')).DeadLettersPage,
                }),
              },
            ],
          },
          {
            path: 'profile',
            element: <SignedIn />,
            children: [
              {
                index: true,
                lazy: async () => ({ Component: (await import('../features/account/profile-page')).ProfilePage }),
              },
            ],
          },
          {
            path: 'system',
            lazy: async () => ({ Component: (await import('../features/system/system-page')).SystemPage }),
          },
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
];

export const makeRouter = () => createBrowserRouter(routes);
