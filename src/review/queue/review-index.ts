import type BetterSqlite3 from 'better-sqlite3';
import { COLLECT_DOCUMENTS, COLLECT_DOUBTS, collectItems, ITEM_TABLES } from './item-queries.ts';

/** Keeps the queue in step with the records. */
export interface ReviewIndex {
  /** Indexes documents that came or were replaced since the last call; does nothing where nothing changed. */
  readonly refresh: () => void;
  /** Grows when anything in the database changed; answers that were counted before are stale then. */
  readonly version: () => number;
}

// The queue lives in the memory of the connection: it is made of the records alone, and a page that is opened to read
// must not write. Its columns are those that the filters and the list need, so that no question joins anything.
const TABLES = `
  create temp table review_document (document_id text primary key, ingested_at text) without rowid;
  create temp table review_item (item_number integer primary key, document_id text, table_name text, record_id text,
    priority integer, reason text, severity integer, codes text, tier text, title text, stated text, message text,
    locator text, project text, department text, division_code text, fiscal_year integer, format text, origin text,
    decided integer, search text, place integer);
  create index temp.review_item_order on review_item (decided, priority desc, document_id, place);
  create index temp.review_item_counts
    on review_item (decided, reason, tier, format, fiscal_year, division_code, department, codes);
  create index temp.review_item_record on review_item (document_id, record_id);
  create temp table review_decision (number integer);
  insert into review_decision values (0);
  create temp table indexing (document_id text primary key) without rowid;
  create temp table doubt (document_id text, table_name text, record_id text, severity integer, codes text,
    message text, locator text, primary key (document_id, table_name, record_id)) without rowid;`;

/**
 * A document that was replaced keeps its id: what was indexed of another reading is thrown away, and what was indexed
 * before the newest decisions about it.
 */
const DROP_STALE = `
  delete from review_document where document_id in (
    select r.document_id from review_document r left join document d on d.id = r.document_id
    where d.ingested_at is not r.ingested_at
    union select document_id from decision where decision_number > (select number from review_decision)
    union select document_id from decision_outcome where decision_number > (select number from review_decision));
  delete from review_item where document_id not in (select document_id from review_document);
  update review_decision set number = coalesce((select max(decision_number) from decision), 0);
`;

const PICK = `
  insert into indexing (document_id)
  select d.id from document d where not exists (select 1 from review_document r where r.document_id = d.id)`;

const FINISH = `
  insert into review_document (document_id, ingested_at)
  select d.id, d.ingested_at from indexing x join document d on d.id = x.document_id`;

/** Opens the queue of a database. */
export const openReviewIndex = (sqlite: BetterSqlite3.Database): ReviewIndex => {
  sqlite.exec(TABLES);
  const steps = [PICK, COLLECT_DOUBTS, ...ITEM_TABLES.map(collectItems), COLLECT_DOCUMENTS, FINISH].map((query) =>
    sqlite.prepare(query),
  );
  // One transaction, so that all steps see the same state of a database that an ingestion is writing to.
  const update = sqlite.transaction(() => {
    sqlite.exec(`${DROP_STALE} delete from indexing; delete from doubt;`);
    for (const step of steps) step.run();
  });
  let seen: unknown = null;
  let version = 0;
  return {
    refresh: () => {
      // Changes whenever another connection has written.
      const found = sqlite.pragma('data_version', { simple: true });
      if (found === seen) return;
      update.deferred();
      seen = found;
      version += 1;
    },
    version: () => version,
  };
};
