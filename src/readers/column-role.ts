import { foldText } from '../../normalizers/text/fold-text.ts';
import { matchClosed } from '../../normalizers/text/match-closed.ts';
import { readingCost } from '../../normalizers/text/reading-cost.ts';
import { composeLabel } from './label-grammar.ts';
import { columnLabels, lookupLabel, type TableKind } from './lexicon.ts';
import { remember } from './remember.ts';
import type { Token } from './token.ts';

const COLUMN_LABELS = columnLabels('indicators');
const FOLDED_COLUMNS = COLUMN_LABELS.map((label) => foldText(label));
/** One lost or added character (`三级指`), or a few look-alikes. */
const NEAR_LABEL = 1.05;
const CLEAR_LEAD = 0.3;

/** What is left of 一级指标 says by its numeral which level it was: `一级拈标`. */
const LEVEL_HEADING = /^[*★]?([一二三])级[^级]{2}$/;
const LEVEL_ROLES: Readonly<Record<string, string>> = { 一: 'level1', 二: 'level2', 三: 'name' };

/** Column role of a header cell; a damaged label counts where one label of the list is clearly nearest. */
export const columnRole = (token: Token, kind: TableKind): string | undefined => {
  const exact = token.label?.columns[kind];
  if (exact || kind !== 'indicators' || token.label || token.folded.length < 3) return exact;
  // A heading that is made of words of forms is not damaged: 指标值内容 is no misread 指标内容.
  if (composeLabel(token.folded)) return undefined;
  const level = LEVEL_HEADING.exec(token.folded);
  if (level) return LEVEL_ROLES[level[1]!];
  const near = matchClosed(token.folded, COLUMN_LABELS, { maxCost: NEAR_LABEL });
  if (!near || (near.runnerUp && near.runnerUp.cost - near.cost < CLEAR_LEAD)) return undefined;
  return lookupLabel(foldText(near.term))?.columns[kind];
};

/** Column roles of an indicator table whose labels differ from a heading in one misread or lost character: `指标傧`. */
export const nearColumnRoles = remember((folded): ReadonlySet<string> => {
  const near = FOLDED_COLUMNS.filter(
    (label) => Math.abs(label.length - folded.length) <= 1 && readingCost(folded, label, NEAR_LABEL) <= NEAR_LABEL,
  );
  return new Set(near.flatMap((label) => lookupLabel(label)?.columns.indicators ?? []));
});

/** Columns of wide lists that are no column of an indicator table by themselves: further amounts, the purpose. */
export const wideRole = (token: Token, kind: TableKind): string | undefined => {
  if (kind !== 'indicators') return undefined;
  if (token.label?.item && token.label.item !== 'subtotal') return 'amount-item';
  return token.label?.field === 'project-purpose' ? 'purpose' : undefined;
};
