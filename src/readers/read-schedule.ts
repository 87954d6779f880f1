import { isBlank, joinTokens, type Line, solidCells, type Token } from './token.ts';

/** Month-ends of an expenditure plan (资金支出计划) as its header prints them: `3月底`, `6 月底`. */
export interface ScheduleHeader {
  readonly months: readonly number[];
  /** The usual plan that contains the readable months; recognition destroys single ones (`3 F]底`, `12 | 月底`). */
  readonly usual: readonly number[] | null;
}

const MONTH = /^(\d{1,2})月份?(?:底|末)?$/;
const LAST_MONTH = 12;

/** Month of a header cell, or null. */
export const monthOf = (token: Token): number | null => {
  const match = MONTH.exec(token.folded);
  const month = match ? Number(match[1]) : 0;
  return month >= 1 && month <= LAST_MONTH ? month : null;
};

const isRising = (months: readonly number[]): boolean =>
  months.every((month, index) => index === 0 || month > months[index - 1]!);

/** Months printed without a gap behind their label: `资金支出计划（%）3月底6月底10月底12月底`. */
const monthPieces = (cell: Token): Token[] => {
  const months = cell.folded.match(/\d{1,2}月底?/g) ?? [];
  return months.length > 1 ? months.map((month) => joinTokens([cell], month)) : [cell];
};

/** Months of a schedule header row with at least two readable months in order. */
export const readScheduleHeader = (line: Line): ScheduleHeader | null => {
  const cells = solidCells(line).flatMap(monthPieces);
  const whole = cells.map(monthOf).filter((month) => month !== null);
  if (whole.length < 2 || !isRising(whole)) return null;
  const usual = USUAL_PLANS.find((plan) => whole.every((month) => plan.includes(month)));
  return { months: whole, usual: usual ?? null };
};

/** Month-ends that forms print in practice. */
const USUAL_PLANS: readonly (readonly number[])[] = [
  [3, 6, 10, 12],
  [3, 6, 9, 12],
];

interface Cut {
  readonly values: readonly Token[];
  readonly percents: readonly number[];
}

const PERCENT = /^(\d{1,3}(?:\.\d+)?)%?$/;

const percentOf = (text: string): number | null => {
  const match = PERCENT.exec(text);
  const percent = match ? Number(match[1]) : Number.NaN;
  return percent >= 0 && percent <= 100 ? percent : null;
};

/** Ways to read some neighbouring pieces as one percent: whole, joined, or joined over a repeated digit (`25`+`5%`). */
const percentsOf = (pieces: readonly Token[]): Token[] => {
  if (pieces.length === 2 && pieces[0]!.folded.endsWith(pieces[1]!.folded) && percentOf(pieces[0]!.folded) !== null)
    return [pieces[0]!];
  const texts = pieces.reduce<string[]>(
    (done, { folded }, index) =>
      index === 0
        ? [folded]
        : done.flatMap((text) => [text + folded, ...(text.endsWith(folded[0] ?? '') ? [text + folded.slice(1)] : [])]),
    [],
  );
  return texts
    .filter((text) => percentOf(text) !== null)
    .map((text) => (pieces.length === 1 ? pieces[0]! : joinTokens(pieces, text)));
};

/** All ways to cut the pieces of a row into `count` percents; a row has few pieces, so this stays small. */
const cutsInto = (pieces: readonly Token[], count: number): Cut[] => {
  if (count === 0) return pieces.length === 0 ? [{ values: [], percents: [] }] : [];
  const cuts: Cut[] = [];
  for (let size = 1; size <= Math.min(3, pieces.length - count + 1); size++)
    for (const value of percentsOf(pieces.slice(0, size)))
      for (const rest of cutsInto(pieces.slice(size), count - 1))
        cuts.push({ values: [value, ...rest.values], percents: [percentOf(value.folded)!, ...rest.percents] });
  return cuts;
};

/** One cell can hold several values after recognition: `50% 75% 100%`. */
const piecesOf = (line: Line): Token[] =>
  solidCells(line).flatMap((cell) => {
    const parts = cell.lines.trim().split(/\s+/);
    return parts.length > 1 && parts.every((part) => /^\d+%?$/.test(part))
      ? parts.map((part) => joinTokens([cell], part))
      : [cell];
  });

const MOST_PIECES = 12;

/** A schedule that makes sense rises from month to month and ends at 100. */
const makesSense = ({ percents }: Cut): boolean =>
  percents.at(-1) === 100 && percents.every((percent, index) => index === 0 || percent >= percents[index - 1]!);

/** Points of a schedule row; `torn` tells that cells were joined to get them. */
export interface ScheduleValues {
  readonly months: readonly number[];
  readonly values: readonly Token[];
  readonly torn: boolean;
  /** Several readings were possible and arithmetic could not choose. */
  readonly ambiguous: boolean;
}

const strictlyRises = ({ percents }: Cut): boolean =>
  percents.every((percent, index) => index === 0 || percent > percents[index - 1]!);

const single = (cuts: readonly Cut[]): Cut | null => {
  const distinct = new Map(cuts.map((cut) => [cut.percents.join(), cut]));
  return distinct.size === 1 ? [...distinct.values()][0]! : null;
};

/** The one reading in which the plan rises to 100%, strictly where that decides; else the one whose every value has its sign. */
const onlyReading = (pieces: readonly Token[], count: number): Cut | null => {
  const cuts = cutsInto(pieces, count);
  const isSigned = ({ values }: Cut): boolean => values.every(({ folded }) => folded.endsWith('%'));
  const readings = cuts.filter(makesSense);
  const signed = readings.filter(isSigned);
  const round = signed.filter((cut) => strictlyRises(cut) && cut.percents.every((percent) => percent % 5 === 0));
  return (
    single(readings) ??
    single(signed) ??
    single(signed.filter(strictlyRises)) ??
    single(round) ??
    single(cuts.filter(isSigned))
  );
};

/**
 * Reads the percents under a schedule header. As many cells as months are taken as printed, author's slips included.
 * Torn cells are joined so that the plan rises to 100%; where that leaves no single reading nothing is guessed.
 */
export const readScheduleValues = (header: ScheduleHeader, line: Line): ScheduleValues | null => {
  const pieces = piecesOf(line).filter((piece) => !isBlank(piece) && /^[\d.%]+$/.test(piece.folded));
  const strange = solidCells(line).filter((cell) => !/^[\d.%\s]+$/.test(cell.folded));
  if (pieces.length === 0 || pieces.length > MOST_PIECES || strange.length > 1) return null;
  const { months, usual } = header;
  if (pieces.length === months.length && pieces.every(({ folded }) => percentOf(folded) !== null))
    return { months, values: pieces, torn: false, ambiguous: false };
  if (usual && pieces.length === usual.length && pieces.every(({ folded }) => percentOf(folded) !== null))
    return { months: usual, values: pieces, torn: false, ambiguous: false };
  for (const plan of [months, ...(usual ? [usual] : [])]) {
    const reading = onlyReading(pieces, plan.length);
    if (reading) return { months: plan, values: reading.values, torn: true, ambiguous: false };
  }
  return { months, values: pieces, torn: true, ambiguous: true };
};
