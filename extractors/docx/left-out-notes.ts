import { type Finding, finding } from '../../src/model/index.ts';
import type { LeftOut } from './story.ts';
import type { PlacedBlocks } from './story-blocks.ts';

const quoted = (texts: readonly string[]): string => {
  const shown = texts.slice(0, 3).map((text) => (text.length > 30 ? `${text.slice(0, 30)}…` : text));
  return `${shown.join(' / ')}${texts.length > 3 ? ' …' : ''}`;
};

/** Findings about what the file holds but does not print, or what this reader cannot show. */
export const leftOutNotes = (leftOut: LeftOut, placed: PlacedBlocks, maxCells: number): Finding[] => {
  const notes: Finding[] = [];
  const hidden = leftOut.hiddenTexts.filter((text) => text.trim() !== '');
  if (hidden.length > 0)
    notes.push(finding('hidden-content', 'warning', `hidden text was left out: ${quoted(hidden)}`));
  if (placed.covered.length > 0)
    notes.push(finding('hidden-content', 'info', `text under merged cells was left out: ${quoted(placed.covered)}`));
  if (leftOut.deletions > 0)
    notes.push(finding('hidden-content', 'info', `${leftOut.deletions} tracked deletions were left out`));
  if (leftOut.placeholders > 0)
    notes.push(finding('hidden-content', 'info', `${leftOut.placeholders} unfilled content controls were left out`));
  if (leftOut.embedded > 0)
    notes.push(finding('external-content', 'info', `${leftOut.embedded} embedded objects were not read`));
  if (leftOut.cells > maxCells)
    notes.push(finding('too-large', 'error', `${leftOut.cells - maxCells} cells are over the limit of ${maxCells}`));
  if (placed.blocks.length === 0) notes.push(emptyNote(leftOut.pictures));
  return notes;
};

const emptyNote = (pictures: number): Finding =>
  pictures > 0
    ? finding(
        'unreadable',
        'error',
        `the document holds no text, only ${pictures} pictures; convert it to PDF and try again`,
      )
    : finding('unreadable', 'error', 'the document holds no text');
