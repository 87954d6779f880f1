import type BetterSqlite3 from 'better-sqlite3';
import { Kysely } from 'kysely';
import { type Filing, isGivenUp, type Status } from '../model/index.ts';
import { type DecisionApplier, decisionApplier } from './apply-decisions.ts';
import { databaseError } from './database-error.ts';
import { decidedDocument } from './decided-document.ts';
import { type DecisionLog, decisionLog } from './decision-log.ts';
import { writeDepartmentMerges } from './department-merges.ts';
import { exportQueries } from './export-queries.ts';
import { filingRows } from './filing-rows.ts';
import { groupCommit } from './group-commit.ts';
import { rowInserter } from './insert-statements.ts';
import { migrate } from './migrate.ts';
import { openDatabase } from './open-database.ts';
import { documentNumber } from './record-id.ts';
import { sqliteDecisions } from './sqlite-decisions.ts';
import type { PutResult, Store, StoredDocument } from './store.ts';
import type { DocumentRow, Tables } from './tables.ts';
import { transactionalDialect } from './transactional-dialect.ts';

/** How to open an SQLite store. */
export interface SqliteStoreOptions {
  /** Version of the pipeline whose filings are put; documents of another version are replaced. */
  readonly pipelineVersion: string;
  /** Only for reading: the file must exist and have the newest schema. */
  readonly readOnly?: boolean;
  /** Now, as ISO 8601; for tests. */
  readonly now?: () => string;
}

const storedDocument = (row: DocumentRow): StoredDocument => ({
  id: row.id,
  origin: row.origin,
  pipelineVersion: row.pipeline_version,
  status: row.status as Status,
  error: row.error,
  counts: {
    projects: row.project_count,
    indicators: row.indicator_count,
    fundingLines: row.funding_line_count,
    repairs: row.repair_count,
    findings: row.finding_count,
    reviews: row.review_count,
  },
});

/** By code point, so that it does not depend on a locale (UTF-8 bytes sort like code points). */
const isBefore = (a: string, b: string): boolean => Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0;

/** Statements of the write path, prepared once. */
const prepareStatements = (sqlite: BetterSqlite3.Database) => ({
  find: sqlite.prepare<[string], DocumentRow>('select * from document where id = ?'),
  idOfNumber: sqlite.prepare<[number], { id: string }>('select id from document where document_number = ?'),
  addOrigin: sqlite.prepare<[string, string, string]>(
    'insert into document_origin (document_id, origin, seen_at) values (?, ?, ?) on conflict do update set withdrawn_at = null where withdrawn_at is not null',
  ),
  keepOrigin: sqlite.prepare<[string, string, string, string | null]>(
    'insert into document_origin (document_id, origin, seen_at, withdrawn_at) values (?, ?, ?, ?)',
  ),
  origins: sqlite.prepare<[string], { origin: string; seen_at: string; withdrawn_at: string | null }>(
    'select origin, seen_at, withdrawn_at from document_origin where document_id = ?',
  ),
  byIdOrOrigin: sqlite.prepare<{ text: string }, { id: string; origin: string }>(
    `select document_id as id, origin from document_origin
     where origin = @text or (length(@text) between 4 and 64 and substr(document_id, 1, length(@text)) = @text)
     order by seen_at, document_id`,
  ),
  withdraw: sqlite.prepare<[string, string]>(
    'update document_origin set withdrawn_at = ? where origin = ? and withdrawn_at is null',
  ),
  // Everything a document owns goes with its row, by the foreign keys.
  remove: sqlite.prepare<[string]>('delete from document where id = ?'),
});

type Statements = ReturnType<typeof prepareStatements>;

/** A number that no other document has; 47 bits of a hash meet once in millions of documents. */
const freeNumber = (statements: Statements, documentId: string): number => {
  let number = documentNumber(documentId);
  while (statements.idOfNumber.get(number) !== undefined) number += 1;
  return number;
};

