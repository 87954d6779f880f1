/**
 * Natural keys of records (记录键), unique inside a document: the parts that name a record, and an ordinal among equals.
 * The same document gives the same keys in any order of processing.
 */
export type KeyMaker = (...parts: readonly (string | number | null)[]) => string;

/** Makes keys for one document. */
export const openKeys = (): KeyMaker => {
  const seen = new Map<string, number>();
  return (...parts) => {
    const base = parts.map((part) => String(part ?? '').replaceAll('/', '∕')).join('/');
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    return count === 1 ? base : `${base}#${count}`;
  };
};
