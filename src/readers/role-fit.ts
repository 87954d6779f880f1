import { isOrganisation } from '../../normalizers/names/organisation.ts';
import { isBasis, qualitativeDegree } from './lexicon.ts';
import { type TextTraits, tokenTraits } from './text-traits.ts';
import type { Token } from './token.ts';

/** How well a text fits a column role, in points: 0 is neutral, ±3 is clear, below -5 is as good as impossible. */
export type RoleFit = (token: Token, traits: TextTraits) => number;

const NO = -8;

/** Labels of both levels: alone in a row 成本指标 is level 2 of 产出, 满意度指标 is level 1. */
const UPPER_BY_HABIT = /^满意度/;
const EITHER_LEVEL = 4.5;

const level1: RoleFit = (token) => {
  if (token.label?.otherCategory) return 5;
  if (!token.label?.category) return token.label?.dimension ? -4 : token.label ? -6 : NO;
  return token.label.dimension && !UPPER_BY_HABIT.test(token.folded) ? EITHER_LEVEL : 6;
};

const level2: RoleFit = (token, { quantity, sign, letters, number }) => {
  if (token.label?.category && token.label.dimension && UPPER_BY_HABIT.test(token.folded)) return EITHER_LEVEL;
  if (token.label?.dimension || token.label?.otherDimension) return 6;
  if (token.label?.category || token.label?.otherCategory) return -3;
  if (quantity || sign || number || letters < 2) return NO;
  return letters <= 12 ? -1 : -4;
};

/** Department with its code in front: `152008-某县人民法院`, `[155]某县教育局`. */
const CODED_UNIT = /^(?:\d{3,9}[-_]|\[\d{3,9}\])/;
const PROJECT_CODE = /^\d{8}[A-Za-z][0-9A-Z]{12}/;

const name: RoleFit = (token, { quantity, sign, number, unit, letters, direction, yesNo, dash }) => {
  if (CODED_UNIT.test(token.folded) || PROJECT_CODE.test(token.folded)) return NO;
  if (sign || number || direction || yesNo || dash) return NO;
  if (token.label?.category || token.label?.dimension) return -4;
  if (unit) return -4;
  if (quantity && letters < 4) return -5;
  if (letters < 2) return -3;
  return qualitativeDegree(token.folded) === 2 ? -1.5 : 2.5;
};

const sign: RoleFit = (_, traits) => (traits.sign ? 6 : traits.direction ? 3 : NO);

const value: RoleFit = (token, { quantity, sign, percent, number, letters, direction, dash, length }) => {
  if (token.label?.category || token.label?.dimension) return -5;
  if (percent) return 4;
  if (number) return 3;
  if (quantity) return 3.5;
  if (sign) return token.folded === '定性' || token.folded === '定量' ? -5 : -2;
  if (direction) return -4;
  if (dash) return 0;
  if (letters === 0) return -4;
  return (length <= 14 ? 1 : 0) + qualitativeDegree(token.folded) - (isBasis(token.folded) ? 2.5 : 0);
};

/** Units nobody has listed yet are short words. */
const LONGEST_UNIT_WORD = 4;

const unit: RoleFit = (token, { unit: known, dash, number, letters, sign, direction }) => {
  if (known) return 5;
  if (dash) return 0;
  if (number || sign || direction || letters > 8 || token.label?.category || token.label?.dimension) return NO;
  return letters > 0 && letters <= LONGEST_UNIT_WORD && qualitativeDegree(token.folded) === 0 ? 0 : -3;
};

/** Weights and scores: small plain numbers, or a stroke. */
const points: RoleFit = (token, { number, dash, percent }) => {
  if (dash) return 1;
  if (number) return Number(token.folded.replaceAll(',', '')) <= 100 ? 3 : -4;
  return percent ? -3 : NO;
};

const direction: RoleFit = (_, traits) => (traits.direction ? 6 : traits.sign ? 0 : NO);

