import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';

const SAMPLE_MS = 50;
const TICKS_PER_SECOND = 100;

/** Processes below `pid`, itself first, from /proc; empty where there is no /proc. */
const processTree = (pid: number): number[] => {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
    return [pid, ...children.flatMap(processTree)];
  } catch {
    return [];
  }
};

/** Resident memory of a process now (`VmRSS`) or at most so far (`VmHWM`), in megabytes; 0 when it is gone. */
const residentMegabytes = (pid: number, field: 'VmRSS' | 'VmHWM'): number => {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
};

const processorSeconds = (pid: number): number => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  } catch {
    return 0;
  }
};

/** What a run has used so far. */
export interface WatchedRun {
  /** Most resident memory of all its processes at one time, in megabytes; what one of them held between two looks counts too. */
  readonly peak: () => number;
  /** Processor seconds of all its processes. */
  readonly processor: () => number;
  readonly stop: () => void;
}

/** Follows a run until it ends: the most memory of all its processes at one time, and the processor time of each. */
export const watchProcesses = (child: ChildProcess): WatchedRun => {
  let peak = 0;
  const spent = new Map<number, number>();
  const look = (): void => {
    const pids = processTree(child.pid ?? 0);
    const together = pids.reduce((sum, pid) => sum + residentMegabytes(pid, 'VmRSS'), 0);
    peak = Math.max(peak, together, ...pids.map((pid) => residentMegabytes(pid, 'VmHWM')));
    for (const pid of pids) spent.set(pid, Math.max(spent.get(pid) ?? 0, processorSeconds(pid)));
  };
  const timer = setInterval(look, SAMPLE_MS);
  return {
    peak: () => peak,
    processor: () => [...spent.values()].reduce((sum, seconds) => sum + seconds, 0),
    stop: () => clearInterval(timer),
  };
};
