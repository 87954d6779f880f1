import type { Document, ExtractContext, Extractor, Filing, Outcome, Source } from './model/index.ts';

/** One extractor's document with everything it noted, or the reason why nobody could read the bytes. */
export type Extraction = Outcome<Document>;

/** Stages of one source, in order; each is a pure function of the one before (extraction aside). */
export interface Pipeline {
  readonly extractors: readonly Extractor[];
  readonly read: (source: Source, extraction: Extraction) => Filing;
}

/** Plain bytes: some libraries refuse Node's Buffer although it is a `Uint8Array`. No copy is made. */
const plainBytes = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Runs one source through all stages. Never throws for bad data; the filing then says `unreadable` and why. */
export const ingestSource = async (pipeline: Pipeline, source: Source, context: ExtractContext): Promise<Filing> => {
  const best = pipeline.extractors
    .map((extractor) => ({ extractor, bid: extractor.bid(source) }))
    .reduce((a, b) => (b.bid > a.bid ? b : a));
  return pipeline.read(source, await best.extractor.extract({ ...source, bytes: plainBytes(source.bytes) }, context));
};
