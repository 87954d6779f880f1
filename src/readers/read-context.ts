import type { Note } from '../model/index.ts';
import type { Ledger } from './ledger.ts';

/** What a reader writes beside its result: marks in the ledger, and notes. */
export interface ReadContext {
  readonly ledger: Ledger;
  readonly note: (note: Note) => void;
}
