import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { groupCommit } from '../../src/store/group-commit.ts';

let sqlite: Database.Database;
beforeEach(() => {
  sqlite = new Database(':memory:');
  sqlite.exec('create table t (name text primary key, part integer) strict');
});
afterEach(() => {
  sqlite.close();
});

const names = (): string[] =>
  (sqlite.prepare('select name from t order by name').all() as { name: string }[]).map((row) => row.name);

/** Writes two rows a unit, so that half a unit would show. */
const writer = () => {
  const insert = sqlite.prepare<[string, number]>('insert into t values (?, ?)');
  return groupCommit(sqlite, (name: string): string => {
    insert.run(`${name}.1`, 1);
    // As SQLite does when the disk is full: the transaction ends, then the statement fails.
    if (name === 'full') {
      sqlite.exec('rollback');
      throw new Error('disk full');
    }
    if (name === 'bad') throw new RangeError(name);
    insert.run(`${name}.2`, 2);
    return name.toUpperCase();
  });
};

describe('a group commit', () => {
  test('gives every unit its own result, and a broken one costs itself alone and whole', async () => {
    const { run } = writer();
    const settled = await Promise.allSettled(['a', 'bad', 'b'].map(run));
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(settled[0]).toMatchObject({ value: 'A' });
    expect(settled[1]).toMatchObject({ reason: expect.any(RangeError) });
    expect(names()).toEqual(['a.1', 'a.2', 'b.1', 'b.2']);
  });

  test('rejects the whole group when the database ends its transaction, and goes on with the next', async () => {
    const { run } = writer();
    const settled = await Promise.allSettled(['a', 'full', 'b'].map(run));
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(names()).toEqual([]);
    await run('c');
    expect(names()).toEqual(['c.1', 'c.2']);
  });

  test('leaves no transaction open between two groups, and writes what waits when it is told to', async () => {
    const { run, flush } = writer();
    await run('a');
    expect(sqlite.inTransaction).toBe(false);
    const waiting = run('b');
    expect(names()).toEqual(['a.1', 'a.2']);
    flush();
    expect(names()).toEqual(['a.1', 'a.2', 'b.1', 'b.2']);
    await waiting;
  });
});
