import type { Filing } from './filing.ts';
import type { Finding } from './note.ts';

/** One rule over a finished filing: it reads records and reports, and never changes a value. */
export interface Check {
  readonly name: string;
  readonly run: (filing: Filing) => readonly Finding[];
}
