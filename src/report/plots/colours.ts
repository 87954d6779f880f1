// Colours are CSS variables with a value to fall back on: a page sets them for light, dark and print, a plot that
// stands alone shows the light ones.

/** Text, axes and grid lines. */
export const INK = 'var(--plot-ink, #33404a)';
export const LINE = 'var(--plot-line, #dfe4e6)';

/** Steps of one hue for things in order, the strongest first. */
export const STEPS = [
  'var(--plot-1, #1f5f6b)',
  'var(--plot-2, #4b8a92)',
  'var(--plot-3, #86b3b5)',
  'var(--plot-4, #bfd6d5)',
  'var(--plot-5, #dcdfd8)',
] as const;

/** What asks for a person. */
export const WARNING = 'var(--plot-warning, #c4783a)';
/** What is lost. */
export const DANGER = 'var(--plot-danger, #a8453f)';
/** What was not stated. */
export const NEUTRAL = 'var(--plot-neutral, #b9c0c4)';
