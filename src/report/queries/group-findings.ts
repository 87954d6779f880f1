import { NOTE_CODES, type NoteCode } from '../../model/index.ts';
import type { Reader } from '../../store/index.ts';
import type { FindingExample, FindingGroup, SumContradiction } from '../report-data.ts';

/** Examples shown of one rule; the query in the report lists the rest. */
const EXAMPLES = 5;
const CONTRADICTIONS = 20;

const GROUPS = `
  select n.code, n.severity, count(distinct n.document_id || n.id) as findings,
    count(distinct n.document_id) as documents, count(distinct r.record_id) as records
  from note n
  left join note_record r on r.document_id = n.document_id and r.note_id = n.id
  where n.kind = 'finding' and n.resolved_by is null
  group by n.code, n.severity
  order by case n.severity when 'error' then 1 when 'warning' then 2 else 3 end, findings desc, n.code`;

const LISTED = `
  select code, severity, document_id as documentId, locator, message from (
    select n.*, row_number() over (partition by code, severity order by document_id, ordinal) as place
    from note n where kind = 'finding' and resolved_by is null)
  where place <= ${EXAMPLES} order by code, severity, place`;

// The first record of a finding about a sum is its total, the others are the parts that were added up.
const SUMS = `
  select n.document_id as documentId, f.department, f.fiscal_year as year, n.locator, n.message,
    sum(case r.ordinal when 1 then l.amount_fen else 0 end) as totalFen,
    sum(case r.ordinal when 1 then -l.amount_fen else l.amount_fen end) as differenceFen
  from note n
  join note_record r on r.document_id = n.document_id and r.note_id = n.id and r.table_name = 'funding_line'
  join funding_line l on l.document_id = r.document_id and l.id = r.record_id
  join form f on f.document_id = l.document_id and f.id = l.form_id
  where n.code = 'sum-mismatch' and n.kind = 'finding' and n.resolved_by is null
  group by n.document_id, n.id
  order by abs(differenceFen) desc, n.document_id, n.ordinal
  limit ${CONTRADICTIONS}`;

type ListedFinding = FindingExample & { readonly code: string; readonly severity: string };

/** Unresolved findings by rule, errors first, with the first few of each. */
export const groupFindings = async (reader: Reader): Promise<readonly FindingGroup[]> => {
  const groups = await reader.all<Omit<FindingGroup, 'examples' | 'doubt'>>(GROUPS);
  const listed = await reader.all<ListedFinding>(LISTED);
  return groups.map((group) => ({
    ...group,
    doubt: group.severity !== 'info' && (NOTE_CODES[group.code as NoteCode]?.doubt ?? false),
    examples: listed
      .filter(({ code, severity }) => code === group.code && severity === group.severity)
      .map(({ documentId, locator, message }) => ({ documentId, locator, message })),
  }));
};

/** Sums that do not hold, the largest difference first (勾稽差额). */
export const largestContradictions = (reader: Reader): Promise<readonly SumContradiction[]> =>
  reader.all<SumContradiction>(SUMS);
