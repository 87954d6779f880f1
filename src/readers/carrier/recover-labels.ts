import { repair } from '../../model/index.ts';
import type { ReadContext } from '../read-context.ts';
import { isMangled, tokenTraits } from '../text-traits.ts';
import { isBlank, joinTokens, type Line, type Token } from '../token.ts';

/** Labels of a row by column. */
type Signature = ReadonlyMap<number, string>;

const isFormLabel = (token: Token): boolean =>
  token.label !== null && (token.label.field !== null || token.label.item !== null);

const signatureOf = (line: Line): Signature =>
  new Map(
    line.cells.flatMap((cell) =>
      cell.column !== null && isFormLabel(cell) ? [[cell.column, cell.lines] as const] : [],
    ),
  );

const FEWEST_SHARED = 2;

const fewestFor = (cell: Token): number => (isMangled(cell) ? 1 : FEWEST_SHARED);

const sharesLabels = (a: Signature, b: Signature, fewest: number): boolean => {
  let shared = 0;
  for (const [column, label] of a) if (b.get(column) === label) shared++;
  return shared >= fewest;
};

/** A cell without meaning where a label could stand: no number, no code. */
const isDestroyed = (cell: Token): boolean => {
  const traits = tokenTraits(cell);
  return (
    !isBlank(cell) &&
    cell.label === null &&
    !traits.quantity &&
    !traits.number &&
    cell.folded.length <= 16 &&
    !/\d{4}/.test(cell.folded)
  );
};

/** The label that all sibling rows print at a column, null when they differ or none does. */
const siblingLabel = (column: number, siblings: readonly Signature[]): string | null => {
  const labels = new Set(siblings.map((signature) => signature.get(column)).filter((label) => label !== undefined));
  return labels.size === 1 ? [...labels][0]! : null;
};

/** A cell that prints the label legibly prints something behind it (`其他资金：3.75` where others leave `其他资金：` blank). */
const holdsMore = (cell: Token, label: string): boolean => cell.lines.includes(label.replace(/[:：]\s*$/, ''));

/**
 * Recovers destroyed labels from the other forms of the same document (同表互证): a row that shares two labels with rows of
 * sibling forms, and holds something illegible where all of those print one and the same label, printed that label too.
 */
export const recoverLabels = (lines: readonly Line[], context: ReadContext): readonly Line[] => {
  const counted = lines.filter(({ geometry }) => geometry === 'slots');
  const signatures = new Map(counted.map((line) => [line, signatureOf(line)]));
  const rich = [...signatures.values()].filter(({ size }) => size >= FEWEST_SHARED);
  if (rich.length === 0) return lines;
  return lines.map((line) => {
    const own = signatures.get(line);
    if (!own || own.size === 0 || !line.cells.some(isDestroyed)) return line;
    const cells = line.cells.map((cell) => {
      if (cell.column === null || !isDestroyed(cell)) return cell;
      const fewest = fewestFor(cell);
      if (own.size < fewest) return cell;
      const siblings = rich.filter(
        (signature) => signature !== own && signature.size > fewest && sharesLabels(own, signature, fewest),
      );
      const label = siblingLabel(cell.column, siblings);
      if (label === null || own.has(cell.column) || holdsMore(cell, label)) return cell;
      context.note(
        repair(
          'label-repair',
          cell.text,
          label,
          `${siblings.length} rows of other forms in the document print this label there`,
          cell.at,
        ),
      );
      return { ...joinTokens([cell], label), width: cell.width };
    });
    return { ...line, cells };
  });
};
