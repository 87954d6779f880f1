import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createWorkerPool } from '../../src/worker/worker-pool.ts';
import type { HostileFile } from './hostile-file.ts';

/** The reader as it is installed; without a build there is nothing to judge. */
const ENTRY = new URL('../../dist/src/worker/worker-process.js', import.meta.url);
const MEGABYTE = 1024 * 1024;

/** Largest resident memory of a reader with any hostile file, in megabytes. */
export const MAX_MEGABYTES = 500;

/**
 * Whether the installed reader needs more memory for a file than it may. The harness holds all extractors, the compiler
 * and what earlier files left, 300 MB before it begins; what it suspects is judged here, in a fresh process.
 */
export const needsTooMuch = async (file: HostileFile): Promise<boolean> => {
  if (!existsSync(ENTRY)) return true;
  const bytes = file.make();
  const id = createHash('sha256').update(bytes).digest('hex');
  const limits = { timeMs: 60_000, memoryBytes: MAX_MEGABYTES * MEGABYTE };
  const pool = createWorkerPool({ jobs: 1, limits });
  const job = { kind: 'job', task: 'filing', id, origin: file.name, source: { kind: 'bytes', bytes } } as const;
  const result = await pool.run(job, false).finally(() => pool.close());
  return result.kind === 'unreadable' && result.failure === 'memory';
};
