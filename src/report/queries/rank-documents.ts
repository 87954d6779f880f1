import type { Reader } from '../../store/index.ts';
import type { NamedDocument, ReviewDocument, UnreadDocument } from '../report-data.ts';

const SHOWN = 20;

const REVIEW_FIRST = `
  select d.id as documentId, d.review_count as toReview,
    (select count(*) from target t where t.document_id = d.id)
      + (select count(*) from funding_line l where l.document_id = d.id) as records,
    (select sum(amount_fen) from funding_flat l
      where l.document_id = d.id and l.side = 'project' and l.item = 'total' and l.phase = 'budget') as amountFen
  from document d where d.review_count > 0
  order by d.review_count desc, amountFen desc, d.id limit ${SHOWN}`;

const UNREAD = `
  select d.id as documentId, d.status,
    coalesce(d.error, (select n.message from note n where n.document_id = d.id and n.kind = 'finding'
      order by case n.severity when 'error' then 1 else 2 end, n.ordinal limit 1)) as reason
  from document d where d.status in ('unreadable', 'unknown-layout')
  order by d.status desc, d.origin limit ${SHOWN}`;

/** Documents with the most records in doubt; money at stake decides between equals (优先复核). */
export const rankForReview = (reader: Reader): Promise<readonly ReviewDocument[]> =>
  reader.all<ReviewDocument>(REVIEW_FIRST);

/** Documents that gave nothing and why. */
export const listUnread = (reader: Reader): Promise<readonly UnreadDocument[]> => reader.all<UnreadDocument>(UNREAD);

/** Origin, department and year of some documents, by origin. */
export const nameDocuments = (reader: Reader, ids: readonly string[]): Promise<readonly NamedDocument[]> =>
  reader.all<NamedDocument>(
    `select id, origin, format, status, department, fiscal_year as year from document
     where id in (select value from json_each(?)) order by origin`,
    [JSON.stringify(ids)],
  );
