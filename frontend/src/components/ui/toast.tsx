import { Toast } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';

const manager = Toast.createToastManager();

interface Action {
  label: string;
  run: () => void;
}

/** A sentence at the edge of the page, read out once; with an action it stays longer, and while it has the focus or the pointer. */
export function toast(title: string, action?: Action) {
  const id = manager.add({
    title,
    timeout: action ? 10_000 : 5_000,
    ...(action && { actionProps: { children: action.label, onClick: act } }),
  });
  function act() {
    action?.run();
    manager.close(id);
  }
}

export function Toasts() {
  return (
    <Toast.Provider toastManager={manager} limit={3}>
      <Toast.Portal>
        <Toast.Viewport className="fixed inset-x-4 bottom-4 z-60 mx-auto grid max-w-md gap-2 sm:inset-x-auto sm:end-6 sm:bottom-6 sm:w-96">
          <Shown />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function Shown() {
  const { t } = useTranslation();
  const { toasts } = Toast.useToastManager();
  return toasts.map((it) => (
    <Toast.Root
      key={it.id}
      toast={it}
      className="flex items-center gap-3 rounded-xl bg-ink px-4 py-2.5 text-page shadow-raised transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0 forced-colors:border"
    >
      <Toast.Title className="grow py-1 font-medium" />
      {it.actionProps && (
        <Toast.Action className="min-h-9 cursor-pointer rounded-lg px-3 font-bold underline underline-offset-4 focus-visible:outline-page" />
      )}
      <Toast.Close
        aria-label={t('action.dismiss')}
        className="grid size-9 shrink-0 cursor-pointer place-items-center rounded-lg focus-visible:outline-page"
      >
        <X size={18} aria-hidden />
      </Toast.Close>
    </Toast.Root>
  ));
}
