import type { Note } from '../model/index.ts';
import type { Ledger } from './ledger.ts';

/** What a reader writes beside its result: marks in the ledger, and notes. */
export interface ReadContext {
  readonly ledger: Ledger;
  readonly note: (note: Note) => void;
  /** Whether the document prints this number as a whole somewhere (`131` in `本年安排131万元`). */
  readonly printsNumber: (digits: string) => boolean;
  /** Whether some text of the document holds this fragment. */
  readonly printsText: (fragment: string) => boolean;
  /** Whether the text went through character recognition, so that what is printed may be misread. */
  readonly isRecognised: boolean;
}

const NUMBERS = /(?<![\d.,])\d[\d,]*(?:\.\d+)?(?![\d.,])/g;

/** Collects the whole numbers of a document on first use. */
export const numberIndex = (texts: () => Iterable<string>): ((digits: string) => boolean) => {
  let known: Set<string> | null = null;
  return (digits) => {
    if (!known) {
      known = new Set();
      for (const text of texts()) for (const [number] of text.matchAll(NUMBERS)) known.add(number.replaceAll(',', ''));
    }
    return known.has(digits.replaceAll(',', ''));
  };
};
