import { useTranslation } from 'react-i18next';
import type { DeadLetter, LetterContent as Content } from './api';
import { LetterState } from './letter-entry';

export function LetterContent({ letter, content }: { letter: DeadLetter; content: Content }) {
  const { t } = useTranslation('admin');
  const headers = Object.entries(content.headers);
  return (
    <div className="grid min-w-0 gap-4">
      <p className="flex flex-wrap items-center gap-2">
        <LetterState state={letter.state} />
        {letter.traceId && <code className="font-mono text-xs break-all text-soft">{letter.traceId}</code>}
      </p>
      {headers.length > 0 && (
        <dl className="grid gap-1 text-sm">
          {headers.map(([name, value]) => (
            <div key={name} className="flex flex-wrap gap-x-2">
              <dt className="font-semibold">{name}</dt>
              <dd className="font-mono break-all text-soft">
                {typeof value === 'string' ? value : JSON.stringify(value)}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <section aria-label={t('letters.content')} className="rounded-xl bg-sunken p-3">
        <pre className="font-mono text-xs break-all whitespace-pre-wrap">{readable(content) ?? t('letters.empty')}</pre>
      </section>
    </div>
  );
}

function readable({ text, base64 }: Content) {
  if (!text) return base64;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
