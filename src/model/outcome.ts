import type { Note } from './note.ts';

/** What every stage returns: its value, and what it has to say about it. Bad data never throws. */
export interface Outcome<T> {
  readonly value: T;
  readonly notes: readonly Note[];
}

/** An outcome; notes default to none. */
export const outcome = <T>(value: T, notes: readonly Note[] = []): Outcome<T> => ({ value, notes });
