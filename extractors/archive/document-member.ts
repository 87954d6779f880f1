import { originExtension } from '../sniff/extension-mismatch.ts';
import type { MediaKind } from '../sniff/media-kind.ts';

const NO_DOCUMENTS: ReadonlySet<MediaKind> = new Set(['executable', 'xml', 'empty', 'nul', 'ole', 'unknown']);
/** Files that packers, systems and web pages leave beside the documents. */
const JUNK_NAME = /(?:^|\/)(?:__MACOSX\/|\.(?!\.?[\\/])|~\$|Thumbs\.db$|desktop\.ini$)/i;
const TEXT_WITHOUT_DOCUMENT: ReadonlySet<string> = new Set(
  'css js mjs json xml ini log bat cmd sh py java c h url lnk inf reg yml yaml rels sql'.split(' '),
);
const DOCUMENT_NAMES: ReadonlySet<string> = new Set(
  'doc docx wps xls xlsx et pdf ofd rtf odt ods txt csv htm html tif tiff png jpg jpeg bmp gif'.split(' '),
);

/**
 * True for a member that is taken as a document: by its content, and where that says nothing by its name, so that a
 * damaged `附件1.doc` becomes a finding and not a silently skipped member.
 */
export const isDocumentMember = (name: string, kind: MediaKind): boolean => {
  if (JUNK_NAME.test(name)) return false;
  const extension = originExtension(name);
  if (NO_DOCUMENTS.has(kind)) return DOCUMENT_NAMES.has(extension);
  return kind !== 'text' || !TEXT_WITHOUT_DOCUMENT.has(extension);
};
