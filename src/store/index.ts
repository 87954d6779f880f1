// The record database: what other rooms may use of it.
export { EXPORT_TABLES, type ExportTable } from './export-tables.ts';
export { openReader, type Reader, type Value } from './open-reader.ts';
export { openSqliteStore } from './sqlite-store.ts';
export {
  type DocumentCounts,
  type PutResult,
  type Store,
  type StoredDocument,
  StoreError,
} from './store.ts';
