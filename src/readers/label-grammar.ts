import { z } from 'zod';
import rawGrammar from '../../data/reference/label-grammar.json' with { type: 'json' };
import { referenceData } from '../../normalizers/reference-data.ts';
import { foldText } from '../../normalizers/text/fold-text.ts';
import { CATEGORIES, DIMENSIONS, FUNDING_ITEMS, PHASES } from '../model/index.ts';
import { emptyMeanings, type LabelMeanings, labelSpellings } from './lexicon.ts';
import { remember } from './remember.ts';

const words = z.array(z.string().min(1)).min(1);
const classes = z.array(z.string().min(1));
const condition = { with: classes, without: classes };

const grammarSchema = z.strictObject({
  morphemes: z.array(z.strictObject({ class: z.string(), words, seen: z.string().min(1) })),
  columns: z.array(
    z.strictObject({
      table: z.enum(['indicators', 'funding', 'projects', 'tasks']),
      role: z.string(),
      head: classes,
      ...condition,
    }),
  ),
  fields: z.array(z.strictObject({ meaning: z.string(), head: classes, ...condition })),
  funding: z.array(
    z.strictObject({
      item: z.enum(FUNDING_ITEMS),
      phase: z.enum(PHASES).optional(),
      head: classes,
      unsure: z.literal(true).optional(),
      ...condition,
    }),
  ),
  categories: z.array(z.strictObject({ code: z.enum(CATEGORIES), ...condition })),
  dimensions: z.array(z.strictObject({ code: z.enum(DIMENSIONS), ...condition })),
});

const grammar = referenceData(grammarSchema, rawGrammar);

type Condition = { readonly with: readonly string[]; readonly without: readonly string[] };
type HeadCondition = Condition & { readonly head: readonly string[] };

const buildMorphemes = (): ReadonlyMap<string, ReadonlySet<string>> => {
  const found = new Map<string, Set<string>>();
  for (const { class: name, words: list } of grammar.morphemes)
    for (const word of list) {
      const key = foldText(word);
      found.set(key, (found.get(key) ?? new Set()).add(name));
    }
  return found;
};

const morphemes = buildMorphemes();
const LONGEST_MORPHEME = Math.max(...[...morphemes.keys()].map((word) => word.length));
const LONGEST_LABEL = 18;

/**
 * Cuts a label into the morphemes (语素) of the closed vocabulary that form labels are made of, the fewest and longest that
 * cover all of it: `考核指标内容` → 考核 + 指标 + 内容. Null where something is left, as in every name of a thing: `改良面积`.
 */
export const cutMorphemes = (text: string): readonly string[] | null => {
  const best: (readonly string[] | null)[] = [[], ...new Array<null>(text.length).fill(null)];
  for (let end = 1; end <= text.length; end++)
    for (let start = Math.max(0, end - LONGEST_MORPHEME); start < end; start++) {
      const before = best[start];
      const word = text.slice(start, end);
      if (!before || !morphemes.has(word)) continue;
      const known = best[end];
      if (!known || before.length + 1 < known.length) best[end] = [...before, word];
    }
  return best[text.length] ?? null;
};

const holds = ({ with: needed, without }: Condition, found: ReadonlySet<string>): boolean =>
  needed.every((alternatives) => alternatives.split('|').some((name) => found.has(name))) &&
  !without.some((name) => found.has(name));

const holdsHead = (rule: HeadCondition, head: ReadonlySet<string>, found: ReadonlySet<string>): boolean =>
  rule.head.some((name) => head.has(name)) && holds(rule, found);

/** Meanings of a label that the lexicon does not list, by the morphemes it is made of. */
export interface ComposedLabel {
  readonly meanings: LabelMeanings;
  /** The morphemes, joined: `考核+指标+内容`. */
  readonly words: string;
  /** The words leave open which of several funds is meant (地方, 上级). */
  readonly isItemUnsure: boolean;
}

const FEWEST_MORPHEMES = 2;
const TABLES = ['indicators', 'funding', 'projects', 'tasks'] as const;

const compose = (text: string): ComposedLabel | null => {
  if (text.length < 2 || text.length > LONGEST_LABEL) return null;
  const parts = cutMorphemes(text);
  if (!parts || parts.length < FEWEST_MORPHEMES) return null;
  const head = morphemes.get(parts.at(-1)!)!;
  const found = new Set(parts.flatMap((part) => [...morphemes.get(part)!]));
  const columns = Object.fromEntries(
    TABLES.flatMap((table) => {
      const rule = grammar.columns.find((each) => each.table === table && holdsHead(each, head, found));
      return rule ? [[table, rule.role]] : [];
    }),
  );
  const item = grammar.funding.find((rule) => holdsHead(rule, head, found));
  const meanings: LabelMeanings = {
    ...emptyMeanings(text),
    field: grammar.fields.find((rule) => holdsHead(rule, head, found))?.meaning ?? null,
    columns,
    item: item?.item ?? null,
    phase: item?.phase ?? null,
    category: grammar.categories.find((rule) => holds(rule, found))?.code ?? null,
    dimension: grammar.dimensions.find((rule) => holds(rule, found))?.code ?? null,
    inferred: { evidence: `made of ${parts.join('+')}`, isSure: false },
  };
  return { meanings, words: parts.join('+'), isItemUnsure: item?.unsure === true };
};

/**
 * Reads a label that the lexicon does not list by its composition (构词): `应达到数值` is 应达到 + 数值, a target value;
 * `项目承办单位` is 项目 + 承办 + 单位, the implementing unit. Null for texts that hold other words.
 */
export const composeLabel = remember((folded): ComposedLabel | null => {
  for (const spelling of labelSpellings(folded)) {
    const found = compose(spelling);
    if (found) return found;
  }
  return null;
});

/**
 * Column role that the last words of a header suggest where its first ones are no words of forms: `扶持目标值` ends in
 * 目标 + 值. Null where nothing is suggested.
 */
export const looseRole = remember((folded): string | null => {
  const text = labelSpellings(folded)[1] ?? folded;
  if (text.length > LONGEST_LABEL) return null;
  for (let start = 1; start < text.length; start++) {
    const role = compose(text.slice(start))?.meanings.columns.indicators ?? single(text.slice(start));
    if (role) return role;
  }
  return single(text);
});

/** Level that a label names, also in one word: `满意度`, `工作成果`. */
export const namedLevel = (folded: string): Pick<LabelMeanings, 'category' | 'dimension'> | null => {
  const composed = composeLabel(folded)?.meanings;
  if (composed) return composed;
  const found = morphemes.get(labelSpellings(folded)[1] ?? folded);
  if (!found) return null;
  return {
    category: grammar.categories.find((rule) => holds(rule, found))?.code ?? null,
    dimension: grammar.dimensions.find((rule) => holds(rule, found))?.code ?? null,
  };
};

/** Column of a table of money or projects that a heading names, also in one word: `占比`, `年初安排数`. */
export const namedColumn = (kind: 'funding' | 'projects' | 'tasks', folded: string): string | null => {
  const composed = composeLabel(folded)?.meanings.columns[kind];
  if (composed) return composed;
  const found = morphemes.get(labelSpellings(folded)[1] ?? folded);
  return found
    ? (grammar.columns.find((rule) => rule.table === kind && holdsHead(rule, found, found))?.role ?? null)
    : null;
};

/** Role of a header that is one morpheme: `实绩`, `要点`. */
const single = (word: string): string | null => {
  const found = morphemes.get(word);
  if (!found) return null;
  return grammar.columns.find((rule) => rule.table === 'indicators' && holdsHead(rule, found, found))?.role ?? null;
};
