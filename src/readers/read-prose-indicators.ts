import { foldText } from '../../normalizers/text/fold-text.ts';
import { classifyUnit } from '../../normalizers/values/unit-grammar.ts';
import type { DraftIndicator, DraftText, DraftValue } from '../model/index.ts';
import { lookupLabel } from './lexicon.ts';

/** Indicators found inside one text, and what of the text is none (its objective). */
export interface ProseIndicators {
  readonly indicators: readonly DraftIndicator[];
  readonly rest: string;
}

const draftOf = (
  name: string,
  value: string,
  level1: string | null,
  level2: string | null,
  at: string,
  doubt: string | null,
): DraftIndicator => {
  const text = (content: string | null): DraftText | null =>
    content === null || content === '' ? null : { text: content, at };
  const target: DraftValue = {
    role: 'target',
    year: null,
    sign: null,
    value: text(value),
    unit: null,
    unitOfIndicator: false,
    score: null,
    reason: null,
    place: null,
  };
  return {
    term: null,
    termYear: null,
    level1: text(level1),
    level2: text(level2),
    name: { text: name, at },
    description: null,
    weight: null,
    direction: null,
    basis: null,
    indicatorClass: null,
    scoringRule: null,
    remark: null,
    values: [target],
    doubt,
    realigned: false,
    isInferred: false,
    impliedCategory: null,
  };
};

const BRANCH = /[【[]([^】\]\-—]{2,12}指标)[-—]([^】\]]{2,16})[】\]]([^【[]*)/g;
const LEAF_NUMBER = /指标\s*\d*\s*[:：]/;
const LEAF = /^(.+?)\s*[(（]([^()（）]*(?:[(（][^()（）]*[)）][^()（）]*)*)[)）]\s*[；;。,，]?\s*$/;

/** Indicator tree inside one cell (单元格内指标树): `【产出指标-数量指标】指标1:机柜数量(≥77台)`. */
const readTree = (text: string, at: string): ProseIndicators | null => {
  const branches = [...text.matchAll(BRANCH)];
  if (branches.length === 0) return null;
  const indicators = branches.flatMap(([, level1, level2, body]) =>
    body!.split(LEAF_NUMBER).flatMap((leaf) => {
      const match = LEAF.exec(leaf.trim());
      if (match) return [draftOf(match[1]!.trim(), match[2]!.trim(), level1!, level2!, at, null)];
      return leaf.trim() === '' ? [] : [draftOf(leaf.trim(), '', level1!, level2!, at, 'no value in brackets')];
    }),
  );
  return { indicators, rest: text.slice(0, branches[0]!.index).trim() };
};

const CLAUSES = /[；;。\n]|[，,](?=[^，,；;。]*\d)/;
const CLAUSE =
  /^(.*?[\u3400-\u9fff）)])\s*((?:≥|≤|≧|≦|>=|<=|>|<|=|不低于|不少于|不超过|不高于|大于等于|小于等于|大于|小于|达到|控制在)?\s*\d[\d,]*(?:\.\d+)?\s*([^\d，,；;。]{0,8}?)(?:以上|以下|以内|左右)?)$/;
const NAME_TAIL = /(?:为|是|达|共|约|[:：])+$/;
const FEWEST = 2;
const LONGEST_NAME = 40;

/** Indicators in running prose (文字叙述的指标): `救助人数≥2600人；发放及时率≥98%；群众满意度≥95%`. */
const readClauses = (text: string, at: string): ProseIndicators | null => {
  const clauses = text
    .split(CLAUSES)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');
  const indicators = clauses.flatMap((clause) => {
    const match = CLAUSE.exec(clause);
    const name = (match?.[1] ?? '').replace(NAME_TAIL, '').trim();
    const unit = foldText(match?.[3] ?? '');
    if (!match || name.length < FEWEST || name.length > LONGEST_NAME) return [];
    const isKnown = unit === '' || classifyUnit(unit) !== null;
    return [draftOf(name, match[2]!.trim(), null, null, at, isKnown ? null : `unknown unit ${unit} in running text`)];
  });
  if (indicators.length < FEWEST || indicators.length < clauses.length / 2) return null;
  return { indicators, rest: '' };
};

const LEVEL = /([\u3400-\u9fff]{2,12}(?:指标|目标))\s*[:：,，]\s*/g;
const SIGN = /[≥≤≧≦><＞＜]|[=＝]\s*\d|不低于|不少于|不超过|不高于/;
/** Words of a report on what was reached; its numbers are no targets. */
const REPORT = /实际完成|已完成|完成情况|自评|得分|完成率为|圆满/;

interface Branch {
  readonly level1: string | null;
  readonly level2: string;
  readonly body: string;
}

/** Cuts a sentence at its level labels: `效益指标：经济效益指标：…；社会效益指标：…`. */
const cutBranches = (text: string, heading: string | null): Branch[] | null => {
  const marks = [...text.matchAll(LEVEL)].filter(([, label]) => {
    const meaning = lookupLabel(foldText(label!));
    return meaning !== null && (meaning.category !== null || meaning.dimension !== null);
  });
  if (marks[0]?.index !== 0) return null;
  let level1 = heading;
  return marks.flatMap(({ 0: mark, 1: label, index }, at) => {
    const body = text.slice(index + mark.length, marks[at + 1]?.index);
    const meaning = lookupLabel(foldText(label!))!;
    if (meaning.category && !meaning.dimension) level1 = label!;
    return body.trim() === '' ? [] : [{ level1, level2: label!, body }];
  });
};

/** The indicator of one clause, with its sign or in words; null for an empty one. */
const clauseIndicator = ({ level1, level2 }: Branch, clause: string, at: string): DraftIndicator | null => {
  const text = clause.replace(/^[★*\d.、\s]+/, '').trim();
  if (text.length < FEWEST) return null;
  const match = CLAUSE.exec(text);
  const name = (match?.[1] ?? '').replace(NAME_TAIL, '').trim();
  const level = level1 === level2 ? null : level2;
  if (!match || name.length < FEWEST)
    return draftOf(text, '', level1, level, at, 'a clause of running text without a number');
  const doubt = SIGN.test(match[2]!) ? null : 'a number without a sign in running text';
  return draftOf(name, match[2]!.trim(), level1, level, at, doubt);
};

/**
 * Indicators in sentences that name their levels (分级叙述的指标): `数量指标：修渠里程≥6公里；时效指标：按期完工率≥95%。`. `heading`: the level label in
 * the heading above. Null where the text does not begin with a level label, states no sign, or reports what was reached.
 */
export const readLevelledProse = (text: string, at: string, heading: string | null): DraftIndicator[] | null => {
  if (!SIGN.test(text) || REPORT.test(text)) return null;
  const branches = cutBranches(text.trim(), heading);
  return (
    branches?.flatMap((branch) =>
      branch.body
        .split(/[；;。\n]|[,，](?=[^,，；;。]*[≥≤≧≦><＞＜=])/)
        .flatMap((clause) => clauseIndicator(branch, clause, at) ?? []),
    ) ?? null
  );
};

/** Reads indicators that stand inside one text; null when it holds none. `prose` allows sentences beside trees. */
export const readProseIndicators = (text: string, at: string, prose: boolean): ProseIndicators | null =>
  readTree(text, at) ?? (prose ? readClauses(text, at) : null);
