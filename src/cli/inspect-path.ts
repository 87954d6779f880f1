import type { Explanation } from '../default-pipeline.ts';
import type { Document, Filing, Outcome } from '../model/index.ts';
import { EXIT } from './exit-code.ts';
import type { InspectStage } from './inspect-command.ts';
import { printedDocument } from './print-document.ts';
import { printedFiling } from './print-filing.ts';
import { printedNotes } from './print-notes.ts';
import { printedReading } from './print-reading.ts';
import { extractionError, type FileResult, runDocuments } from './run-documents.ts';

/** What a stage left behind, as text, and why nothing could be read, where that is so. */
interface Shown {
  readonly text: string;
  readonly error: string | null;
}

const showExtraction = (extraction: Outcome<Document>): Shown => {
  const { value, notes } = extraction;
  const text = printedDocument(value) + (notes.length > 0 ? `\n${printedNotes(notes)}` : '');
  return { text, error: extractionError(extraction) };
};

const showExplanation = (explanation: Explanation): Shown => ({
  text: printedReading(explanation),
  error: explanation.filing.error,
});

const showFiling = (filing: Filing, stage: InspectStage): Shown => ({
  text: stage === 'notes' ? printedNotes(filing.notes) : printedFiling(filing),
  error: filing.error,
});

async function* mapResults<T>(
  results: AsyncIterable<FileResult<T>>,
  show: (value: T) => Shown,
): AsyncGenerator<FileResult<Shown>> {
  for await (const result of results) yield 'error' in result ? result : { ...result, value: show(result.value) };
}

const showResults = (path: string, stage: InspectStage): AsyncGenerator<FileResult<Shown>> => {
  if (stage === 'document') return mapResults(runDocuments<Outcome<Document>>([path], 'document'), showExtraction);
  if (stage === 'grid') return mapResults(runDocuments<Explanation>([path], 'reading'), showExplanation);
  return mapResults(runDocuments<Filing>([path], 'filing'), (filing) => showFiling(filing, stage));
};

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
