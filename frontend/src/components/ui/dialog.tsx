import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';

interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  description?: ReactNode;
  /** What takes the focus, if not the first thing that can. */
  initialFocus?: RefObject<HTMLElement | null>;
  /** What takes it afterwards, where what opened the dialog is gone by then; empty, it goes back. */
  finalFocus?: RefObject<HTMLElement | null>;
  children?: ReactNode;
}

/** Takes the focus, holds it, gives it back. */
export function Dialog({ open, onClose, title, description, initialFocus, finalFocus, children }: DialogProps) {
  const { t } = useTranslation();
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-black/50 transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          {...(initialFocus && { initialFocus })}
          {...(finalFocus && { finalFocus })}
          className="fixed inset-x-0 bottom-0 z-50 grid max-h-[92dvh] gap-4 overflow-y-auto rounded-t-2xl border border-edge bg-card p-6 shadow-raised transition-transform data-ending-style:translate-y-4 data-starting-style:translate-y-4 sm:inset-x-auto sm:start-1/2 sm:top-1/2 sm:bottom-auto sm:w-[min(34rem,92vw)] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-2xl rtl:sm:translate-x-1/2"
        >
          <div className="flex items-start justify-between gap-4">
            <Base.Title className="text-xl font-bold">{title}</Base.Title>
            <Base.Close
              aria-label={t('action.close')}
              className="-me-2 -mt-1 grid size-10 shrink-0 cursor-pointer place-items-center rounded-xl text-soft hover:bg-sunken"
            >
              <X size={20} aria-hidden />
            </Base.Close>
          </div>
          {description && <Base.Description className="text-soft">{description}</Base.Description>}
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
