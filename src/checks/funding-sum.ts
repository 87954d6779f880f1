import { foldText } from '../../normalizers/text/fold-text.ts';
import type { FundingItem } from '../model/index.ts';
import { type FundingGroup, type KnownLine, linesOf, sumOf } from './funding-group.ts';

/** A printed total (合计) against the parts that were printed with it. */
export interface FundingSum {
  readonly group: FundingGroup;
  readonly total: KnownLine;
  readonly parts: readonly KnownLine[];
  /** Parts minus total in fen; 0 when the sum holds exactly. */
  readonly difference: number;
  /** Difference in fen that the rounding of the printed numbers explains. */
  readonly tolerance: number;
  /** The parts are all that the form asks for, so a smaller sum is a contradiction as well. */
  readonly complete: boolean;
}

const SOURCES: readonly FundingItem[] = ['fiscal-appropriation', 'special-account-funds', 'unit-funds', 'other-funds'];
const LEVELS: readonly FundingItem[] = ['central-funds', 'provincial-funds', 'municipal-funds', 'county-funds'];
const KINDS: readonly FundingItem[] = ['basic-expenditure', 'project-expenditure'];
const CLASSES: readonly FundingItem[] = ['personnel', 'operating', 'specific-purpose'];

/** What some forms count into the parts and others print as 其中 of one of them. */
const OPTIONAL: readonly (readonly FundingItem[])[] = [['carry-over'], ['other'], LEVELS];

const places = (text: string): number => /\.(\d+)/.exec(foldText(text))?.[1]?.length ?? 0;

/** Fen of one unit in the last printed place: `19.95` (万元) → 10000; whole numbers are taken as exact. */
const lastPlace = (line: KnownLine): number => {
  const decimals = places(line.statedText);
  const printed = Number.parseFloat(
    foldText(line.statedText)
      .replaceAll(',', '')
      .replace(/^[^\d-]+/, ''),
  );
  if (decimals === 0 || !printed || !line.amountFen) return 0;
  return Math.abs(line.amountFen / printed) * 10 ** -decimals;
};

const toleranceOf = (total: KnownLine, parts: readonly KnownLine[]): number => {
  const coarsest = Math.max(...[total, ...parts].map(lastPlace));
  return Math.floor((coarsest * (parts.length + 1)) / 2 + 0.5);
};

/** One line an item: where 财政拨款 is followed by its own 其中 lines (一般公共预算, 政府性基金), the first counts. */
const firstOfEach = (lines: readonly KnownLine[]): readonly KnownLine[] =>
  lines.filter((line, index) => lines.findIndex(({ item }) => item === line.item) === index);

/** All subsets of a few items, the empty one first. */
const subsets = <T>(items: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: 2 ** items.length }, (_, mask) => items.filter((_item, index) => (mask >> index) & 1));

/** Ways to read the printed parts: nested 其中 lines counted or not. The plainest comes first. */
const readingsOf = (group: FundingGroup, basis: readonly FundingItem[]): readonly (readonly KnownLine[])[] => {
  const optional = OPTIONAL.filter((items) => linesOf(group.lines, items).length > 0);
  const readings = subsets(optional)
    .map((extra) => linesOf(group.lines, [...basis, ...extra.flat()]))
    .filter((lines) => lines.length > 0);
  return [...readings, ...readings.map(firstOfEach)];
};

const has = (lines: readonly KnownLine[], ...items: readonly FundingItem[]): boolean =>
  items.every((item) => lines.some((line) => line.item === item));

/** A ladder is complete when its last step is printed: 其他资金, 单位资金, 县级, all three classes. */
const isComplete = (parts: readonly KnownLine[]): boolean => {
  const higher = has(parts, 'central-funds') || has(parts, 'provincial-funds') || has(parts, 'municipal-funds');
  return (
    (parts.length > 1 && (has(parts, 'other-funds') || has(parts, 'unit-funds'))) ||
    (higher && has(parts, 'county-funds')) ||
    has(parts, ...KINDS) ||
    has(parts, ...CLASSES)
  );
};

const weigh = (group: FundingGroup, total: KnownLine, parts: readonly KnownLine[]): FundingSum => ({
  group,
  total,
  parts,
  difference: sumOf(parts) - total.amountFen,
  tolerance: toleranceOf(total, parts),
  complete: isComplete(parts),
});

/** True when parts and total agree as far as they are printed. */
export const sumHolds = ({ difference, tolerance }: FundingSum): boolean => Math.abs(difference) <= tolerance;

/** The reading of the parts that fits the total best; the plainest where none fits. */
const bestReading = (
  group: FundingGroup,
  totals: readonly KnownLine[],
  basis: readonly FundingItem[],
): FundingSum | null => {
  const sums = readingsOf(group, basis).flatMap((parts) => totals.map((total) => weigh(group, total, parts)));
  const exact = sums.find(({ difference }) => difference === 0);
  return exact ?? sums.find(sumHolds) ?? sums[0] ?? null;
};

/**
 * Sums a group of funding lines states: sources (财政资金 + 其他资金 = 预算数), levels (中央 + 省 + 市 + 县), kinds
 * (基本支出 + 项目支出) and classes (人员类 + 运转类 + 特定目标类) against the printed total.
 */
export const fundingSums = (group: FundingGroup): readonly FundingSum[] => {
  const totals = linesOf(group.lines, ['total']);
  if (totals.length === 0) return [];
  return [SOURCES, KINDS, CLASSES].flatMap((basis, index) => {
    const isPrinted = linesOf(group.lines, basis).length > 0;
    const levelsOnly = index === 0 && linesOf(group.lines, LEVELS).length > 0;
    if (!isPrinted && !levelsOnly) return [];
    return bestReading(group, totals, basis) ?? [];
  });
};
