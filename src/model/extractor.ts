import type { Document } from './document.ts';
import type { Outcome } from './outcome.ts';
import type { Source } from './source.ts';

/** Limits that hold for every extractor. */
export interface Limits {
  /** Largest accepted file in bytes. */
  readonly maxBytes: number;
  /** Largest accepted size of anything unpacked, in bytes. */
  readonly maxUnpackedBytes: number;
  /** Largest number of pages that is read. */
  readonly maxPages: number;
  /** Largest number of cells, lines of a text or elements of a page that is held; each takes up to a kilobyte of memory. */
  readonly maxCells: number;
}

/** Limits for a normal run: a county's compilation of 1,000 pages passes, a bomb does not. */
export const DEFAULT_LIMITS: Limits = {
  maxBytes: 64 * 1024 * 1024,
  maxUnpackedBytes: 256 * 1024 * 1024,
  maxPages: 2000,
  maxCells: 300_000,
};

/** What an extractor may use beside the bytes. */
export interface ExtractContext {
  readonly limits: Limits;
  /** Called as pages are done, for a progress bar. */
  readonly onPage?: (done: number, total: number) => void;
}

/**
 * Turns bytes of one format into a `Document`. Bids by content, not by name: 0 is "not mine", 1 is "certainly mine".
 * Bad input is a finding (`unreadable`, `encrypted`, `truncated` …) with an empty document, never an exception.
 */
export interface Extractor {
  readonly name: string;
  readonly bid: (source: Source) => number;
  readonly extract: (source: Source, context: ExtractContext) => Promise<Outcome<Document>>;
}
