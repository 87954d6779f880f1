import { type Finding, finding } from '../../src/model/index.ts';
import type { LeftOut } from './story.ts';
import type { PlacedBlocks } from './story-blocks.ts';

const characters = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + text.trim().length, 0);

/**
 * Findings about what the file holds but does not print, or what this reader cannot show. They count and never quote:
 * a hidden cell can hold a name or a phone number.
 */
export const leftOutNotes = (leftOut: LeftOut, placed: PlacedBlocks, maxCells: number): Finding[] => {
  const notes: Finding[] = [];
  const hidden = leftOut.hiddenTexts.filter((text) => text.trim() !== '');
  if (hidden.length > 0)
    notes.push(finding('hidden-content', 'warning', `${characters(hidden)} characters of hidden text were left out`));
  if (placed.covered.length > 0)
    notes.push(finding('hidden-content', 'info', `${placed.covered.length} texts under merged cells were left out`));
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
