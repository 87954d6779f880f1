import type { Note } from '../model/index.ts';
import type { Ledger } from './ledger.ts';
import type { WatchTable } from './reading-trace.ts';

/** What a reader writes beside its result: marks in the ledger, and notes. */
export interface ReadContext {
  readonly ledger: Ledger;
  readonly note: (note: Note) => void;
  /** In how many places the document prints this number as a whole (`131` in `本年安排131万元`). */
  readonly timesPrinted: (digits: string) => number;
  /** Whether some text of the document holds this fragment. */
  readonly printsText: (fragment: string) => boolean;
  /** Whether the text went through character recognition, so that what is printed may be misread. */
  readonly isRecognised: boolean;
  /** Wants to see how tables were aligned; absent outside of `jixiao inspect`. */
  readonly watch?: WatchTable;
}

const NUMBERS = /(?<![\d.,])\d[\d,]*(?:\.\d+)?(?![\d.,])/g;

/** `27.50` and `27.5` are one number. */
const canonical = (digits: string): string =>
  digits
    .replaceAll(',', '')
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');

/** Counts the whole numbers of a document on first use. */
export const numberIndex = (texts: () => Iterable<string>): ((digits: string) => number) => {
  let known: Map<string, number> | null = null;
  return (digits) => {
    if (!known) {
      known = new Map();
      for (const text of texts())
        for (const [number] of text.matchAll(NUMBERS)) {
          const digits = canonical(number);
          known.set(digits, (known.get(digits) ?? 0) + 1);
        }
    }
    return known.get(canonical(digits)) ?? 0;
  };
};
