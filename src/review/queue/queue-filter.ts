import { z } from 'zod';
import { FORMATS } from '../../model/index.ts';
import { QUEUE_REASONS, type QueueFilter } from '../api.ts';

const word = z.string().min(1).max(200);

/** Filters as they stand in an address: `?county=510921&year=2025&finding=sum-mismatch`. */
export const queueFilterSchema = z.object({
  county: word.optional(),
  year: z.union([z.literal('none'), z.string().regex(/^\d{4}$/)]).optional(),
  department: word.optional(),
  format: z.enum(FORMATS).optional(),
  finding: z
    .string()
    .regex(/^[a-z-]{1,40}$/)
    .optional(),
  tier: z.enum(['A', 'B', 'C', 'D', 'none']).optional(),
  reason: z.enum(QUEUE_REASONS).optional(),
  search: word.optional(),
  state: z.enum(['open', 'decided', 'all']).optional(),
  document: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});

/** A condition with its values, ready for a prepared statement. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** Value of a filter that stands for "nothing printed". */
export const NOTHING = 'none';

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

const equals = (column: string, value: string): Condition =>
  value === NOTHING ? { sql: `${column} is null`, values: [] } : { sql: `${column} = ?`, values: [value] };

const contains = (column: string, text: string): Condition => ({
  sql: `${column} like ? escape '\\'`,
  values: [`%${escapeLike(text)}%`],
});

const conditionsOf = (filter: QueueFilter): readonly Condition[] => [
  ...(filter.state === 'all' ? [] : [{ sql: 'decided = ?', values: [filter.state === 'decided' ? 1 : 0] }]),
  ...(filter.reason ? [equals('reason', filter.reason)] : []),
  ...(filter.county ? [equals('division_code', filter.county)] : []),
  ...(filter.year
    ? [
        filter.year === NOTHING
          ? equals('fiscal_year', NOTHING)
          : { sql: 'fiscal_year = ?', values: [Number(filter.year)] },
      ]
    : []),
  ...(filter.department ? [equals('department', filter.department)] : []),
  ...(filter.format ? [equals('format', filter.format)] : []),
  ...(filter.finding ? [contains('codes', `,${filter.finding},`)] : []),
  ...(filter.tier ? [equals('tier', filter.tier)] : []),
  ...(filter.document ? [equals('document_id', filter.document)] : []),
  // Every word must stand somewhere in the item.
  ...(filter.search ?? '')
    .split(/\s+/)
    .filter((part) => part !== '')
    .map((part) => contains('search', part)),
];

/** The filter as one SQL condition over `review_item`. */
export const queueCondition = (filter: QueueFilter): Condition => {
  const conditions = conditionsOf(filter);
  if (conditions.length === 0) return { sql: '1', values: [] };
  return {
    sql: conditions.map(({ sql }) => `(${sql})`).join(' and '),
    values: conditions.flatMap(({ values }) => values),
  };
};
