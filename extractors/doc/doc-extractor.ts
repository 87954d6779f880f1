import {
  type Document,
  type ExtractContext,
  type Extractor,
  finding,
  type Outcome,
  outcome,
  type Source,
} from '../../src/model/index.ts';
import { isCompoundFile, openCompoundFile } from '../ole/compound-file.ts';
import { viewBytes } from './byte-view.ts';
import { isWord97, readFileInformation } from './file-information.ts';
import { readWordDocument } from './read-word-document.ts';
import { openWordFile } from './word-file.ts';

const TEXT_STREAM = 'WordDocument';
const WORD_NAME = /\.(doc|dot|wps|wpt)$/i;

const emptyDocument: Document = { format: 'doc', blocks: [], ocrUsed: false };

const refuse = (
  code: 'unreadable' | 'encrypted' | 'unsupported-format' | 'too-large' | 'truncated',
  message: string,
): Outcome<Document> => outcome(emptyDocument, [finding(code, 'error', message)]);

const bid = ({ bytes, origin }: Source): number => {
  if (!isCompoundFile(bytes)) return 0;
  if (openCompoundFile(bytes)?.names.includes(TEXT_STREAM)) return 1;
  // A cut file may have lost its directory, an encrypted DOCX is an OLE file too: somebody has to say so.
  return WORD_NAME.test(origin) ? 0.3 : 0.05;
};

const readBytes = (bytes: Uint8Array, context: ExtractContext): Outcome<Document> => {
  const file = openCompoundFile(bytes);
  if (!file)
    return refuse('unreadable', 'expected an OLE file, found no readable directory: the file is cut or damaged');
  if (file.names.includes('EncryptedPackage'))
    return refuse('encrypted', 'the document is protected with a password; publish it without one');
  const text = file.read(TEXT_STREAM);
  if (!text)
    return refuse(
      'unreadable',
      `expected a Word document, found an OLE file with ${file.names.slice(0, 5).join(', ') || 'no streams'}`,
    );
  const word = viewBytes(text.bytes);
  if (word.length < 0x200)
    return refuse('unreadable', 'expected a Word document, found a text stream without a header');
  if (!isWord97(word))
    return refuse(
      'unsupported-format',
      'Word 6 and 95 files are not read; open it in Word or WPS and save it as .docx',
    );
  if (readFileInformation(word).isEncrypted)
    return refuse('encrypted', 'the document is protected with a password; publish it without one');
  const wordFile = openWordFile(file, word, text.complete);
  if (!wordFile)
    return refuse('unreadable', 'expected the piece table of a Word document, found none: the file is cut or damaged');
  const blocks = readWordDocument(wordFile, context);
  return outcome({ ...emptyDocument, blocks: blocks.value }, blocks.notes);
};

/** Reads Word 97–2003 and WPS documents (.doc, .wps): paragraphs, headings and tables with their spans. */
export const docExtractor: Extractor = {
  name: 'doc',
  bid,
  extract: async ({ bytes }, context) => {
    if (bytes.length > context.limits.maxBytes)
      return refuse('too-large', `the file is larger than ${context.limits.maxBytes >> 20} MB`);
    return readBytes(bytes, context);
  },
};
