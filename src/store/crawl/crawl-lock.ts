import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import type BetterSqlite3 from 'better-sqlite3';
import { StoreError } from '../store.ts';

/** Who crawls into a database, as its lock says. */
export interface LockHolder {
  readonly pid: number;
  readonly host: string;
  /** Boot of the machine and start of the process, where the system tells: a number is given again, this is not. */
  readonly mark: string;
  readonly since: string;
  readonly beatAt: string;
}

interface LockRow {
  readonly pid: number;
  readonly host: string;
  readonly process_mark: string;
  readonly since: string;
  readonly beat_at: string;
}

/** A holder on another machine that gave no sign of life for so long is dead. */
const SILENT_MS = 10 * 60_000;

const readText = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

/** Boot and start time of a process (Linux), '' where the system does not tell or there is no such process. */
export const processMark = (pid: number): string => {
  const stat = readText(`/proc/${pid}/stat`);
  // The name in brackets may hold blanks and brackets itself; the start time is the 20th field after it.
  const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  return started ? `${readText('/proc/sys/kernel/random/boot_id').trim()}:${started}` : '';
};

const runs = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

const isSilent = (holder: LockHolder, now: number): boolean => Math.abs(now - Date.parse(holder.beatAt)) > SILENT_MS;

/** Whether the holder of a lock is gone: its process ended, its number belongs to another process, or it fell silent. */
export const isStale = (holder: LockHolder, now: number): boolean => {
  if (holder.host !== hostname()) return isSilent(holder, now);
  if (holder.mark === '') return !runs(holder.pid) || (holder.pid !== process.pid && isSilent(holder, now));
  return processMark(holder.pid) !== holder.mark;
};

const holderOf = (row: LockRow): LockHolder => ({
  pid: row.pid,
  host: row.host,
  mark: row.process_mark,
  since: row.since,
  beatAt: row.beat_at,
});

/** Who holds the lock, or null. */
export const lockHolder = (sqlite: BetterSqlite3.Database): LockHolder | null => {
  const row = sqlite.prepare<[], LockRow>('select * from jixiao_crawl_lock where lock_number = 1').get();
  return row ? holderOf(row) : null;
};

/**
 * Takes the one lock of a database (运行锁) and keeps it alive; the result lets go of it. A lock of a dead process is taken
 * over. Throws {@link StoreError} that says who holds it.
 */
export const takeLock = (sqlite: BetterSqlite3.Database, file: string, now: () => number): (() => void) => {
  const mark = processMark(process.pid);
  const mine = [process.pid, hostname(), mark] as const;
  const iso = (): string => new Date(now()).toISOString();
  sqlite
    .transaction(() => {
      const holder = lockHolder(sqlite);
      if (holder && !isStale(holder, now()))
        throw new StoreError(
          `database ${file}: another crawl is running: process ${holder.pid} on ${holder.host} since ${holder.since}; wait until it ends or stop it`,
        );
      sqlite
        .prepare(
          'insert or replace into jixiao_crawl_lock (lock_number, pid, host, process_mark, since, beat_at) values (1, ?, ?, ?, ?, ?)',
        )
        .run(...mine, iso(), iso());
    })
    .immediate();
  const beat = sqlite.prepare(
    'update jixiao_crawl_lock set beat_at = ? where lock_number = 1 and pid = ? and host = ? and process_mark = ?',
  );
  const timer = setInterval(() => {
    try {
      beat.run(iso(), ...mine);
    } catch {
      // A busy database misses one beat; ten minutes of them are needed to lose the lock.
    }
  }, 20_000);
  timer.unref();
  return () => {
    clearInterval(timer);
    try {
      sqlite
        .prepare('delete from jixiao_crawl_lock where lock_number = 1 and pid = ? and host = ? and process_mark = ?')
        .run(...mine);
    } catch {
      // The disk that fails here failed before, and that is what must be told; the lock of an ended process holds nobody up.
    }
  };
};
