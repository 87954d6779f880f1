import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { copyDatabase, StoreError } from '../store/index.ts';
import { CommandError, EXIT } from './exit-code.ts';

/** Copies a database beside the target and renames it at the end. Throws `StoreError` and `CommandError`. */
export const backUp = async (db: string, out: string): Promise<void> => {
  if (existsSync(out))
    throw new CommandError(`${out}: it exists already; a backup never overwrites, choose another --out`);
  const unfinished = `${out}.unfinished`;
  try {
    mkdirSync(dirname(out), { recursive: true });
    rmSync(unfinished, { force: true });
    await copyDatabase(db, unfinished);
    renameSync(unfinished, out);
  } catch (error) {
    rmSync(unfinished, { force: true });
    if (error instanceof StoreError) throw error;
    throw new CommandError(
      `${out}: it cannot be written (${(error as Error).message}); choose another --out`,
      EXIT.database,
    );
  }
  process.stderr.write(`jixiao: ${out} holds ${db}, ${statSync(out).size} bytes, checked\n`);
};
