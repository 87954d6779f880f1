import type { Document, Filing, Outcome } from '../model/index.ts';
import { layOutDocument } from '../readers/carrier/lay-out.ts';
import { EXIT } from './exit-code.ts';
import type { InspectStage } from './inspect-command.ts';
import { printedDocument } from './print-document.ts';
import { printedFiling } from './print-filing.ts';
import { printedLines } from './print-lines.ts';
import { printedNotes } from './print-notes.ts';
import { extractionError, type FileResult, runDocuments } from './run-documents.ts';

/** What a stage left behind, as text, and why nothing could be read, where that is so. */
interface Shown {
  readonly text: string;
  readonly error: string | null;
}

const showExtraction = (extraction: Outcome<Document>, stage: InspectStage): Shown => {
  const { value, notes } = extraction;
  const error = extractionError(extraction);
  if (stage === 'grid') return { text: printedLines(layOutDocument(value)), error };
  return { text: printedDocument(value) + (notes.length > 0 ? `\n${printedNotes(notes)}` : ''), error };
};

const showFiling = (filing: Filing, stage: InspectStage): Shown => ({
  text: stage === 'notes' ? printedNotes(filing.notes) : printedFiling(filing),
  error: filing.error,
});

async function* showResults(path: string, stage: InspectStage): AsyncGenerator<FileResult<Shown>> {
  if (stage === 'document' || stage === 'grid')
    for await (const result of runDocuments<Outcome<Document>>([path], 'document'))
      yield 'error' in result ? result : { ...result, value: showExtraction(result.value, stage) };
  else
    for await (const result of runDocuments<Filing>([path], 'filing'))
      yield 'error' in result ? result : { ...result, value: showFiling(result.value, stage) };
}

/** Prints one stage of every file that the path stands for; returns the exit code. */
export const inspectPath = async (path: string, stage: InspectStage): Promise<number> => {
  let exitCode: number = EXIT.done;
  for await (const result of showResults(path, stage)) {
    const error = 'error' in result ? result.error : result.value.error;
    if (error !== null) {
      exitCode = EXIT.unreadable;
      process.stderr.write(`jixiao: ${result.origin}: ${error}\n`);
    }
    if ('value' in result) process.stdout.write(result.value.text);
  }
  return exitCode;
};
