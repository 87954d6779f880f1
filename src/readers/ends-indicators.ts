import { type Line, solidCells } from './token.ts';

/** Notes below a table, and the boxes in which offices sign: 财政部门审核意见 | （盖章）. */
const FOOTER = /^(?:备注|注|说明|填表说明|填报说明|附件)[:：]|^扫一扫/;
const APPROVAL = /(?:意见|签字|签章|盖章)[:：]?$/;
const SEAL = /^[(（]?(?:盖章|签字|签章|公章)[)）]?|^年月日$/;

/** Whether a row is a box in which an office gives its opinion and signs (审核意见). */
export const isApprovalBox = (line: Line): boolean => {
  const [first, ...more] = solidCells(line);
  return first !== undefined && APPROVAL.test(first.folded) && more.every(({ folded }) => SEAL.test(folded));
};

/** Whether a row ends the body of an indicator table: it begins with a label of another part of the form. */
export const endsIndicators = (line: Line): boolean => {
  const [first] = solidCells(line);
  const label = first?.label;
  if ((first && FOOTER.test(first.folded)) || isApprovalBox(line)) return true;
  if (!first || !label) return false;
  if (label.category || label.dimension || label.otherDimension || label.otherCategory) return false;
  return label.field === null ? label.item === 'total' : label.columns.indicators !== 'name';
};
