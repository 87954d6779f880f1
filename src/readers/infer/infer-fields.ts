import { isOrganisation } from '../../../normalizers/names/organisation.ts';
import { composeLabel } from '../label-grammar.ts';
import type { LabelMeanings } from '../lexicon.ts';
import { tokenTraits } from '../text-traits.ts';
import { isBlank, joinTokens, type Line, solidCells, type Token } from '../token.ts';

/** An unlisted label of a form row with the value beside it. */
export interface InferredField {
  readonly token: Token;
  readonly value: Token | null;
  readonly meaning: string;
}

/** Sections keep no value: what follows them can be a label of its own. */
const SECTION = /-section$|^objective-group$/;

const isLabel = ({ label }: Token): boolean => label !== null && (label.field !== null || label.item !== null);

const isAmount = (token: Token): boolean => {
  const { number, quantity, letters } = tokenTraits(token);
  return number || (quantity && letters <= 3 && /元/.test(token.folded));
};

/** Whether the cell before takes this one as its value: a label that has none yet. */
const isTaken = (before: Token | undefined, token: LabelMeanings): boolean => {
  if (!before?.label) return false;
  const { field, item } = before.label;
  if (item !== null && token.item !== null) return false;
  if (field !== null) return !SECTION.test(field);
  return item !== null && before.label.category === null;
};

const isDateLike = (folded: string): boolean => /\d{4}|\d月|长期|年/.test(folded);

/** Whether a value is of the kind that a field asks for; null where any text may stand. */
export const fitsField = (meaning: string, value: Token): boolean => {
  const traits = tokenTraits(value);
  if (meaning === 'project-code') return /^[\dA-Za-z]{6,}/.test(value.folded);
  if (meaning.startsWith('personal')) return true;
  if (meaning === 'department' || meaning.endsWith('-department') || meaning.endsWith('-unit'))
    return isOrganisation(value.folded) || (traits.letters >= 3 && !traits.quantity);
  if (meaning.startsWith('objective') || meaning === 'project-name') return traits.letters >= 3 && !traits.percent;
  return true;
};

const asMeaning = (meanings: LabelMeanings, part: 'field' | 'item', isSure: boolean): LabelMeanings => ({
  ...meanings,
  field: part === 'field' ? meanings.field : null,
  item: part === 'item' ? meanings.item : null,
  columns: {},
  category: null,
  dimension: null,
  inferred: { evidence: meanings.inferred!.evidence, isSure },
});

/** Texts of these fields are set aside; the others make records, whose owner must be beyond doubt. */
const HARMLESS: ReadonlySet<string> = new Set([
  'description',
  'other-department',
  'form-note',
  'personal-name',
  'personal-phone',
]);

/** A row of nothing but labels: headings of the cells below, none of them the value of another. */
const isHeadingRow = (cells: readonly Token[]): boolean =>
  cells.length > 1 && cells.every(({ label, folded }) => label !== null || composeLabel(folded) !== null);

/** A text torn over cells is judged by its first pieces together. */
const MOST_TORN = 2;
const YEARLY = /当年|年度|本年/;

const isTotal = ({ label, folded }: Token): boolean => (label ?? composeLabel(folded)?.meanings)?.item === 'total';

/** A total of the project beside a total of the year (项目资金总额 | 年度资金申请总额) is the total of all years. */
const isProjectTotal = (token: Token, cells: readonly Token[]): boolean =>
  isTotal(token) && !YEARLY.test(token.folded) && cells.some((other) => isTotal(other) && YEARLY.test(other.folded));

/** A heading over the headings beside it: 项目绩效目标 | 项目总目标 | 年度总体目标. */
const isGroupHeading = (cells: readonly Token[], index: number): boolean =>
  index === 0 &&
  cells.length > 2 &&
  cells.every(
    ({ label, folded }) => (label ?? composeLabel(folded)?.meanings)?.field?.startsWith('objective') === true,
  );

