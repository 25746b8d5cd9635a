import { CSPProvider } from '@base-ui/react/csp-provider';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { Toasts } from '../components/ui/toast';
import { watchCart } from '../features/cart/cart';
import { startI18n } from '../lib/i18n';
import { makeQueryClient } from '../lib/queries';
import { watchSession } from '../lib/session';
import { watchTheme } from '../lib/theme';
import './app.css';
import { reloadForNewVersion } from './new-version';
import { makeRouter } from './router';

const queries = makeQueryClient();
watchSession(queries);
watchTheme();
watchCart();
reloadForNewVersion();
await startI18n();

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no element #app');
createRoot(root).render(
  <StrictMode>
    {/* Style elements are refused by the content policy. */}
    <CSPProvider disableStyleElements>
      <QueryClientProvider client={queries}>
        <RouterProvider router={makeRouter()} />
        <Toasts />
      </QueryClientProvider>
    </CSPProvider>
  </StrictMode>,
);
