const DAY_MS = 24 * 60 * 60 * 1000;

/** Share of its age after which something unchanged is asked for again. */
const AGE_SHARE = 4;

/**
 * When an address is asked again (复查时间): after a quarter of the time for which it has not changed, at most `recheckDays`. What
 * was published yesterday is looked at every night, what has stood for a year once a month.
 */
export const nextCheck = (now: number, changedAt: number, recheckDays: number): number =>
  now + Math.min(recheckDays * DAY_MS, Math.max(0, now - changedAt) / AGE_SHARE);

/** Failures that are tried again with the next pass; later ones wait for days. */
const QUICK_ATTEMPTS = 3;
const LONGEST_WAIT_DAYS = 14;

/** When a failed address is tried again: at once for some passes, then after 1, 2, 4 … days. `attempts` counts failed passes. */
export const nextAttempt = (now: number, attempts: number): number =>
  attempts < QUICK_ATTEMPTS ? now : now + Math.min(2 ** (attempts - QUICK_ATTEMPTS), LONGEST_WAIT_DAYS) * DAY_MS;

/** When a refused address is looked at again: rules of robots.txt and site files change. */
export const afterRefusal = (now: number): number => now + DAY_MS;
