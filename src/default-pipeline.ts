import { boundDocument } from '../normalizers/bound-document.ts';
import { repairDocument } from '../normalizers/repair.ts';
import { readContents } from '../normalizers/table/contents.ts';
import { checkFiling, doubtRest } from './checks/index.ts';
import { extraction } from './default-extractors.ts';
import type { Document, Filing, Source } from './model/index.ts';
import type { Extraction, Pipeline } from './pipeline.ts';
import { linkNotes } from './readers/interpret/link-notes.ts';
import { readDocument } from './readers/read-document.ts';
import type { TableTrace, WatchTable } from './readers/reading-trace.ts';
import { redactDocument } from './readers/redact-document.ts';

/** From extracted blocks to records: bound → redact → repair → read → check → link → doubt the rest. Pure; every stage hands on its notes. */
const readExtraction = (source: Source, extraction: Extraction, watch?: WatchTable): Filing => {
  const bounded = boundDocument(extraction.value);
  const received = redactDocument(bounded.value);
  const repaired = repairDocument(received.document);
  const contents = readContents(repaired.value);
  const earlier = [...extraction.notes, ...bounded.notes, ...repaired.notes, ...contents.notes];
  const read = readDocument({
    source,
    document: repaired.value,
    received,
    contents: contents.value.locators,
    earlier,
    ...(watch ? { watch } : {}),
  });
  return doubtRest(linkNotes(checkFiling({ ...read.value, notes: [...earlier, ...read.notes] })));
};

/** The stages that every command runs. */
export const pipeline = {
  ...extraction,
  read: (source: Source, extraction: Extraction) => readExtraction(source, extraction),
} satisfies Pipeline;

/** A document (redacted, not repaired) with what was made of it. */
export interface Explanation {
  readonly document: Document;
  readonly tables: readonly TableTrace[];
  readonly filing: Filing;
}

/** Reads an extraction and keeps how each table was aligned, for `jixiao inspect`. */
export const explainExtraction = (source: Source, extraction: Extraction): Explanation => {
  const tables: TableTrace[] = [];
  const filing = readExtraction(source, extraction, (table) => void tables.push(table));
  return { document: redactDocument(boundDocument(extraction.value).value).document, tables, filing };
};
