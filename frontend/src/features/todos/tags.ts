const MOST = 10;
const LONGEST = 30;

/** What somebody typed, separated by commas, as the service keeps it: in small letters, sorted, each once. */
export function tagsIn(typed: string): string[] {
  const words = typed.split(',').map((it) => it.trim().replace(/\s+/g, ' ').normalize().toLowerCase());
  return [...new Set(words.filter(Boolean))].sort();
}

export const areTooMany = (tags: string[]) => tags.length > MOST || tags.some((it) => it.length > LONGEST);
