import { boundTexts } from '../normalizers/bound-texts.ts';
import type { ExtractContext, Extractor, Limits, Outcome, Source } from './model/index.ts';
import { type Document, type Filing, type Finding, finding, outcome } from './model/index.ts';

/** One extractor's document with everything it noted, or the reason why nobody could read the bytes. */
export type Extraction = Outcome<Document>;

/** Stages of one source, in order; each is a pure function of the one before (extraction aside). */
export interface Pipeline {
  readonly extractors: readonly Extractor[];
  /** Compares the name of a source with what was found in it; null when they agree or the name says nothing. */
  readonly checkName: (source: Source, document: Document) => Finding | null;
  /** Reads a document; a pipeline may load its readers only when the first one asks for them. */
  readonly read: (source: Source, extraction: Extraction) => Filing | Promise<Filing>;
}

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1024 / 1024)} MB`;

/** Why a source of this size is not looked into, or null: `expected at most 64 MB, found 70 MB; split the file`. */
export const refuseSize = (size: number, { maxBytes }: Limits): Finding | null => {
  if (size === 0) return finding('unreadable', 'error', 'expected a document, found an empty file; fetch it again');
  if (size <= maxBytes) return null;
  const message = `expected at most ${megabytes(maxBytes)}, found ${megabytes(size)}; split the file`;
  return finding('too-large', 'error', message);
};

/** Plain bytes: some libraries refuse Node's Buffer although it is a `Uint8Array`. No copy is made. */
const plainBytes = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Extracts a source by the extractor that bids most; the document before anything is understood. */
export const extractSource = async (
  { extractors, checkName }: Pick<Pipeline, 'extractors' | 'checkName'>,
  source: Source,
  context: ExtractContext,
): Promise<Extraction> => {
  const refused = refuseSize(source.bytes.length, context.limits);
  if (refused) return outcome({ format: 'text', blocks: [], ocrUsed: false }, [refused]);
  const plain = { ...source, bytes: plainBytes(source.bytes) };
  const best = extractors
    .map((extractor) => ({ extractor, bid: extractor.bid(plain) }))
    .reduce((a, b) => (b.bid > a.bid ? b : a));
  const extracted = await best.extractor.extract(plain, context);
  const { value, notes: cuts } = boundTexts(extracted.value);
  const notes = [...extracted.notes, ...cuts];
  const misnamed = notes.some(({ code }) => code === 'wrong-extension') ? null : checkName(plain, value);
  return misnamed ? outcome(value, [misnamed, ...notes]) : outcome(value, notes);
};

/** Runs one source through all stages. Never throws for bad data; the filing then says `unreadable` and why. */
export const ingestSource = async (pipeline: Pipeline, source: Source, context: ExtractContext): Promise<Filing> =>
  pipeline.read(source, await extractSource(pipeline, source, context));
