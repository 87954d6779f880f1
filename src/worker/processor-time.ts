import { readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second, whatever its kernel was built with. */
const TICK_MS = 10;

/**
 * Processor time of a process with all its threads in milliseconds from /proc, or null where the system has none (then
 * the clock alone decides).
 */
export const processorMs = (pid: number): number | null => {
  try {
    // The name of the program stands in brackets and may hold blanks.
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)?.split(' ') ?? [];
    const ticks = Number(fields[11]) + Number(fields[12]);
    return Number.isFinite(ticks) ? ticks * TICK_MS : null;
  } catch {
    return null;
  }
};
