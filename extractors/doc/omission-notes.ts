import { type Finding, finding } from '../../src/model/index.ts';
import type { BlockBuilder } from './build-blocks.ts';
import type { Omissions } from './read-story.ts';

/** Findings about what was left out of a document on purpose, or because of a limit. */
export const omissionNotes = (
  { deleted, hidden, pictures, unknownSymbols }: Omissions,
  builder: BlockBuilder,
): Finding[] => {
  const notes: Finding[] = [];
  const info = (count: number, message: string) => {
    if (count > 0) notes.push(finding('hidden-content', 'info', message));
  };
  info(deleted, `${deleted} characters deleted under change tracking were left out`);
  info(builder.rowsDeleted, `${builder.rowsDeleted} table rows deleted under change tracking were left out`);
  info(builder.covered, `${builder.covered} texts stand in cells that a merge hides and were left out`);
  if (hidden > 0) notes.push(finding('hidden-content', 'warning', `${hidden} characters of hidden text were left out`));
  if (unknownSymbols > 0)
    notes.push(
      finding(
        'suspicious-text',
        'warning',
        `${unknownSymbols} characters of unknown symbol fonts are printed as \ufffd`,
      ),
    );
  if (pictures > 0) notes.push(finding('unsupported-format', 'info', `${pictures} pictures were not read`));
  if (builder.rowsLeftOut > 0)
    notes.push(finding('too-large', 'error', `${builder.rowsLeftOut} table rows are over the cell limit`));
  if (builder.tablesWithoutSpans > 0)
    notes.push(
      finding('suspicious-text', 'warning', `${builder.tablesWithoutSpans} tables have rows without cell edges`),
    );
  return notes;
};
