import { leadingUnitLength } from '../../../normalizers/values/unit-grammar.ts';
import { lookupLabel, qualitativeShape } from '../lexicon.ts';

/** A piece that could be a cell of a role, starting at a given place of glued text. */
export interface Segment {
  readonly length: number;
  readonly points: number;
  /** The piece is recognised by its own form, not only by what stands around it. */
  readonly certain: boolean;
}

const LONGEST_LABEL = 14;
const LONGEST_NAME = 40;
const LONGEST_PROSE = 36;
const LONGEST_WORD = 10;
const NUMERIC =
  /(?:[≥≤><=]{1,2}|不低于|不少于|不超过|不高于|大于等于|小于等于|大于|小于)?\d[\d,]*(?:\.\d+)?(?:[-~至—]\d+(?:\.\d+)?)?/y;
const DATE = /20\d{2}年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:底)?(?:之?前)?/y;
const SUFFIX = /^(?:以上|以下|以内|之内|左右|及以上|及以下)/;
const NAME_END =
  /(?:率|数|数量|情况|程度|度|次|人次|面积|额|年限|时限|时间|水平|机制|人数|性|制度|作用|能力|影响|成本|长度|规模|范围|力|效果|质量)$/;
const SIGN = /[≥≤><=]{1,2}|定性/y;
const DIRECTION = /(?:正向|反向|逆向)(?:指标)?/y;
const POINTS = /(?:\d{1,2}(?:\.\d)?|100)(?!\d)/y;

const stickyLength = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
};

const levelSegments = (text: string, at: number, kind: 'category' | 'dimension'): Segment[] => {
  const found: Segment[] = [];
  for (let length = 2; length <= LONGEST_LABEL && at + length <= text.length; length++) {
    const label = lookupLabel(text.slice(at, at + length));
    const fits = kind === 'category' ? label?.category : label?.dimension || label?.otherDimension;
    if (!fits) continue;
    // 数量, 质量 without 指标 are common words inside names (`畜产品质量安全水平`).
    const base = /指标/.test(text.slice(at, at + length)) ? 3 : 1;
    found.push({ length, points: base + length * 0.5, certain: true });
  }
  return found;
};

const valueSegments = (text: string, at: number): Segment[] => {
  const date = stickyLength(DATE, text, at);
  if (date > 5) return [{ length: date, points: 5, certain: true }];
  const number = stickyLength(NUMERIC, text, at);
  if (number > 0) {
    const unit = leadingUnitLength(text.slice(at + number, at + number + 12));
    const suffix = SUFFIX.exec(text.slice(at + number + unit))?.[0].length ?? 0;
    const whole = { length: number + unit + suffix, points: 4.5 + (unit > 0 ? 0.5 : 0), certain: true };
    return unit > 0 ? [whole, { length: number, points: 3, certain: false }] : [whole];
  }
  const words: Segment[] = [];
  for (let length = 1; length <= LONGEST_WORD && at + length <= text.length; length++) {
    const degree = qualitativeShape(text.slice(at, at + length));
    if (degree === 'whole') words.push({ length, points: 1 + length * 0.15, certain: true });
    else if (degree === 'both') words.push({ length, points: 0.8 + length * 0.1, certain: true });
    else if (degree === 'opening' && length > 2) words.push({ length, points: -0.6 - length * 0.05, certain: false });
  }
  return words;
};

/** `指标` is the end of a level label, and no name begins with it but a numbered one (`指标1：`). */
const isLabelRest = (text: string, at: number): boolean =>
  /^指标(?!(?:\d{1,2}|[一二三四五六七八九十])(?![\d.%])|[:：])/.test(text.slice(at, at + 6));

const nameSegments = (text: string, at: number): Segment[] => {
  if (!/[\u3400-\u9fff“"《★]/.test(text[at] ?? '') || isLabelRest(text, at)) return [];
  const found: Segment[] = [];
  let digits = 0;
  for (let length = 2; length <= LONGEST_NAME && at + length <= text.length; length++) {
    const last = text[at + length - 1]!;
    if (/[\d≥≤%]/.test(last)) digits++;
    const points = (NAME_END.test(text.slice(at, at + length)) ? 1.2 : -0.5) - length * 0.03 - digits * 2.5;
    found.push({ length, points, certain: false });
  }
  return found;
};

const proseSegments = (text: string, at: number): Segment[] => {
  const found: Segment[] = text[at] === '无' ? [{ length: 1, points: 1.5, certain: true }] : [];
  for (let length = 2; length <= LONGEST_PROSE && at + length <= text.length; length++) {
    const piece = text.slice(at, at + length);
    found.push({ length, points: -1.2 - length * 0.06 - (/[\d≥≤%]/.test(piece) ? 3 : 0), certain: false });
  }
  return found;
};

const fixed =
  (pattern: RegExp, points: number) =>
  (text: string, at: number): Segment[] => {
    const length = stickyLength(pattern, text, at);
    return length > 0 ? [{ length, points, certain: true }] : [];
  };

const unitSegments = (text: string, at: number): Segment[] => {
  const length = leadingUnitLength(text.slice(at, at + 12));
  return length > 0 ? [{ length, points: 3, certain: true }] : [];
};

const BY_ROLE: Readonly<Record<string, (text: string, at: number) => Segment[]>> = {
  level1: (text, at) => levelSegments(text, at, 'category'),
  level2: (text, at) => levelSegments(text, at, 'dimension'),
  name: nameSegments,
  value: valueSegments,
  'past-value': valueSegments,
  actual: valueSegments,
  sign: fixed(SIGN, 4),
  direction: fixed(DIRECTION, 4),
  weight: fixed(POINTS, 2),
  score: fixed(POINTS, 2),
  unit: unitSegments,
};

/** Pieces of a role that can start at a place of glued text. */
export const segmentsAt = (role: string, text: string, at: number): Segment[] =>
  (BY_ROLE[role] ?? proseSegments)(text, at);
