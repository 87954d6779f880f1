// The record database: what other rooms may use of it.
export { openSqliteStore } from './sqlite-store.ts';
export {
  type DocumentCounts,
  EXPORT_TABLES,
  type ExportRow,
  type ExportTable,
  type PutResult,
  type Store,
  type StoredDocument,
  StoreError,
} from './store.ts';
