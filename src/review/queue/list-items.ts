import type BetterSqlite3 from 'better-sqlite3';
import type { Format, Tier } from '../../model/index.ts';
import type { QueueFilter, QueueItem, QueuePage, QueueReason } from '../api.ts';
import { queueCondition } from './queue-filter.ts';

interface ItemRow {
  readonly item_number: number;
  readonly document_id: string;
  readonly table_name: string;
  readonly record_id: string;
  readonly reason: string;
  readonly codes: string;
  readonly severity: number;
  readonly tier: string | null;
  readonly title: string | null;
  readonly stated: string | null;
  readonly message: string | null;
  readonly locator: string | null;
  readonly project: string | null;
  readonly department: string | null;
  readonly division_code: string | null;
  readonly fiscal_year: number | null;
  readonly format: string;
  readonly origin: string;
  readonly decided: number;
}

/** Longest message that a list shows; the document shows all of it. */
const LONGEST = 400;

const shorten = (text: string | null): string | null =>
  text !== null && text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;

const itemOf = (row: ItemRow): QueueItem => ({
  number: row.item_number,
  documentId: row.document_id,
  table: row.table_name,
  recordId: row.record_id,
  reason: row.reason as QueueReason,
  codes: row.codes.split(',').filter((code) => code !== ''),
  severity: row.severity === 2 ? 'error' : 'warning',
  tier: row.tier as Tier | null,
  title: shorten(row.title) ?? '',
  stated: shorten(row.stated),
  message: shorten(row.message),
  locator: row.locator,
  project: row.project,
  department: row.department,
  divisionCode: row.division_code,
  year: row.fiscal_year,
  format: row.format as Format,
  origin: row.origin,
  decided: row.decided === 1,
});

/** Items of the queue in the order of their expected value, `limit` from `offset`. */
export const listItems = (
  sqlite: BetterSqlite3.Database,
  filter: QueueFilter,
  offset: number,
  limit: number,
): QueuePage => {
  const { sql, values } = queueCondition(filter);
  const total = sqlite
    .prepare<unknown[], { n: number }>(`select count(*) as n from review_item where ${sql}`)
    .get(...values)!.n;
  const rows = sqlite
    .prepare<unknown[], ItemRow>(
      `select * from review_item where ${sql} order by decided, priority desc, document_id, place limit ? offset ?`,
    )
    .all(...values, limit, offset);
  return { total, offset, items: rows.map(itemOf) };
};
