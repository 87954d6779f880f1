import type { Reader } from '../../store/index.ts';
import type { Bin, CrossCount, Distributions } from '../report-data.ts';

interface Bucket {
  readonly bucket: number;
  readonly count: number;
}

/** Bars between limits that are given ascending, the first and last open; bucket 0 lies under the first limit. */
const binsOf = (limits: readonly number[], buckets: readonly Bucket[]): readonly Bin[] =>
  Array.from({ length: limits.length + 1 }, (_, index) => ({
    from: limits[index - 1] ?? null,
    to: limits[index] ?? null,
    count: buckets.find(({ bucket }) => bucket === index)?.count ?? 0,
  }));

/** SQL for the number of limits that a value has reached. */
const bucketOf = (value: string, limits: readonly number[]): string =>
  limits.map((limit) => `(${value} >= ${limit})`).join(' + ');

const range = (from: number, to: number, step: number): readonly number[] =>
  Array.from({ length: Math.round((to - from) / step) + 1 }, (_, index) => from + index * step);

const PERCENTS = range(70, 100, 1);
const SCORES = range(60, 100, 2);
const PER_PROJECT = range(2, 24, 1);
/** 10,000 yuan to 100 million yuan, three steps a decade rounded to 1, 2, 5; in fen. */
const BUDGETS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000].map((wan) => wan * 1_000_000);
const CATEGORIES_SHOWN = 4;

const satisfaction = async (reader: Reader): Promise<readonly Bin[]> =>
  binsOf(
    PERCENTS,
    await reader.all<Bucket>(`
      select ${bucketOf('cast(value as real)', PERCENTS)} as bucket, count(*) as count
      from indicator_flat
      where role = 'target' and kind = 'percentage' and (category = 'satisfaction' or dimension = 'service-recipient')
        and (comparator is null or comparator in ('gte', 'gt', 'eq'))
        and cast(value as real) between 0 and 100
      group by bucket`),
  );

const budgets = async (reader: Reader): Promise<Distributions['budgets']> => {
  const rows = await reader.all<Bucket & { readonly category: string | null }>(`
    select p.category_label as category, ${bucketOf('l.amount_fen', BUDGETS)} as bucket, count(*) as count
    from funding_line l join project p on p.document_id = l.document_id and p.id = l.project_id
    where l.side = 'project' and l.item = 'total' and l.phase = 'budget' and l.amount_fen is not null
      and coalesce(l.decision, '') <> 'reject' and coalesce(p.decision, '') <> 'reject'
    group by category, bucket`);
  const sizes = new Map<string | null, number>();
  for (const { category, count } of rows) sizes.set(category, (sizes.get(category) ?? 0) + count);
  const named = [...sizes.keys()].filter((name) => name !== null).sort((a, b) => sizes.get(b)! - sizes.get(a)!);
  const shown = named.slice(0, CATEGORIES_SHOWN);
  // The rest and the projects without a printed category stand together under null.
  return [...shown, null].map((category) => {
    const own = rows.filter((row) => (shown.includes(row.category ?? '') ? row.category : null) === category);
    const buckets = range(0, BUDGETS.length, 1).map((bucket) => ({
      bucket,
      count: own.filter((row) => row.bucket === bucket).reduce((sum, { count }) => sum + count, 0),
    }));
    return { category, bins: binsOf(BUDGETS, buckets) };
  });
};

const cross = (reader: Reader, row: string, column: string, where: string): Promise<readonly CrossCount[]> =>
  reader.all<CrossCount>(`
    select ${row} as row, ${column} as column, count(*) as count
    from indicator_flat where role = 'target' and ${where} group by 1, 2 order by 1, 2`);

/** How targets, budgets and scores are spread over the database. */
export const spreadValues = async (reader: Reader): Promise<Distributions> => ({
  satisfaction: await satisfaction(reader),
  budgets: await budgets(reader),
  comparators: await cross(
    reader,
    'dimension',
    "coalesce(comparator, 'none')",
    "dimension is not null and kind in ('quantity', 'percentage', 'money')",
  ),
  kinds: await cross(reader, 'category', 'kind', 'category is not null'),
  scores: binsOf(
    SCORES,
    await reader.all<Bucket>(`
      select ${bucketOf('cast(total_score as real)', SCORES)} as bucket, count(*) as count
      from evaluation where total_score is not null and coalesce(decision, '') <> 'reject' group by bucket`),
  ),
  indicators: binsOf(
    PER_PROJECT,
    await reader.all<Bucket>(`
      select ${bucketOf('size', PER_PROJECT)} as bucket, count(*) as count from (
        select count(*) as size from indicator
        where project_id is not null and coalesce(decision, '') <> 'reject' group by document_id, project_id)
      group by bucket`),
  ),
});
