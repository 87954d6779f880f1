import { signal } from '@preact/signals';

/** Whether the filters are unfolded. */
export const filtersShown = signal(false);
/** Width of a page picture relative to its pane. */
export const zoom = signal(1);
export const ZOOMS: readonly number[] = [0.5, 0.75, 1, 1.5, 2, 3];
