// The record database: what other rooms may use of it.
export {
  type Decision,
  FieldValueError,
} from '../corrections/index.ts';
export { copyDatabase } from './copy-database.ts';
export type { CrawlStatus } from './crawl/crawl-status.ts';
export {
  type CrawlRun,
  type CrawlStore,
  type FetchedDocument,
  openCrawlStore,
  type PendingDocument,
} from './crawl/crawl-store.ts';
export {
  type NewDecision,
  type OutcomeEntry,
  type ReviewRecord,
  StaleDecisionError,
  UnknownRecordError,
} from './decisions.ts';
export { EXPORT_TABLES, type ExportTable } from './export-tables.ts';
export { recordRowsOf } from './filing-rows.ts';
export { openDatabase } from './open-database.ts';
export { openReader, type Reader, type Value } from './open-reader.ts';
export { openSqliteStore } from './sqlite-store.ts';
export {
  type DocumentCounts,
  type PutResult,
  type Store,
  type StoredDocument,
  StoreError,
} from './store.ts';
export type { NoteRow } from './tables.ts';
