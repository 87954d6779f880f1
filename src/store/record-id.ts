import { hash } from 'node:crypto';

/**
 * Stable id of a record: 32 lowercase hex digits of sha256 over document id, table and natural key.
 * The same bytes read by the same version give the same id, whatever the order of ingestion.
 */
export const recordId = (documentId: string, table: string, key: string): string =>
  hash('sha256', `${documentId}\n${table}\n${key}`, 'hex').slice(0, 32);

/**
 * Integer key of a document for the big tables: 47 bits of its sha256, so that it does not depend on the order of
 * ingestion and fits six bytes of SQLite. The store moves to the next free number on a collision.
 */
export const documentNumber = (documentId: string): number =>
  Math.floor(Number.parseInt(documentId.slice(0, 12), 16) / 2);

/** Makes natural keys unique: the second `k` becomes `k#2`. A repeated key is a reader's slip and must not lose a record. */
export const uniqueKeys = (): ((key: string) => string) => {
  const seen = new Map<string, number>();
  return (key) => {
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? key : `${key}#${count}`;
  };
};
