import { z } from 'zod';
import reference from '../../data/reference/taxonomies.json' with { type: 'json' };
import { referenceData } from '../reference-data.ts';

/** First levels of the common taxonomy: that of 2021 (财预〔2021〕101号), and management beside it. */
export const COMMON_CATEGORIES = ['cost', 'output', 'outcome', 'satisfaction', 'management'] as const;

const rowSchema = z.object({
  category: z.string(),
  dimension: z.string(),
  to: z.enum(COMMON_CATEGORIES),
  as: z.string().nullable(),
});
const taxonomySchema = z.object({
  code: z.string(),
  name: z.string(),
  source: z.string().min(20),
  levels: z.record(z.string(), z.array(z.string())),
});

/** Taxonomies of indicators (指标体系) with the levels they print and where that was verified. */
export const TAXONOMIES = referenceData(z.array(taxonomySchema), reference.taxonomies);

/** Levels that compare across taxonomies. */
export interface CommonLevel {
  readonly category: (typeof COMMON_CATEGORIES)[number];
  readonly dimension: string | null;
}

const CROSSWALK = new Map(
  referenceData(z.array(rowSchema), reference.crosswalk).map(
    (row) => [`${row.category}/${row.dimension}`, row] as const,
  ),
);

/**
 * Levels of an indicator in the common taxonomy (对照后的一、二级指标): cost under output → cost; 履职效能 → output;
 * 社会效应/经济效益 → outcome/economic. Null where the first level has no code.
 */
export const commonLevel = (category: string | null, dimension: string | null): CommonLevel | null => {
  if (category === null) return null;
  const row = CROSSWALK.get(`${category}/${dimension}`) ?? CROSSWALK.get(`${category}/*`);
  return row ? { category: row.to, dimension: row.as === '=' ? dimension : row.as } : null;
};
