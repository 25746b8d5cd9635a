import i18next from 'i18next';
import { common } from '../locales/en/common';
import { Problem } from './problem';

type Known = keyof typeof common.problem;

const known = (name: string): name is Known => name in common.problem;

/** What people are told: by the problem's type, in their language; the service's own sentence where the app does not know the type. */
export function problemText(error: unknown): string {
  if (!(error instanceof Problem)) return i18next.t('problem.other');
  if (known(error.name)) return i18next.t(`problem.${error.name}`);
  if (error.status >= 500) return i18next.t('problem.server');
  return error.detail || i18next.t('problem.other');
}
