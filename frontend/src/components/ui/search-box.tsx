import { Search } from 'lucide-react';

interface SearchBoxProps {
  label: string;
  hint: string;
  value: string;
  onChange: (value: string) => void;
}

export function SearchBox({ label, hint, value, onChange }: SearchBoxProps) {
  return (
    <search className="relative max-w-xl">
      <Search
        size={20}
        aria-hidden
        className="pointer-events-none absolute start-4 top-1/2 -translate-y-1/2 text-soft"
      />
      <input
        type="search"
        aria-label={label}
        placeholder={hint}
        maxLength={100}
        className="min-h-13 w-full rounded-2xl border border-line bg-card ps-12 pe-4 text-lg placeholder:text-soft"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </search>
  );
}
