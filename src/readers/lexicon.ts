import { z } from 'zod';
import rawLexicon from '../../data/reference/lexicon.json' with { type: 'json' };
import { referenceData } from '../../normalizers/reference-data.ts';
import { foldText } from '../../normalizers/text/fold-text.ts';
import {
  CATEGORIES,
  type Category,
  DIMENSIONS,
  type Dimension,
  FUNDING_ITEMS,
  type FundingItem,
  PHASES,
  type Phase,
} from '../model/index.ts';
import { remember } from './remember.ts';

const labels = z.array(z.string().min(1)).min(1);
const seen = z.string().min(1);

const lexiconSchema = z.strictObject({
  fields: z.array(z.strictObject({ meaning: z.string(), labels, seen })),
  columns: z.array(
    z.strictObject({ table: z.enum(['indicators', 'funding', 'tasks', 'projects']), role: z.string(), labels, seen }),
  ),
  funding: z.array(
    z.strictObject({ item: z.enum([...FUNDING_ITEMS, 'subtotal']), phase: z.enum(PHASES).optional(), labels, seen }),
  ),
  categories: z.array(z.strictObject({ code: z.enum(CATEGORIES), labels, seen })),
  dimensions: z.array(z.strictObject({ code: z.enum(DIMENSIONS), labels, seen })),
  otherDimensions: z.strictObject({ labels, seen, pattern: z.string() }),
  basis: z.strictObject({ labels, seen }),
  qualitative: z.strictObject({ whole: labels, opening: labels, ending: labels, seen }),
});

/** Table a column label belongs to. */
export type TableKind = 'indicators' | 'funding' | 'tasks' | 'projects';

/** What a printed label can mean; one label may have several meanings, the place in the form decides. */
export interface LabelMeanings {
  readonly label: string;
  readonly field: string | null;
  readonly columns: Readonly<Partial<Record<TableKind, string>>>;
  readonly item: FundingItem | 'subtotal' | null;
  readonly phase: Phase | null;
  readonly category: Category | null;
  readonly dimension: Dimension | null;
  /** A first-level label that has no code: printed in the column of the first level, in no list. */
  readonly otherCategory: boolean;
  /** A second-level label that has no code of its own (战略管理). */
  readonly otherDimension: boolean;
  /** Set where the lexicon does not list the label and its meaning was inferred: why, and whether beyond doubt. */
  readonly inferred: InferredMeaning | null;
}

/** Evidence for the meaning of an unlisted label (推断). */
export interface InferredMeaning {
  /** What speaks for it: the words it is made of, the values under it. */
  readonly evidence: string;
  readonly isSure: boolean;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Meanings of a label of which nothing is known yet. */
export const emptyMeanings = (label: string): Mutable<LabelMeanings> => ({
  label,
  field: null,
  columns: {},
  item: null,
  phase: null,
  category: null,
  dimension: null,
  otherCategory: false,
  otherDimension: false,
  inferred: null,
});

const buildIndex = () => {
  const lexicon = referenceData(lexiconSchema, rawLexicon);
  const index = new Map<string, Mutable<LabelMeanings>>();
  const entry = (label: string): Mutable<LabelMeanings> => {
    const key = foldText(label);
    const found = index.get(key) ?? emptyMeanings(label);
    index.set(key, found);
    return found;
  };
  for (const { meaning, labels } of lexicon.fields) for (const label of labels) entry(label).field = meaning;
  for (const { table, role, labels } of lexicon.columns)
    for (const label of labels) {
      const found = entry(label);
      found.columns = { ...found.columns, [table]: role };
    }
  for (const { item, phase, labels } of lexicon.funding)
    for (const label of labels) Object.assign(entry(label), { item, phase: phase ?? null });
  for (const { code, labels } of lexicon.categories) for (const label of labels) entry(label).category = code;
  for (const { code, labels } of lexicon.dimensions) for (const label of labels) entry(label).dimension = code;
  for (const label of lexicon.otherDimensions.labels) entry(label).otherDimension = true;
  const { whole, opening, ending } = lexicon.qualitative;
  return {
    index,
    otherDimension: new RegExp(lexicon.otherDimensions.pattern),
    basisWords: new Set(lexicon.basis.labels.map(foldText)),
    qualitativeWords: new Set(whole),
    qualitativeOpening: new RegExp(`^(?:${opening.join('|')})`),
    qualitativeEnding: new RegExp(`(?:${ending.join('|')})$`),
  };
};

const { index, basisWords, otherDimension, qualitativeWords, qualitativeOpening, qualitativeEnding } = buildIndex();

/** Labels of the columns of one kind of table, as written in the lexicon. */
export const columnLabels = (kind: TableKind): readonly string[] =>
  [...index.values()].filter(({ columns }) => columns[kind] !== undefined).map(({ label }) => label);

/** Every printed label the lexicon knows, as written there. */
export const knownLabels = (): readonly string[] => [...index.values()].map(({ label }) => label);

const LONGEST_LABEL = 40;
const BRACKETS = /[(（〔[][^()（）〔〕[\]]*[)）〕\]]/g;
const LEADERS =
  /^(?:[)）.,、·•]+|[*★☆※]+|\d{1,2}[.、]|[一二三四五六七八九十]{1,2}、|[(（](?:\d{1,2}|[一二三四五六七八九十])[)）])/;
