import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { watchProcesses } from '../../bench/watch-processes.ts';
import type { HostileFile } from './hostile-file.ts';

/** The program as it is installed; without a build there is nothing to judge. */
const ENTRY = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));

/** Largest resident memory of the program with any hostile file, its processes together, in megabytes. */
export const MAX_MEGABYTES = 500;

/**
 * Memory that the installed program needs for a file, in megabytes: the most that the process that writes and the one
 * that reads hold at one time, and not less than the peak that the system saw of either. The harness holds all
 * extractors, the compiler and what earlier files left, 300 MB before it begins; what it suspects is measured here. Null
 * without a build.
 */
export const measureProgram = async (file: HostileFile): Promise<number | null> => {
  if (!existsSync(ENTRY)) return null;
  const folder = mkdtempSync(join(tmpdir(), 'hostile-file-'));
  const path = join(folder, file.name);
  writeFileSync(path, file.make());
  const arguments_ = [ENTRY, 'ingest', path, '--db', join(folder, 'x.db'), '--jobs', '1'];
  const child = spawn(process.execPath, arguments_, { stdio: 'ignore' });
  const watched = watchProcesses(child);
  await new Promise((resolve) => child.on('close', resolve));
  watched.stop();
  rmSync(folder, { recursive: true });
  return Math.round(watched.peak());
};
