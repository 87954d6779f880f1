import { type Document, type Extractor, type Finding, finding, outcome } from '../../src/model/index.ts';
import { addStoryBlocks, type BlockBuilder, startBlocks } from '../doc/build-blocks.ts';
import { omissionNotes } from '../doc/omission-notes.ts';
import { isPageNumber } from '../doc/page-margins.ts';
import type { StoryParagraph } from '../doc/read-story.ts';
import { MOST_PARAGRAPHS, type RtfText, readRtf } from './read-rtf.ts';
import type { Stream } from './rtf-destinations.ts';

const HEAD = '{\\rtf';
const JUNK = /^[\ufeff\u00ef\u00bb\u00bf\s]*/;

const beginsLikeRtf = (bytes: Uint8Array): boolean =>
  new TextDecoder('latin1').decode(bytes.subarray(0, 64)).replace(JUNK, '').startsWith(HEAD);

const emptyDocument: Document = { format: 'doc', blocks: [], ocrUsed: false };

/** Streams in the order in which their blocks stand. */
const STREAMS: readonly Stream[] = ['header', 'text', 'aside', 'footer'];

/** Headers and footers print each text once, and no page numbers. */
const withoutPageNumbers = (paragraphs: readonly StoryParagraph[], stream: Stream): readonly StoryParagraph[] => {
  if (stream === 'text' || stream === 'aside') return paragraphs;
  const seen = new Set<string>();
  return paragraphs.filter(({ text, properties }) => {
    if (properties.depth > 0) return true;
    const isNew = !seen.has(text) && !isPageNumber(text);
    seen.add(text);
    return isNew;
  });
};

const stateNotes = (text: RtfText, builder: BlockBuilder): Finding[] => {
  const notes: Finding[] = [];
  if (!text.isComplete) notes.push(finding('truncated', 'error', 'the file ends inside a group: its end is missing'));
  if (text.isCut)
    notes.push(
      finding(
        'too-large',
        'error',
        `expected at most ${MOST_PARAGRAPHS} paragraphs and cells, found more; what follows was not read, split the file`,
      ),
    );
  if (builder.blocks.length === 0)
    notes.push(finding('unreadable', 'error', 'expected text in the RTF document, found none'));
  return notes;
};

/** Reads RTF (富文本), also under the name `.doc`: paragraphs and tables with spans; text boxes and footnotes at the end. */
export const rtfExtractor: Extractor = {
  name: 'rtf',
  bid: ({ bytes }) => (beginsLikeRtf(bytes) ? 1 : 0),
  extract: async ({ bytes }, { limits }) => {
    if (bytes.length > limits.maxBytes)
      return outcome(emptyDocument, [
        finding('too-large', 'error', `the file is larger than ${limits.maxBytes >> 20} MB`),
      ]);
    const text = readRtf(bytes);
    const builder = startBlocks(limits.maxCells);
    // RTF prints automatic numbers as text, so there is nothing to count.
    for (const stream of STREAMS)
      addStoryBlocks(builder, withoutPageNumbers(text.paragraphs[stream], stream), () => '');
    const notes = [...omissionNotes(text.omissions, builder), ...stateNotes(text, builder)];
    return outcome({ ...emptyDocument, blocks: builder.blocks }, notes);
  },
};
