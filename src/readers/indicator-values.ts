import type { DraftText, DraftValue, Term } from '../model/index.ts';
import type { Role } from './align-row.ts';
import type { Cells } from './align-table.ts';
import { tokenTraits } from './text-traits.ts';
import { draftText, isBlank, type Token } from './token.ts';

/** A cell as drafts keep it; null for a blank one. */
export const textOf = (token: Token | undefined): DraftText | null =>
  token && !isBlank(token) ? draftText(token) : null;

const SIGN_WORDS = /[≥≤><=]/;
const LAST_SIGN_COLUMN = 2;

/** The unit column stands under 指标值 with sign and value, or apart as a column of the indicator. */
const unitIsApart = (roles: readonly Role[]): boolean => {
  const value = roles.findIndex(({ id }) => id === 'value');
  const unit = roles.findIndex(({ id }) => id === 'unit');
  return Math.abs(value - unit) > LAST_SIGN_COLUMN;
};

/** 指标性质 and 指标方向 are swapped on some forms (正向 | ＞): the cell that holds a sign is the sign. */
const signCell = (cells: Cells): Token | undefined => {
  const [sign, direction] = [cells.get('sign'), cells.get('direction')];
  return direction && tokenTraits(direction).sign && !(sign && tokenTraits(sign).sign && !tokenTraits(sign).direction)
    ? direction
    : sign && tokenTraits(sign).direction && !SIGN_WORDS.test(sign.folded)
      ? undefined
      : sign;
};

/** The cell that says which way is better (正向 | 反向), under whichever header it stands. */
export const directionCell = (cells: Cells): Token | undefined =>
  [cells.get('direction'), cells.get('sign')].find((cell) => cell && tokenTraits(cell).direction);

/** Place in the header of a value column (乡镇名); null for the ordinary 指标值. */
const placeOf = ({ header, term }: Role): string | null =>
  header && header.label === null && !term ? header.text : null;

/** The cell under a value column; the first one of a half is keyed by its role alone. */
const valueCells = (cells: Cells, roles: readonly Role[], group: number): { role: Role; token: Token | undefined }[] =>
  roles.flatMap((role, index) =>
    role.id === 'value' && role.group === group
      ? [{ role, token: cells.get(`value#${index}`) ?? (isFirst(roles, index) ? cells.get('value') : undefined) }]
      : [],
  );

const isFirst = (roles: readonly Role[], index: number): boolean =>
  roles.findIndex(({ id, group }) => id === roles[index]!.id && group === roles[index]!.group) === index;

/** A value with the term its column prints (指标值（长期）); null where the column prints none. */
export interface TermValue {
  readonly term: Term | null;
  readonly value: DraftValue;
}

const targetsOf = (cells: Cells, roles: readonly Role[], group: number, common: Common): TermValue[] => {
  const unit = textOf(cells.get('unit'));
  const sign = textOf(signCell(cells));
  const columns = valueCells(cells, roles, group);
  const filled = columns.filter(({ token }, index) => token || (index === 0 && columns.every((each) => !each.token)));
  if (filled.length === 0 && (sign || unit))
    return [{ term: null, value: { role: 'target', year: null, value: null, ...common, sign, unit } }];
  return filled.map(({ role, token }) => ({
    term: role.term ?? null,
    value: { role: 'target', year: null, value: textOf(token), ...common, sign, unit, place: placeOf(role) },
  }));
};

type Common = Pick<DraftValue, 'sign' | 'unit' | 'unitOfIndicator' | 'score' | 'reason' | 'place'>;

/** All values of a row: past years, targets (one for each value column), and what was reached. */
export const readValues = (cells: Cells, roles: readonly Role[], group: number): TermValue[] => {
  const common: Common = {
    sign: null,
    unit: null,
    unitOfIndicator: unitIsApart(roles),
    score: null,
    reason: null,
    place: null,
  };
  const past = roles.flatMap((role, index): TermValue[] => {
    const token = cells.get(`past-value#${index}`);
    return role.id === 'past-value' && token
      ? [{ term: null, value: { role: 'baseline', year: role.year, value: draftText(token), ...common } }]
      : [];
  });
  const [actual, score, reason] = [cells.get('actual'), cells.get('score'), cells.get('reason')];
  const reached: TermValue[] =
    actual || score
      ? [
          {
            term: null,
            value: {
              role: 'actual',
              year: null,
              value: textOf(actual),
              ...common,
              score: textOf(score),
              reason: textOf(reason),
            },
          },
        ]
      : [];
  return [...past, ...targetsOf(cells, roles, group, common), ...reached];
};

/** Remark of a row, with what stands in columns that no other field holds, each behind its header: `完成时限：2024-11`. */
export const remarkOf = (cells: Cells, roles: readonly Role[]): DraftText | null => {
  const remark = cells.get('remark');
  const annotations = roles.flatMap((role, index) => {
    const token = cells.get(isFirst(roles, index) ? role.id : `${role.id}#${index}`);
    return role.id === 'annotation' && token ? [{ header: role.header?.text ?? '', token }] : [];
  });
  if (annotations.length === 0) return textOf(remark);
  const parts = annotations.map(({ header, token }) => `${header}：${token.text}`);
  return {
    text: [...(remark && !isBlank(remark) ? [remark.text] : []), ...parts].join('；'),
    at: (remark ?? annotations[0]!.token).at,
  };
};