const prose: RoleFit = (token, { number, percent, sign, letters, dash }) => {
  if (dash) return 1;
  if (token.label?.category || token.label?.dimension) return -4;
  if (number || percent || sign) return -4;
  return letters >= 2 ? 1 : -2;
};

const basis: RoleFit = (token, traits) => prose(token, traits) + (isBasis(token.folded) ? 2.5 : 0);

/** How points are given: `每少5个百分点扣1分`, `未达指标值酌情扣分`. */
const scoringRule: RoleFit = (token, traits) =>
  prose(token, traits) + (/扣分|扣\d|扣完|不得分|得\d|满分|酌情/.test(token.folded) ? 2.5 : 0);

/** What an indicator says: `反映修缮情况`, `该指标主要考察…`. */
const description: RoleFit = (token, traits) =>
  prose(token, traits) + (/^(?:反映|考核|考察|该指标|主要反映|用以|用于反映)/.test(token.folded) ? 1.5 : 0);

const indicatorClass: RoleFit = (token, { letters, quantity }) =>
  /型$|指标$|类$|^(?:定量|定性|共性|个性|核心|一般)/.test(token.folded) ? 3 : quantity || letters < 2 ? NO : -1;

const amount: RoleFit = (_, { number, dash, quantity, letters, percent }) => {
  if (percent) return -3;
  if (number) return 4;
  if (dash) return 0.5;
  return quantity && letters <= 3 ? 2 : NO;
};

const rate: RoleFit = (_, { percent, number, dash }) => (percent ? 5 : dash ? 1 : number ? -1 : NO);

const itemLabel: RoleFit = (token, { number, percent, letters }) =>
  token.label?.item ? 6 : number || percent ? NO : letters >= 2 ? -1 : -4;

const yesNo: RoleFit = (_, traits) => (traits.yesNo ? 5 : traits.dash ? 0 : -5);

const serial: RoleFit = (token, { number }) => (number && /^\d{1,4}$/.test(token.folded) ? 3 : NO);

const unitName: RoleFit = (token, traits) => {
  if (PROJECT_CODE.test(token.folded)) return NO;
  return CODED_UNIT.test(token.folded) ? 4 : isOrganisation(token.folded) ? 3 : title(token, traits) - 3.5;
};

const projectName: RoleFit = (token, traits) => {
  if (PROJECT_CODE.test(token.folded)) return 5;
  return CODED_UNIT.test(token.folded) ? -6 : title(token, traits) - (isOrganisation(token.folded) ? 1.5 : 0);
};

const title: RoleFit = (token, { quantity, number, letters }) =>
  number || letters < 2 ? NO : token.label?.category || token.label?.dimension ? -6 : quantity && letters < 4 ? -3 : 2;

/** Fit by role id of the lexicon's columns. */
export const ROLE_FITS: Readonly<Record<string, RoleFit>> = {
  level1,
  level2,
  name,
  sign,
  value,
  'past-value': value,
  unit,
  weight: points,
  score: points,
  actual: value,
  direction,
  basis,
  class: indicatorClass,
  description,
  'scoring-rule': scoringRule,
  reason: prose,
  remark: prose,
  core: yesNo,
  'project-unit': unitName,
  'project-name': projectName,
  'project-category': prose,
  budget: amount,
  'amount-item': amount,
  'budget-total': amount,
  adjusted: amount,
  'past-amount': amount,
  share: rate,
  rate,
  objective: prose,
  serial,
  label: itemLabel,
  'task-name': title,
  'task-text': prose,
  'task-amount': amount,
  'task-share': amount,
  'task-expected': prose,
  purpose: prose,
  'unit-code': (token) => (/^\d{3,9}$/.test(token.folded) ? 3 : NO),
  annotation: () => 0,
  section: () => -2,
  other: () => 0,
};

/** Points of a token in a role; blank cells fit anywhere. */
export const fitOf = (role: string, token: Token): number => {
  if (token.folded === '') return 0;
  return (ROLE_FITS[role] ?? ROLE_FITS.other!)(token, tokenTraits(token));
};
