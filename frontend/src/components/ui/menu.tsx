import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';

interface MenuProps {
  label: string;
  trigger: ReactNode;
  children: ReactNode;
}

export function Menu({ label, trigger, children }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger
        aria-label={label}
        title={label}
        className="grid size-10 cursor-pointer place-items-center rounded-xl text-ink hover:bg-sunken data-popup-open:bg-sunken"
      >
        {trigger}
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner side="bottom" align="end" sideOffset={8} className="z-40">
          <Base.Popup className="min-w-52 rounded-2xl border border-edge bg-card p-2 shadow-raised transition-opacity outline-none data-ending-style:opacity-0 data-starting-style:opacity-0">
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

const entry =
  'flex min-h-10 w-full cursor-pointer items-center gap-3 rounded-xl px-3 font-medium outline-none select-none data-highlighted:bg-sunken forced-colors:data-highlighted:outline-2';

const part = 'not-first:mt-2 not-first:border-t not-first:border-edge not-first:pt-2';

export function MenuEntry({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <Base.Item className={entry} onClick={onClick}>
      {children}
    </Base.Item>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  options: { value: T; label: ReactNode }[];
  onChange: (value: T) => void;
}

export function MenuChoice<T extends string>({ label, value, options, onChange }: ChoiceProps<T>) {
  return (
    <Base.RadioGroup value={value} onValueChange={onChange} className={part}>
      <Base.GroupLabel className="px-3 py-1 text-sm font-semibold text-soft">{label}</Base.GroupLabel>
      {options.map((option) => (
        <Base.RadioItem key={option.value} value={option.value} closeOnClick className={entry}>
          <span className="grid size-4 place-items-center rounded-full border-2 border-line">
            <Base.RadioItemIndicator className="size-2 rounded-full bg-accent" />
          </span>
          {option.label}
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  );
}

interface SwitchProps {
  on: boolean;
  onChange: (on: boolean) => void;
  children: ReactNode;
}

export function MenuSwitch({ on, onChange, children }: SwitchProps) {
  return (
    <div className={part}>
      <Base.CheckboxItem checked={on} onCheckedChange={onChange} className={entry}>
        <span className="grid size-4 place-items-center rounded border-2 border-line">
          <Base.CheckboxItemIndicator className="text-accent">
            <Check size={14} strokeWidth={4} aria-hidden />
          </Base.CheckboxItemIndicator>
        </span>
        {children}
      </Base.CheckboxItem>
    </div>
  );
}
