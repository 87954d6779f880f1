import { type Document, type Extractor, finding, type NoteCode, outcome } from '../../src/model/index.ts';
import { MEDIA_KINDS, type MediaKind } from './media-kind.ts';
import { sniffMedia } from './sniff-media.ts';

interface Refusal {
  readonly bid: number;
  readonly code: NoteCode;
  readonly advice: string;
}

const UNPACK: Refusal = { bid: 1, code: 'unsupported-format', advice: 'unpack it first, or pack it as ZIP' };
const EMPTY_ARCHIVE: Refusal = {
  bid: 1,
  code: 'unreadable',
  advice: 'it holds no document that can be read; look into it, or fetch it again',
};
const SAVE_AS: Refusal = { bid: 0.5, code: 'unsupported-format', advice: 'save it as PDF' };

/** What is refused, and what a person can do about it. Bids are low where a reader of the format may exist. */
const REFUSALS: Readonly<Partial<Record<MediaKind, Refusal>>> = {
  empty: { bid: 1, code: 'unreadable', advice: 'fetch it again' },
  nul: { bid: 1, code: 'unreadable', advice: 'fetch it again' },
  rar: UNPACK,
  '7z': UNPACK,
  bzip2: UNPACK,
  xz: UNPACK,
  zip: EMPTY_ARCHIVE,
  gzip: EMPTY_ARCHIVE,
  tar: EMPTY_ARCHIVE,
  mail: { ...EMPTY_ARCHIVE, bid: 0.5 },
  mht: { ...EMPTY_ARCHIVE, bid: 0.5 },
  executable: { bid: 1, code: 'unsupported-format', advice: 'leave it out' },
  ppt: { ...SAVE_AS, bid: 1 },
  pptx: { ...SAVE_AS, bid: 1 },
  'word-xml': { ...SAVE_AS, advice: 'save it as DOCX' },
  'encrypted-office': { bid: 0.5, code: 'encrypted', advice: 'publish it without one' },
  ole: { bid: 0.1, code: 'unreadable', advice: 'it may be cut; fetch it again' },
  unknown: { bid: 0.2, code: 'unreadable', advice: 'it may be damaged; fetch it again' },
};

/** Below every reader's bid: a file that looks like a DOCX, and that its reader does not want, still gets an answer. */
const LAST_BID = 0.001;
const DAMAGED = 'it is too damaged to be read; fetch it again';

const emptyDocument: Document = { format: 'text', blocks: [], ocrUsed: false };

/** Bids for what no other extractor reads (empty files, RAR, programs, unknown bytes) and answers with one clear finding. */
export const refusingExtractor: Extractor = {
  name: 'refusing',
  bid: ({ bytes }) => REFUSALS[sniffMedia(bytes).kind]?.bid ?? LAST_BID,
  extract: async ({ bytes }) => {
    const { kind } = sniffMedia(bytes);
    const refusal = REFUSALS[kind];
    const { name } = MEDIA_KINDS[kind];
    const found = `${/^[aeiou]/i.test(name) ? 'an' : 'a'} ${name}`;
    const message = `expected a document, found ${found}; ${refusal?.advice ?? DAMAGED}`;
    return outcome(emptyDocument, [finding(refusal?.code ?? 'unreadable', 'error', message)]);
  },
};
