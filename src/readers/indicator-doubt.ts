import type { Role } from './align-row.ts';
import type { AlignedRow, Cells } from './align-table.ts';
import { qualitativeShape } from './lexicon.ts';
import { isMangled, tokenTraits } from './text-traits.ts';
import { isBlank, type Token } from './token.ts';

/** Points under which a person should look at a row: the second-best reading is nearly as good. */
const SURE_MARGIN = 1;
/** Confidence of recognition or cutting below which a cell is doubtful. */
const LEAST_CONFIDENCE = 0.5;
/** Share of the rows that fill a column before a blank in it means a lost cell. */
const USUALLY_FILLED = 0.8;
const FEWEST_ROWS = 5;

/** Whether the row was printed some columns off and moved back. */
export const isDisplaced = ({ line, alignment }: AlignedRow): boolean =>
  line.geometry === 'slots' && alignment.shifts.some((shift) => shift !== 0);

/** Cells moved by different amounts: blanks vanished inside the row, and level labels may have gone with them. */
const lostCells = ({ line, alignment }: AlignedRow): boolean =>
  line.geometry === 'slots' && alignment.shifts.length > 1 && alignment.shifts.at(-1)! - alignment.shifts[0]! > 1;

/** Columns a row with a number should fill, because nearly all rows with numbers do (指标性质, 度量单位, 得分). */
export type UsualColumns = ReadonlySet<string>;

const share = (rows: readonly Cells[], id: string): number =>
  rows.filter((cells) => cells.has(id)).length / rows.length;

const WATCHED: readonly string[] = ['sign', 'unit', 'score'];

const isNumeric = (cells: Cells): boolean => {
  const value = cells.get('value');
  return value !== undefined && tokenTraits(value).number;
};

/** What recognition makes of `≥` and `=` in front of a number. */
const LIKE_SIGN = /^(?:2(?=\d)|二(?=\d))[\d,.]+/;
const YEAR = /^20\d{2}年/;

const SIGN_AND_NUMBER = /^[≥≤=><]+\d/;
const UNSIGNED = /^[\d二]/;
/** Mark of a table whose numbers carry their sign in the value column. */
const SIGNED_VALUES = 'signed-values';
const MOSTLY_SIGNED = 0.6;

const valueText = (cells: Cells): string => cells.get('value')?.folded ?? '';

const carriesSigns = (rows: readonly Cells[]): boolean => {
  const signed = rows.filter((cells) => SIGN_AND_NUMBER.test(valueText(cells))).length;
  const isUnsigned = (text: string): boolean => UNSIGNED.test(text) && !LIKE_SIGN.test(text);
  const unsigned = rows.filter((cells) => isUnsigned(valueText(cells)) && !cells.has('sign')).length;
  return signed > 1 && signed / (signed + unsigned) >= MOSTLY_SIGNED;
};

/** Learns from the whole table which columns are usually filled beside a number. */
export const usualColumns = (rows: readonly Cells[], isRecognised: boolean): UsualColumns => {
  const named = rows.filter((cells) => cells.has('name'));
  const usual = named.length >= FEWEST_ROWS && share(named, 'value') >= USUALLY_FILLED ? ['value'] : [];
  if (isRecognised && carriesSigns(named)) usual.push(SIGNED_VALUES);
  const numeric = rows.filter(isNumeric);
  if (numeric.length < FEWEST_ROWS) return new Set(usual);
  return new Set([...usual, ...WATCHED.filter((id) => share(numeric, id) >= USUALLY_FILLED)]);
};

/** `280次` among `≥…`, a number that stands nowhere else: the `2` may be a sign that was misread. */
const maySwallowSign = (cells: Cells, { usual, timesPrinted }: DoubtFacts): boolean => {
  if (!usual.has(SIGNED_VALUES) || cells.has('sign') || YEAR.test(valueText(cells))) return false;
  const number = LIKE_SIGN.exec(valueText(cells))?.[0];
  return number !== undefined && timesPrinted(number) < 2;
};

/** The form's own hint in a name: `成活率（≥**%）`. */
const MASKED_HINT = /[(（]?[≥≤><=]{1,2}\*+[^()（）]{0,8}[)）]?/g;

