import type { Reader } from '../../store/index.ts';
import type { Count, FormatCount, TierCount, Totals } from '../report-data.ts';

const TOTALS = `
  select
    count(*) as documents,
    (select count(*) from form) as forms,
    (select count(distinct department) from form) as departments,
    (select count(distinct division_code) from form) as divisions,
    coalesce(sum(project_count), 0) as projects,
    coalesce(sum(indicator_count), 0) as indicators,
    (select count(*) from indicator_flat where target_id is not null) as targets,
    coalesce(sum(funding_line_count), 0) as fundingLines,
    (select count(*) from objective_flat) as objectives,
    coalesce(sum(repair_count), 0) as repairs,
    (select count(*) from note where kind = 'finding' and resolved_by is null) as findings,
    coalesce(sum(review_count), 0) as toReview
  from document`;

/** Sizes of the whole database. */
export const countTotals = async (reader: Reader): Promise<Totals> => (await reader.all<Totals>(TOTALS))[0]!;

/** Documents by format and status, the most frequent format first. */
export const countFormats = (reader: Reader): Promise<readonly FormatCount[]> =>
  reader.all<FormatCount>(`
    select format, status, count(*) as documents from document
    group by format, status
    order by sum(count(*)) over (partition by format) desc, format, documents desc`);

/** Documents by kind of filing. */
export const countFilingKinds = (reader: Reader): Promise<readonly Count[]> =>
  reader.all<Count>(
    'select filing_kind as code, count(*) as count from document group by filing_kind order by count desc, code',
  );

const JUDGED = ['project', 'funding_line', 'objective', 'target', 'evaluation'];

/** Records by table and tier. */
export const countTiers = (reader: Reader): Promise<readonly TierCount[]> =>
  reader.all<TierCount>(
    JUDGED.map(
      (table) => `
        select '${table}' as "table", tier, count(*) as records, sum(needs_review) as toReview
        from ${table} where coalesce(decision, '') <> 'reject' group by tier`,
    ).join(' union all '),
  );
