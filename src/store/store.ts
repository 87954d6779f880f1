import type { RecordRows } from '../corrections/index.ts';
import type { Filing, Status } from '../model/index.ts';
import type { Decisions } from './decisions.ts';
import type { DepartmentMerge } from './department-merges.ts';
import type { ExportTable } from './export-tables.ts';

/** What the store knows about a document without reading its records. */
export interface StoredDocument {
  readonly id: string;
  readonly origin: string;
  readonly pipelineVersion: string;
  readonly status: Status;
  readonly error: string | null;
  readonly counts: DocumentCounts;
}

/** Totals of one document; `reviews` counts the records that need review (待核). */
export interface DocumentCounts {
  readonly projects: number;
  readonly indicators: number;
  readonly fundingLines: number;
  readonly repairs: number;
  readonly findings: number;
  readonly reviews: number;
}

/** `stored` new bytes, `replaced` records of another version or of a larger origin, `unchanged` nothing but perhaps one more origin. */
export type PutResult = 'stored' | 'replaced' | 'unchanged';

/** A row as an export shows it, columns in the order of the table or view. */
export type ExportRow = Readonly<Record<string, string | number | null>>;

/**
 * Where records live. One writer; a call that resolved is committed.
 * Throws {@link StoreError} when the database itself is the problem, never for what a document says.
 */
export interface Store {
  /** The document with these bytes, or null. */
  readonly find: (documentId: string) => Promise<StoredDocument | null>;
  /** Notes that known bytes were seen at one more place; writes nothing when that place is known. */
  readonly addOrigin: (documentId: string, origin: string) => Promise<void>;
  /**
   * Writes one filing. The same bytes and version write nothing; another version, or a smaller origin (by code point),
   * replaces the records, so that the content does not depend on the order of ingestion.
   */
  readonly put: (filing: Filing) => Promise<PutResult>;
  /**
   * Marks a place where the source no longer offers what it offered (撤回): the documents and their records are kept. Seeing
   * the bytes there again takes the mark away. Gives the number of documents that stood there.
   */
  readonly markWithdrawn: (origin: string) => Promise<number>;
  /** Documents whose id begins with a text, or that were seen at that origin, oldest first. */
  readonly findDocuments: (text: string) => Promise<readonly { readonly id: string; readonly origin: string }[]>;
  /** Records of a document as extracted, without what people decided. */
  readonly extractedRecords: (documentId: string) => Promise<RecordRows>;
  /** Replaces the names of departments that people confirmed to be one (部门名称对照); gives how many there are now. */
  readonly mergeDepartments: (merges: readonly DepartmentMerge[]) => Promise<number>;
  /** What people decided about records (人工判定). */
  readonly decisions: Decisions;
  /** Ids of all documents, ascending. */
  readonly documentIds: () => Promise<readonly string[]>;
  /** Rows of one document in one exported table or view, in reading order, without clock columns. */
  readonly rows: (table: ExportTable, documentId: string) => Promise<readonly ExportRow[]>;
  /** Column names of an exported table or view, without clock columns. */
  readonly columns: (table: ExportTable) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** The database cannot be used: missing, locked, full, of another program or of a newer version. The message says what to do. */
export class StoreError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'StoreError';
  }
}
