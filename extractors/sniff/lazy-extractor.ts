import type { Extractor } from '../../src/model/index.ts';
import type { MediaKind } from './media-kind.ts';
import { sniffMedia } from './sniff-media.ts';

/**
 * An extractor whose libraries are loaded with its first document: a run over texts never waits for the PDF library.
 * It is certain of the kinds that it reads and of nothing else.
 */
export const lazyExtractor = (name: string, kinds: readonly MediaKind[], load: () => Promise<Extractor>): Extractor => {
  let loaded: Promise<Extractor> | null = null;
  return {
    name,
    bid: ({ bytes }) => (kinds.includes(sniffMedia(bytes).kind) ? 1 : 0),
    extract: async (source, context) => {
      loaded ??= load();
      return (await loaded).extract(source, context);
    },
  };
};
