import type { Document, Filing, Note, Outcome } from '../model/index.ts';
import { EXIT } from './exit-code.ts';
import type { InspectStage } from './inspect-command.ts';
import { printedDocument } from './print-document.ts';
import { printedFiling } from './print-filing.ts';
import { printedNotes } from './print-notes.ts';
import { extractionError, runDocuments } from './run-documents.ts';

/** What a stage leaves behind, as text. */
const showDocument = ({ value, notes }: Outcome<Document>): string =>
  printedDocument(value) + (notes.length > 0 ? `\n${printedNotes(notes)}` : '');

const showFiling = (filing: Filing, stage: InspectStage): string =>
  stage === 'notes' ? printedNotes(filing.notes as readonly Note[]) : printedFiling(filing);

/** Prints one stage of every file that the path stands for; returns the exit code. */
export const inspectPath = async (path: string, stage: InspectStage): Promise<number> => {
  let exitCode: number = EXIT.done;
  const task = stage === 'document' ? 'document' : 'filing';
  for await (const result of runDocuments<Outcome<Document> | Filing>([path], task)) {
    if ('error' in result) {
      exitCode = EXIT.unreadable;
      process.stderr.write(`jixiao: ${result.origin}: ${result.error}\n`);
      continue;
    }
    const { value } = result;
    const error = 'blocks' in (value as Filing) ? null : 'documentId' in value ? value.error : extractionError(value);
    if (error !== null) {
      exitCode = EXIT.unreadable;
      process.stderr.write(`jixiao: ${result.origin}: ${error}\n`);
    }
    process.stdout.write('documentId' in value ? showFiling(value, stage) : showDocument(value));
  }
  return exitCode;
};