/** A label with its number in the form: `2.项目实施内容及过程概述`. */
const NUMBERED = /^\d{1,2}[.、](?!\d)/;

const isObjective = (meanings: LabelMeanings | null | undefined): boolean =>
  meanings?.field?.startsWith('objective') === true;

/** One of several labels of objectives side by side, whose texts come behind them all: 中期目标 | 年度目标 | … | …. */
const isAmongObjectives = (meanings: LabelMeanings, next: Token | undefined): boolean =>
  isObjective(meanings) && isObjective(next?.label);

const inferOne = (cells: readonly Token[], index: number, amountsBelow: boolean): InferredField | null => {
  const token = cells[index]!;
  const { letters, quantity } = tokenTraits(token);
  if (token.label !== null || letters < 2 || (quantity && !NUMBERED.test(token.folded))) return null;
  const composed = composeLabel(token.folded);
  const next = cells[index + 1];
  const isHeading = isHeadingRow(cells) || (composed !== null && isAmongObjectives(composed.meanings, next));
  if (!composed || (!isHeading && isTaken(cells[index - 1], composed.meanings))) return null;
  const value = next && next.label === null && !composeLabel(next.folded) ? next : null;
  const { item, field } = composed.meanings;
  if (item !== null && ((next && isAmount(next)) || (amountsBelow && !value) || (!next && field === null)))
    return {
      token: {
        ...token,
        label: isProjectTotal(token, cells)
          ? { ...asMeaning(composed.meanings, 'item', true), phase: 'multi-year-total' }
          : asMeaning(composed.meanings, 'item', !composed.isItemUnsure),
      },
      value: next && isAmount(next) ? next : null,
      meaning: item,
    };
  const whole =
    value && joinTokens(cells.slice(index + 1).filter((cell, offset) => offset < MOST_TORN && cell.label === null));
  if (field === null || (whole !== null && whole !== undefined && !fitsField(field, whole))) return null;
  if (isGroupHeading(cells, index)) {
    const label = { ...asMeaning(composed.meanings, 'field', true), field: 'objective-section' };
    return { token: { ...token, label }, value: null, meaning: 'objective-section' };
  }
  if (value === null && index + 1 < cells.length && !SECTION.test(field) && !isHeading) return null;
  if (value === null && !SECTION.test(field) && !field.startsWith('objective') && !HARMLESS.has(field)) return null;
  // Words behind a value with nothing behind them are the rest of that value: `警务辅助 | 人员保障`.
  if (value === null && HARMLESS.has(field) && cells[index - 1]?.label === null) return null;
  if (/时间|日期|期限/.test(token.folded) && value && !isDateLike(value.folded)) return null;
  return { token: { ...token, label: asMeaning(composed.meanings, 'field', true) }, value, meaning: field };
};

/**
 * Labels of a form row that the lexicon does not list (未收录的标签), read by the words they are made of and by the kind of
 * value beside them: `项目承办单位 | 某县水利局`, `专项补助资金 | 120`. A cell that a label before it takes as its value is none.
 */
export const inferFields = (line: Line, next: Line | null): { line: Line; fields: readonly InferredField[] } => {
  const cells = solidCells(line);
  if (!cells.some(({ label }) => label === null)) return { line, fields: [] };
  const below = next && next.kind === 'row' ? solidCells(next) : [];
  const amountsBelow = below.length > 1 && below.every((cell) => isAmount(cell) || isBlank(cell));
  const fields: InferredField[] = [];
  const read = [...cells];
  cells.forEach((_, index) => {
    const found = inferOne(read, index, amountsBelow);
    if (!found) return;
    read[index] = found.token;
    fields.push(found);
  });
  if (fields.length === 0 || !read.some(isLabel)) return { line, fields: [] };
  const byPlace = new Map(fields.map(({ token }) => [token.at, token]));
  return { line: { ...line, cells: line.cells.map((cell) => byPlace.get(cell.at) ?? cell) }, fields };
};
