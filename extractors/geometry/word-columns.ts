import type { AlignedColumn } from './aligned-columns.ts';
import { type ColumnEvidence, columnEvidence } from './column-evidence.ts';
import type { PlacedLine } from './placed-lines.ts';

/** Share of the texts of a column that makes it one of figures, and the fewest. */
const FIGURES = 0.6;
const LEAST_TEXTS = 2;

const hasFigures = (columns: readonly ColumnEvidence[]): boolean =>
  columns.some(({ texts, figures }) => texts.length >= LEAST_TEXTS && figures >= FIGURES);

/** Signs between the sides of a formula (公式), a rule of grammar or a setting; alone, dashes stand for missing values. */
const RELATION = /^(?:[=≤≥<>≈≡→⇒∈:;|+−±-]|::=|:=|<=|>=)$/;
const DASHES = /^[-−+]$/;
const LEAST_SIGNS = 3;
const RELATED = 0.8;

/** Does a column hold hardly anything but signs of relation? */
const hasRelations = (columns: readonly ColumnEvidence[]): boolean =>
  columns.some(
    ({ texts }) =>
      texts.length >= LEAST_SIGNS &&
      texts.filter((text) => RELATION.test(text)).length >= RELATED * texts.length &&
      (!texts.every((text) => DASHES.test(text)) || new Set(texts).size > 1),
  );

/** Remarks in a program (注释) begin with one sign, line by line. */
const REMARK = /^(?:;|#|\/\/|--|\{)\s*\S/;
const REMARKED = 0.8;

const hasRemarks = (columns: readonly ColumnEvidence[]): boolean =>
  columns
    .slice(1)
    .some(
      ({ texts }) =>
        texts.length >= LEAST_SIGNS && texts.filter((text) => REMARK.test(text)).length >= REMARKED * texts.length,
    );

/** Share of the texts of one outline in every column of a list, and of the lines that each column has a text of. */
const ALIKE = 0.65;
const FULL = 0.8;

/**
 * A list set in columns (分栏): each column holds the same kind of words, line after line; names of a table wrap less than the
 * texts beside them. Under a heading of its own only words with numbers (`7 Mill (4)`) are so.
 */
const areAlike = (lines: readonly PlacedLine[], columns: readonly ColumnEvidence[], headed: boolean): boolean =>
  columns.every(
    ({ texts, kind, alike }) =>
      texts.length >= FULL * lines.length &&
      /a/.test(kind) &&
      (!headed || /9/.test(kind)) &&
      kind === columns[0]!.kind &&
      alike >= ALIKE,
  );

/** Share of the texts of a column whose edges fall together at least. */
const ALIGNED = 0.7;

/** Share of the entries of the first column that begin with a small letter where they name nothing. */
const MOST_LOW = 0.6;

const beginsLow = ({ texts }: ColumnEvidence): boolean =>
  texts.filter((text) => /^\p{Ll}/u.test(text)).length > MOST_LOW * texts.length;

/** Share of the lines that run on from column to column where a text was only interrupted. */
const MOST_CROSSING = 0.25;

const runsOn = (lines: readonly PlacedLine[], columns: readonly ColumnEvidence[]): boolean =>
  columns.length === 2 &&
  lines.filter(({ chunks }) => chunks.some(({ first, last }) => last > first)).length > MOST_CROSSING * lines.length;

/**
 * Columns of words that are no table. Of 211 tables without a frame in the bench 20 had no column of figures, of 27 regions of other
 * pages taken for one 19 had none: where no column holds figures, its words must stand in line and each column must say
 * something else.
 */
export const areWordColumns = (
  lines: readonly PlacedLine[],
  columns: readonly AlignedColumn[],
  headed: boolean,
): boolean => {
  const evidence = columnEvidence(lines, columns);
  if (hasRelations(evidence) || hasRemarks(evidence)) return true;
  if (hasFigures(evidence)) return false;
  const settled = evidence.filter(({ texts }) => texts.length > LEAST_TEXTS);
  return (
    settled.some(({ aligned }) => aligned < ALIGNED) ||
    beginsLow(evidence[0]!) ||
    runsOn(lines, evidence) ||
    areAlike(lines, evidence, headed)
  );
};
