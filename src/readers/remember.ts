const MOST_REMEMBERED = 20_000;

/**
 * Remembers the results of a pure function of one string. Forms repeat the same labels thousands of times; the memory is
 * emptied when it is full, so that a long run stays flat.
 */
export const remember = <T>(compute: (text: string) => T): ((text: string) => T) => {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined || known.has(text)) return found as T;
    if (known.size >= MOST_REMEMBERED) known.clear();
    const result = compute(text);
    known.set(text, result);
    return result;
  };
};
