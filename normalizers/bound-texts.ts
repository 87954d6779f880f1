import { type Block, type Document, type Finding, finding, type Outcome, outcome } from '../src/model/index.ts';

/**
 * Longest cell or paragraph that is read, in characters: a hundred printed pages. Documents whose tables lost their
 * borders stand on one line of some ten thousand; a cell of Excel holds 32,767 at most.
 */
export const MAX_TEXT_LENGTH = 100_000;

/** Findings that name a place; more are counted. */
const MOST_NAMED = 20;

const bounded = (text: string): string =>
  // A pair of surrogates is not cut in two.
  text.slice(0, /[\ud800-\udbff]/.test(text[MAX_TEXT_LENGTH - 1] ?? '') ? MAX_TEXT_LENGTH - 1 : MAX_TEXT_LENGTH);

const boundText = <T extends { readonly text: string; readonly at: string }>(
  part: T,
  kind: 'cell' | 'line',
  notes: Finding[],
): T => {
  if (part.text.length <= MAX_TEXT_LENGTH) return part;
  const message = `expected a ${kind} of at most ${MAX_TEXT_LENGTH} characters, found ${part.text.length}; what follows was not read, break it into lines`;
  notes.push(finding('too-large', 'error', message, part.at));
  return { ...part, text: bounded(part.text) };
};

const isLong = (block: Block): boolean =>
  block.kind === 'table'
    ? block.rows.some((row) => row.some(({ text }) => text.length > MAX_TEXT_LENGTH))
    : block.text.length > MAX_TEXT_LENGTH;

/** Cuts cells and paragraphs of absurd length (超长文本), which would cost minutes, and says where; others pass untouched. */
export const boundTexts = (document: Document): Outcome<Document> => {
  if (!document.blocks.some(isLong)) return outcome(document);
  const notes: Finding[] = [];
  const blocks = document.blocks.map((block): Block => {
    if (block.kind !== 'table') return boundText(block, 'line', notes);
    return { ...block, rows: block.rows.map((row) => row.map((cell) => boundText(cell, 'cell', notes))) };
  });
  const more = notes.length - MOST_NAMED;
  const counted = more > 0 ? [finding('too-large', 'error', `${more} more cells or lines were cut`)] : [];
  return outcome({ ...document, blocks }, [...notes.slice(0, MOST_NAMED), ...counted]);
};
