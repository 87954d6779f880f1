import lexicon from '../../data/reference/lexicon.json' with { type: 'json' };
import vocabulary from '../../data/reference/terms.json' with { type: 'json' };
import { foldText } from './fold-text.ts';

const words = (lines: readonly string[]): readonly string[] =>
  lines.flatMap((line) => line.split(' ')).map((word) => foldText(word));

const { fields, columns, funding, categories, dimensions, otherDimensions } = lexicon;
/** Shorter labels (依据, 产出) are ordinary words, and inside a text prove nothing. */
const SHORTEST_LABEL = 4;
const lexiconLabels = [...fields, ...columns, ...funding, ...categories, ...dimensions, otherDimensions].flatMap(
  ({ labels }) => labels.map(foldText).filter(({ length }) => length >= SHORTEST_LABEL),
);

/** Closed vocabulary (术语表) by kind, in comparison form: `labels` 项目名称, `indicator` 覆盖率, `basis` 行业标准, `general`. */
export const TERMS = {
  labels: [...new Set([...words(vocabulary.labels), ...lexiconLabels])],
  indicator: words(vocabulary.indicator),
  basis: words(vocabulary.basis),
  general: words(vocabulary.general),
} as const;

/** A term and where in it a pair of characters stands. */
export interface TermPlace {
  readonly term: string;
  readonly offset: number;
}

const placesByPair = new Map<string, TermPlace[]>();
const seconds = new Map<string, Set<string>>();
const firsts = new Map<string, Set<string>>();
const note = (index: Map<string, Set<string>>, key: string, character: string): void => {
  const known = index.get(key);
  if (known) known.add(character);
  else index.set(key, new Set([character]));
};
for (const term of new Set(Object.values(TERMS).flat())) {
  for (let offset = 0; offset + 1 < term.length; offset++) {
    const pair = term.slice(offset, offset + 2);
    const places = placesByPair.get(pair);
    if (places) places.push({ term, offset });
    else placesByPair.set(pair, [{ term, offset }]);
    note(seconds, pair[0]!, pair[1]!);
    note(firsts, pair[1]!, pair[0]!);
  }
}

const NO_PLACES: readonly TermPlace[] = [];

/** Terms that hold a pair of neighbouring characters: `盖率` → `覆盖率` at 1, `宣传覆盖率` at 3 …. */
export const termsWithPair = (pair: string): readonly TermPlace[] => placesByPair.get(pair) ?? NO_PLACES;

const NO_CHARACTERS: ReadonlySet<string> = new Set();

/** Characters that follow a character in some term: `盖` → `率`. */
export const secondsOf = (first: string): ReadonlySet<string> => seconds.get(first) ?? NO_CHARACTERS;

/** Characters that precede a character in some term: `盖` → `覆`. */
export const firstsOf = (second: string): ReadonlySet<string> => firsts.get(second) ?? NO_CHARACTERS;

/** Two-character words that nearly every form prints; proof enough for a look-alike that fits no word around it. */
const CORE = new Set(
  '项目 目标 指标 资金 绩效 数量 质量 时效 标准 效益 影响 预算 部门 单位 成本 金额 财政 支出 收入 经费 完成 人员 人数 数值'.split(
    ' ',
  ),
);

/** True for the words that nearly every form prints: `项目`, `指标`. */
export const isCoreTerm = (term: string): boolean => CORE.has(term);

const labelStarts = new Set(TERMS.labels.map((label) => label[0]));
const labelEnds = new Set(TERMS.labels.map((label) => label.at(-1)));

/** True for a character that begins a printed label: `指`, `项`; in glued text it stands right behind another label. */
export const beginsLabel = (character: string): boolean => labelStarts.has(character);

/** True for a character that ends a printed label: `值`, `标`. */
export const endsLabel = (character: string): boolean => labelEnds.has(character);
