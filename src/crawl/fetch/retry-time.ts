/** Milliseconds that a `Retry-After` asks for, seconds or a date; null when it says nothing that can be read. */
export const retryAfter = (header: string | undefined, now: number): number | null => {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const date = text === '' ? Number.NaN : Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
};

const LONGEST_BACKOFF_MS = 5 * 60_000;

/**
 * Pause before another try: doubles with each, between half and the whole of it by chance, so that many addresses that
 * failed together do not come back together. `attempt` counts from 1.
 */
export const backoffMs = (attempt: number, firstMs: number, random: () => number): number => {
  const full = Math.min(firstMs * 2 ** (attempt - 1), LONGEST_BACKOFF_MS);
  return full / 2 + (random() * full) / 2;
};
