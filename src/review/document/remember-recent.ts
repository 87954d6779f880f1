/** A cache of the answers asked for last, for work that is dear to repeat. */
export interface Recent<Value> {
  /** The kept answer, or a new one; work on the way is shared. A failed one is not kept. */
  readonly get: (key: string, make: () => Promise<Value>) => Promise<Value>;
}

/** Keeps at most `most` answers, the ones asked for last. */
export const rememberRecent = <Value>(most: number): Recent<Value> => {
  const kept = new Map<string, Promise<Value>>();
  return {
    get: (key, make) => {
      const known = kept.get(key) ?? make();
      kept.delete(key);
      kept.set(key, known);
      for (const oldest of kept.keys()) {
        if (kept.size <= most) break;
        kept.delete(oldest);
      }
      known.catch(() => kept.delete(key));
      return known;
    },
  };
};
