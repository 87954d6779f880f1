import { readFileSync, writeFileSync } from 'node:fs';

/** Most resident memory of this process since its start or the last reset, in megabytes. */
export const peakMegabytes = (): number => {
  try {
    const status = readFileSync('/proc/self/status', 'latin1');
    return Math.round(Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024);
  } catch {
    return Math.round(process.resourceUsage().maxRSS / 1024);
  }
};

/**
 * Lets the peak of this process begin anew (proc(5), clear_refs) and returns where it begins, in megabytes; where the
 * system cannot, the earlier one stays.
 */
export const resetPeak = (): number => {
  globalThis.gc?.();
  try {
    writeFileSync('/proc/self/clear_refs', '5');
  } catch {
    // no Linux
  }
  return peakMegabytes();
};
