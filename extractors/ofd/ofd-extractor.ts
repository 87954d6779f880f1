import {
  type Block,
  type Document,
  type ExtractContext,
  type Extractor,
  type Finding,
  finding,
  type Outcome,
  outcome,
} from '../../src/model/index.ts';
import { composeBlocks } from '../geometry/compose-blocks.ts';
import { readPage } from '../geometry/read-page.ts';
import { sniffMedia } from '../sniff/sniff-media.ts';
import { type OfdPackage, openOfdPackage } from './ofd-package.ts';
import { listOfdPages } from './read-ofd-pages.ts';

const emptyDocument: Document = { format: 'pdf', blocks: [], ocrUsed: false };

const cellCount = (blocks: readonly Block[]): number =>
  blocks.reduce((n, block) => n + (block.kind === 'table' ? block.rows.reduce((m, row) => m + row.length, 0) : 1), 0);

const packageNotes = (pack: OfdPackage): Finding[] => {
  const notes: Finding[] = [];
  if (!pack.isComplete) notes.push(finding('truncated', 'error', 'the file is cut: its directory is missing'));
  if (pack.isEncrypted)
    notes.push(finding('encrypted', 'error', 'the document is protected with a password; publish it without one'));
  const [first, ...more] = pack.problems;
  if (first)
    notes.push(finding('unreadable', 'error', `${first}${more.length > 0 ? ` and ${more.length} more parts` : ''}`));
  return notes;
};

const readPages = (pack: OfdPackage, { limits, onPage }: ExtractContext): Outcome<Document> => {
  const pages = listOfdPages(pack);
  const blocks: Block[] = [];
  const notes: Finding[] = [];
  const count = Math.min(pages.count, limits.maxPages);
  if (pages.count > count)
    notes.push(finding('too-large', 'error', `${pages.count - count} pages are over the limit of ${limits.maxPages}`));
  let cells = 0;
  let images = 0;
  for (let index = 0; index < count && cells <= limits.maxCells; index++) {
    const page = pages.read(index);
    const own = composeBlocks(readPage(page.marks));
    images += page.images;
    cells += cellCount(own);
    blocks.push(...own);
    onPage?.(index + 1, count);
  }
  if (cells > limits.maxCells) notes.push(finding('too-large', 'error', 'the document has more cells than the limit'));
  if (images > 0) notes.push(finding('unsupported-format', 'info', `${images} images were not read`));
  return outcome({ ...emptyDocument, blocks, pageCount: pages.count }, notes);
};

/** Reads OFD (版式文档, GB/T 33190): text and lines with their places, through the same table builder as PDF. */
export const ofdExtractor: Extractor = {
  name: 'ofd',
  bid: ({ bytes }) => (sniffMedia(bytes).kind === 'ofd' ? 1 : 0),
  extract: async ({ bytes }, context) => {
    if (bytes.length > context.limits.maxBytes) {
      const message = `the file is larger than ${context.limits.maxBytes >> 20} MB`;
      return outcome(emptyDocument, [finding('too-large', 'error', message)]);
    }
    const pack = openOfdPackage(bytes, context.limits);
    const { value, notes } = readPages(pack, context);
    const own = [...packageNotes(pack), ...notes];
    const isSilent = value.blocks.length === 0 && !own.some((note) => note.severity === 'error');
    if (isSilent)
      own.push(finding('unreadable', 'error', 'expected text in the OFD document, found none; publish it as PDF'));
    return outcome(value, own);
  },
};
