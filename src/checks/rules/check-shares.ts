import { type Check, type Finding, finding } from '../../model/index.ts';
import { type FundingGroup, fundingGroups, type KnownLine, knownLines, linesOf, nameGroup } from '../funding-group.ts';
import { ownersOf } from '../owners.ts';
import { printAmount, printNumber } from '../print-amount.ts';
import { SHARE_DEFAULT_PLACES, SHARE_TOLERANCE_PLACES } from '../thresholds.ts';

type SharedLine = KnownLine & { readonly sharePercent: string };

const placesOf = (share: string): number => share.split('.')[1]?.length ?? 0;

/** Largest difference that rounding explains; authors also move one share by a place so that all add up to 100 (凑整). */
const toleranceOf = (lines: readonly SharedLine[]): number => {
  const places = Math.max(...lines.map(({ sharePercent }) => placesOf(sharePercent)));
  const isWhole = places === 0 && lines.some(({ sharePercent }) => Number(sharePercent) % 100 !== 0);
  const unit = 10 ** -(isWhole ? 0 : places === 1 ? 1 : SHARE_DEFAULT_PLACES);
  const parts = lines.filter(({ item }) => item !== 'total');
  const isBalanced = Math.abs(parts.reduce((sum, { sharePercent }) => sum + Number(sharePercent), 0) - 100) < unit / 2;
  return unit * SHARE_TOLERANCE_PLACES * (isBalanced ? Math.max(1, parts.length - 1) : 1) + 1e-9;
};

const compareShares = (group: FundingGroup): readonly Finding[] => {
  const totals = linesOf(group.lines, ['total']);
  const total = totals[0];
  if (totals.length !== 1 || !total || total.amountFen <= 0) return [];
  const lines = knownLines(group.lines).filter((line): line is SharedLine => line.sharePercent !== null);
  if (lines.length === 0) return [];
  const tolerance = toleranceOf(lines);
  return lines.flatMap((line) => {
    const share = (line.amountFen / total.amountFen) * 100;
    if (Math.abs(share - Number(line.sharePercent)) <= tolerance) return [];
    return finding(
      'share-mismatch',
      'warning',
      `${group.owner.name}, ${nameGroup(group)}: ${line.itemLabel ?? line.item} ${printAmount(line.amountFen)} of ${printAmount(total.amountFen)} is ${share.toFixed(2)}%, but the share (占比) says ${printNumber(Number(line.sharePercent))}%`,
      line.at,
      { subjects: [{ key: line.key, field: 'share_percent' }] },
    );
  });
};

/** Printed shares (占比) follow from the amounts: 433.00 of 687.43 is 62.99%, not 71.99%. */
export const checkShares: Check = {
  name: 'shares',
  run: (filing) =>
    ownersOf(filing)
      .flatMap(fundingGroups)
      // Beside an actual amount the printed percentage is the execution rate, which has its own rule.
      .filter(({ phase }) => phase !== 'actual')
      .flatMap(compareShares),
};
