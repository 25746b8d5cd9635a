import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

export function BackLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link to={to} className="inline-flex min-h-9 items-center gap-1.5 justify-self-start font-semibold text-accent">
      <ArrowLeft size={18} aria-hidden className="rtl:rotate-180" />
      {children}
    </Link>
  );
}