/** A name of which little is legible: `冷♦,了。`. */
const isIllegible = (name: Token | undefined): boolean => {
  if (!name) return false;
  const folded = name.folded.replace(MASKED_HINT, '');
  const legible = folded.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return legible * 5 <= folded.length * 3;
};

/** A name that is a heading (`指标`) or, without a value beside it, a value of its own (`较规范`): the row has slid. */
const isNoName = (cells: Cells): boolean => {
  const name = cells.get('name');
  if (!name) return false;
  if (name.label?.columns.indicators === 'name') return true;
  const shape = qualitativeShape(name.folded);
  return !hasValue(cells) && (shape === 'whole' || shape === 'both' || tokenTraits(name).quantity);
};

/** A value of marks: recognition has destroyed it. */
const destroyedValue = (cells: Cells): Token | undefined =>
  ['value', 'actual'].map((id) => cells.get(id)).find((cell) => cell !== undefined && isMangled(cell));

const NAME_END = /^[\u3400-\u9fff]{1,6}$/;
const NAME_END_WORD = /(?:率|度|数|量|额|情况|面积|程度|水平)$/;

/** A value that ends as names do and says nothing of its own (`时率` beside `启动及时`): the rest of a torn name. */
const isRestOfName = (cells: Cells): boolean => {
  const value = valueText(cells);
  return NAME_END.test(value) && NAME_END_WORD.test(value) && qualitativeShape(value) === null;
};

/** What the table and the document say about a row. */
export interface DoubtFacts {
  readonly usual: UsualColumns;
  /** Which left-over cells were accounted for. */
  readonly isExplained: (at: string) => boolean;
  readonly timesPrinted: (digits: string) => number;
}

/** A value in any of the value columns: of several terms or places only one may be filled. */
const hasValue = (cells: Cells): boolean =>
  [...cells.keys()].some((key) => key === 'value' || key.startsWith('value#'));

const lostColumn = (cells: Cells, usual: UsualColumns): string | undefined => {
  if (usual.has('value') && cells.has('name') && !hasValue(cells)) return 'value';
  return isNumeric(cells) ? WATCHED.find((id) => usual.has(id) && !cells.has(id)) : undefined;
};

const alignmentDoubt = ({ alignment }: AlignedRow): string | null => {
  if (alignment.margin < SURE_MARGIN) return 'the cells of the row fit the columns in more than one way';
  for (const { role, token, cells, witnessed } of alignment.assignments) {
    if (isBlank(token) || role < 0) continue;
    if (token.confidence !== null && token.confidence < LEAST_CONFIDENCE)
      return `read with low confidence: ${token.text}`;
    if (cells.length > 1 && !witnessed) return `joined without a second witness: ${token.text}`;
  }
  return null;
};

/** Why a person should look at a row, or null. */
export const doubtOf = (row: AlignedRow, cells: Cells, roles: readonly Role[], facts: DoubtFacts): string | null => {
  const { usual, isExplained } = facts;
  const left = row.alignment.assignments.filter(
    ({ role, token }) =>
      role < 0 && (token.folded.length > 1 || tokenTraits(token).letters > 0) && !isExplained(token.at),
  );
  if (left.length > 0) return `left over in the row: ${left.map(({ token }) => token.text).join(' | ')}`;
  const doubt = alignmentDoubt(row);
  if (doubt) return doubt;
  if (isRestOfName(cells)) return `the value may be the end of the name: ${valueText(cells)}`;
  if (isNoName(cells)) return `the name is a heading or a value: ${cells.get('name')!.text}`;
  if (isIllegible(cells.get('name'))) return 'the name is illegible';
  const destroyed = destroyedValue(cells);
  if (destroyed) return `the value is illegible: ${destroyed.text}`;
  if (lostCells(row) && !cells.has('level2')) return 'blank cells vanished from the row, its level labels may be lost';
  if (maySwallowSign(cells, facts)) return `its first digit may be a misread sign: ${valueText(cells)}`;
  const lost = lostColumn(cells, usual);
  if (lost) return `nothing in the column ${lost}, which the other rows fill`;
  const needsValue =
    roles.some(({ id }) => id === 'value') && !hasValue(cells) && !cells.has('sign') && !cells.has('actual');
  return needsValue && row.line.geometry !== 'grid' ? 'no value in the row' : null;
};