const INCLUDING = /^其中[:：]?/;

/** Spellings of one printed label from strict to loose: as printed, without brackets, without leaders and 其中. */
export const labelSpellings = (folded: string): string[] => {
  const plain = folded.replace(/[:：]+$/, '');
  const bare = plain.replace(BRACKETS, '').replace(/[:：*]+$/, '');
  const inner = bare
    .replace(LEADERS, '')
    .replace(INCLUDING, '')
    .replace(LEADERS, '')
    .replace(/[:：]+$/, '');
  return [plain, bare, inner];
};

/** What can stand behind the last character of a label: a note in brackets, a colon, a star. */
const BEHIND_LABEL = ')）〕]:：*';

const lastCharacters = new Set([...BEHIND_LABEL, ...[...index.keys()].map((key) => key.at(-1)!)]);
const NUMBERED = /[\u3400-\u9fff].*\d$/;

const isDigit = (character: string): boolean => character >= '0' && character <= '9';

/** Whether some label ends with a character; numbers of labels (`指标1`) do. */
export const mayEndLabel = (character: string): boolean => lastCharacters.has(character) || isDigit(character);

/** Cheap test before looking up: whether a text ends as some label does. Most cells do not. */
const mayBeLabel = (folded: string): boolean => {
  const last = folded.charAt(folded.length - 1);
  return folded.length <= LONGEST_LABEL && (lastCharacters.has(last) || (isDigit(last) && NUMBERED.test(folded)));
};

/**
 * Meanings of a printed label (标签), exact after folding: `项目资金 （万元）`, `其中：财政拨款`, `*一级指标`, `产出指标(50分)`.
 * Null when it is no known label.
 */
export const lookupLabel = (folded: string): LabelMeanings | null => (mayBeLabel(folded) ? meaningsOf(folded) : null);

/** Second levels under the word of the oldest forms: 社会效益目标 for 社会效益指标. */
const AIM = /^((?:数量|质量|时效|成本|(?:经济|社会|生态|环境)效益|可持续影响|服务对象满意度))目标$/;

const meaningsOf = remember((folded): LabelMeanings | null => {
  const [plain = folded] = labelSpellings(folded);
  const aim = AIM.exec(plain)?.[1];
  if (aim) return { ...index.get(`${aim}指标`)!, label: plain };
  for (const spelling of labelSpellings(folded)) {
    const found = index.get(spelling);
    if (found) return found;
    if (otherDimension.test(spelling)) return { ...emptyMeanings(spelling), otherDimension: true };
  }
  return null;
});

/** Which part of a text is known from qualitative values (定性值): all of it, both ends, or its opening. */
export const qualitativeShape = (folded: string): 'whole' | 'both' | 'opening' | 'ending' | null => {
  if (qualitativeWords.has(folded)) return 'whole';
  const opens = qualitativeOpening.test(folded);
  const ends = qualitativeEnding.test(folded);
  return opens && ends ? 'both' : opens ? 'opening' : ends ? 'ending' : null;
};

/** How much a text looks like a qualitative value: 2 for `长期` or `持续提升`, 1 for a known ending, 0 for none. */
export const qualitativeDegree = (folded: string): 0 | 1 | 2 => {
  const shape = qualitativeShape(folded);
  if (shape === null) return 0;
  return shape === 'whole' || (shape !== 'ending' && folded.length <= 10) ? 2 : 1;
};

/** Whether a text names the ground of a target value (指标值确定依据): `行业标准`, `统计台账`. */
export const isBasis = (folded: string): boolean => basisWords.has(folded);