/** Whether a filing would change nothing: the same version read the same bytes, and did not just give up on them. */
const isKnown = (before: DocumentRow, { origin, error }: Filing, pipelineVersion: string): boolean =>
  before.pipeline_version === pipelineVersion &&
  !isBefore(origin, before.origin) &&
  (before.error === error || !isGivenUp(before));

/** Writes one filing; to be run inside a transaction. */
const filingWriter = (
  kysely: Kysely<Tables>,
  sqlite: BetterSqlite3.Database,
  statements: Statements,
  pipelineVersion: string,
  now: () => string,
  decisions: { readonly log: DecisionLog; readonly applier: DecisionApplier },
): ((filing: Filing) => PutResult) => {
  const inserter = rowInserter(kysely, sqlite);
  return (filing) => {
    const id = filing.documentId;
    const before = statements.find.get(id);
    if (before && isKnown(before, filing, pipelineVersion)) {
      statements.addOrigin.run(id, filing.origin, now());
      return 'unchanged';
    }
    const origins = before ? statements.origins.all(id) : [];
    const decided = !decisions.log.isEmpty();
    const memory = decided && before ? decisions.applier.remember(id) : undefined;
    if (before) statements.remove.run(id);
    const origin = origins.map((row) => row.origin).reduce((a, b) => (isBefore(b, a) ? b : a), filing.origin);
    const number = before?.document_number ?? freeNumber(statements, id);
    const rows = filingRows({ ...filing, origin }, number, pipelineVersion, now());
    inserter.document(rows.document);
    for (const row of origins) statements.keepOrigin.run(id, row.origin, row.seen_at, row.withdrawn_at);
    statements.addOrigin.run(id, filing.origin, now());
    inserter.records(rows.records);
    if (decided) decisions.applier.apply(id, memory);
    return before ? 'replaced' : 'stored';
  };
};

/** Opens (and where needed creates and migrates) a record database in one SQLite file. */
export const openSqliteStore = async (file: string, options: SqliteStoreOptions): Promise<Store> => {
  const readOnly = options.readOnly ?? false;
  const now = options.now ?? (() => new Date().toISOString());
  const guarded = async <T>(work: () => T | Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw databaseError(file, error);
    }
  };
  const sqlite = openDatabase(file, readOnly);
  const kysely = new Kysely<Tables>({ dialect: transactionalDialect(sqlite) });
  await guarded(() => migrate(kysely, readOnly)).catch((error: unknown) => {
    sqlite.close();
    throw error;
  });
  const statements = prepareStatements(sqlite);
  const log = decisionLog(sqlite);
  const documents = decidedDocument(sqlite);
  const applier = decisionApplier(sqlite, log, documents);
  const writes = groupCommit(
    sqlite,
    filingWriter(kysely, sqlite, statements, options.pipelineVersion, now, { log, applier }),
  );
  const queries = exportQueries(kysely, sqlite);
  const find = (documentId: string): StoredDocument | null => {
    const row = statements.find.get(documentId);
    return row ? storedDocument(row) : null;
  };
  return {
    find: (documentId) => guarded(() => find(documentId)),
    addOrigin: (documentId, origin) => guarded(() => void statements.addOrigin.run(documentId, origin, now())),
    put: (filing) => guarded(() => writes.run(filing)),
    documentIds: () =>
      guarded(async () => {
        const rows = await kysely.selectFrom('document').select('id').orderBy('id').execute();
        return rows.map((row) => row.id);
      }),
    rows: (table, documentId) => guarded(() => queries.rows(table, documentId)),
    columns: (table) => guarded(() => queries.columns(table)),
    markWithdrawn: (origin) => guarded(() => statements.withdraw.run(now(), origin).changes),
    findDocuments: (text) => guarded(() => statements.byIdOrOrigin.all({ text })),
    mergeDepartments: (merges) => guarded(() => writeDepartmentMerges(sqlite, merges)),
    extractedRecords: (documentId) => guarded(() => documents.extracted(documentId)),
    decisions: sqliteDecisions({ sqlite, log, documents, applier, now, guarded }),
    close: () =>
      guarded(() => {
        writes.flush();
        return kysely.destroy();
      }),
  };
};
