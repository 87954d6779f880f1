import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FaultJob } from './fault-job.ts';

const ENTRY = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));

/** How a run ended. */
export interface RunEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
}

/** A run that is under way. */
export interface Running {
  readonly child: ChildProcess;
  readonly end: Promise<RunEnd>;
}

/** What a run is started with, beside its job. */
export interface RunOptions {
  /** Node arguments for the run and its workers. */
  readonly nodeOptions?: string;
  /** Largest file that the run may write, in kilobytes. */
  readonly fileLimit?: number;
}

const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;

/** Starts the built command line in a folder. */
export const startJob = (job: FaultJob, folder: string, { nodeOptions, fileLimit }: RunOptions = {}): Running => {
  const words = [process.execPath, ENTRY, ...job.command];
  const limited = `ulimit -f ${fileLimit}; exec ${words.map(quoted).join(' ')}`;
  const [command, ...rest] = fileLimit === undefined ? words : ['bash', '-c', limited];
  const child = spawn(command!, rest, {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...(nodeOptions ? { NODE_OPTIONS: nodeOptions } : {}) },
  });
  let stderr = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  // Not `close`: a worker that outlives its killed parent for a moment holds the pipe.
  const end = new Promise<RunEnd>((resolve) => {
    child.on('exit', (code, signal) => setTimeout(() => resolve({ code, signal, stderr }), 20));
  });
  return { child, end };
};

/** Runs a job to its end. */
export const runJob = (job: FaultJob, folder: string, options: RunOptions = {}): Promise<RunEnd> =>
  startJob(job, folder, options).end;
