import { readFileSync } from 'node:fs';

/**
 * Resident memory of a process in bytes from /proc, or null where the system has none (then only the heap limit of
 * the worker holds). Thread and heap limits do not see array buffers and native memory; this does.
 */
export const residentBytes = (pid: number): number | null => {
  try {
    const match = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'));
    return match ? Number(match[1]) * 1024 : null;
  } catch {
    return null;
  }
};
