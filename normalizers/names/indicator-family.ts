import { z } from 'zod';
import reference from '../../data/reference/indicator-families.json' with { type: 'json' };
import { referenceData } from '../reference-data.ts';
import { foldText } from '../text/fold-text.ts';
import { remember } from '../text/remember.ts';

const familySchema = z.object({
  code: z.string().regex(/^[a-z-]+$/),
  name: z.string().min(2),
  unit: z.string().nullable(),
  endings: z.array(z.string().min(2)).min(1),
});

/** A family of indicators (指标族) that compare across departments: 群众满意度 and 服务对象满意率 are both satisfaction. */
export type IndicatorFamily = z.infer<typeof familySchema>;

/** All families, from `indicator-families.json`. */
export const INDICATOR_FAMILIES: readonly IndicatorFamily[] = referenceData(z.array(familySchema), reference.families);

const ENDINGS = INDICATOR_FAMILIES.flatMap(({ code, endings }) => endings.map((ending) => ({ code, ending }))).sort(
  (a, b) => b.ending.length - a.ending.length || (a.ending < b.ending ? -1 : 1),
);

/** Brackets, quotes and a percent sign say how an indicator is counted, not what it is: `满意度(%)`. */
const bareName = (name: string): string =>
  foldText(name)
    .replace(/[([【].*?[)\]】]/g, '')
    .replace(/["“”'《》%、,;:。.]/g, '');

const find = remember((name: string): { readonly code: string | null } => {
  const bare = bareName(name);
  return { code: ENDINGS.find(({ ending }) => bare.endsWith(ending))?.code ?? null };
});

/** Family of an indicator by its name (三级指标); null for one that compares with nothing. `群众对服务的满意度（%）` → satisfaction. */
export const familyOfIndicator = (name: string): string | null => find(name).code;
