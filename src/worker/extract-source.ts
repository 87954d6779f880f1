import type { ExtractContext, Source } from '../model/index.ts';
import type { Extraction, Pipeline } from '../pipeline.ts';

/** Runs only the extraction of the pipeline: the document before anything is understood. */
export const extractSource = async (
  pipeline: Pipeline,
  source: Source,
  context: ExtractContext,
): Promise<Extraction> => {
  const best = pipeline.extractors
    .map((extractor) => ({ extractor, bid: extractor.bid(source) }))
    .reduce((a, b) => (b.bid > a.bid ? b : a));
  return best.extractor.extract(source, context);
};
