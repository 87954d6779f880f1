import type BetterSqlite3 from 'better-sqlite3';

/** Least time between two commits. A unit that comes after a pause is committed at once, so that one document waits for nothing. */
const COMMIT_INTERVAL_MS = 20;

/** One unit of work that waits for its commit, and who waits for it. */
interface Waiting<In, Out> {
  readonly input: In;
  readonly resolve: (result: Out) => void;
  readonly reject: (error: unknown) => void;
}

type Settled<Out> = { readonly value: Out } | { readonly error: unknown };

/** Commits units of work in groups. */
export interface GroupCommit<In, Out> {
  /** Resolves when the unit is committed; rejects alone when only this unit broke, with its group when the commit failed. */
  readonly run: (input: In) => Promise<Out>;
  /** Commits what waits, now. */
  readonly flush: () => void;
}

/**
 * Group commit (成组提交): units that arrive within a moment share one transaction, each is a savepoint of its own and
 * rolls back alone. A transaction never spans two turns of the event loop, so other writers of this process and of
 * others find the database free between two groups.
 */
export const groupCommit = <In, Out>(
  sqlite: BetterSqlite3.Database,
  unit: (input: In) => Out,
): GroupCommit<In, Out> => {
  const savepoint = sqlite.transaction(unit);
  let waiting: Waiting<In, Out>[] = [];
  let timer: NodeJS.Timeout | null = null;
  let committedAt = Number.NEGATIVE_INFINITY;

  const settle = (input: In): Settled<Out> => {
    try {
      return { value: savepoint(input) };
    } catch (error) {
      // A full disk or a broken file ends the whole transaction; then no unit of the group is written.
      if (!sqlite.inTransaction) throw error;
      return { error };
    }
  };
  const commit = sqlite.transaction((group: readonly Waiting<In, Out>[]) => group.map(({ input }) => settle(input)));

  const flush = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
    const group = waiting;
    waiting = [];
    if (group.length === 0) return;
    try {
      const settled = commit.immediate(group);
      for (const [index, one] of settled.entries())
        if ('error' in one) group[index]?.reject(one.error);
        else group[index]?.resolve(one.value);
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
    committedAt = performance.now();
  };

  const run = (input: In): Promise<Out> =>
    new Promise((resolve, reject) => {
      waiting.push({ input, resolve, reject });
      timer ??= setTimeout(flush, Math.max(0, committedAt + COMMIT_INTERVAL_MS - performance.now()));
    });
  return { run, flush };
};
