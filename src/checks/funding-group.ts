import type { FundingItem, FundingLine, Phase, Side } from '../model/index.ts';
import type { Owner } from './owners.ts';

/** Lines that stand in one column of a funding table (资金): one owner, side, phase and year. */
export interface FundingGroup {
  readonly owner: Owner;
  readonly side: Side;
  readonly phase: Phase;
  readonly year: number | null;
  readonly lines: readonly FundingLine[];
}

/** Line whose amount is known. */
export type KnownLine = FundingLine & { readonly amountFen: number };

/** Lines with an amount. */
export const knownLines = (lines: readonly FundingLine[]): readonly KnownLine[] =>
  lines.filter((line): line is KnownLine => line.amountFen !== null);

/** Known lines of some items. */
export const linesOf = (lines: readonly FundingLine[], items: readonly FundingItem[]): readonly KnownLine[] =>
  knownLines(lines).filter(({ item }) => items.includes(item));

/** Sum of amounts in fen. */
export const sumOf = (lines: readonly KnownLine[]): number => lines.reduce((sum, { amountFen }) => sum + amountFen, 0);

/** Groups of an owner's lines, in printed order. */
export const fundingGroups = (owner: Owner): readonly FundingGroup[] => {
  const groups = new Map<string, FundingLine[]>();
  for (const line of owner.fundingLines) {
    const key = `${line.side}/${line.phase}/${line.fiscalYear}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()].map((lines) => {
    const { side, phase, fiscalYear } = lines[0]!;
    return { owner, side, phase, year: fiscalYear, lines };
  });
};

/** Group for a message: `expenditure 2023`, `actual 2024`. */
export const nameGroup = ({ side, phase, year }: FundingGroup): string =>
  [side === 'project' ? '' : side, phase === 'budget' ? '' : phase, year ?? ''].filter(String).join(' ');
