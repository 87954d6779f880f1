import { readZipMember } from '../archive/read-zip-member.ts';
import { isTar } from '../archive/tar-members.ts';
import { listZipMembers } from '../archive/zip-members.ts';
import { isCompoundFile, openCompoundFile } from '../ole/compound-file.ts';
import type { MediaKind } from './media-kind.ts';
import { sniffTextMedia } from './text-media.ts';

/** What the content of a file looks like. */
export interface MediaGuess {
  readonly kind: MediaKind;
}

const latin1 = new TextDecoder('latin1');
const asText = (bytes: Uint8Array, start: number, end: number): string => latin1.decode(bytes.subarray(start, end));

/** Magic numbers at the first byte, as latin-1 text. */
const MAGIC: readonly (readonly [string, MediaKind])[] = [
  ['%PDF-', 'pdf'],
  ['\x89PNG\r\n\x1a\n', 'png'],
  ['\xff\xd8\xff', 'jpeg'],
  ['II*\0', 'tiff'],
  ['MM\0*', 'tiff'],
  ['II+\0', 'tiff'],
  ['GIF8', 'gif'],
  ['\x1f\x8b', 'gzip'],
  ['Rar!\x1a\x07', 'rar'],
  ['7z\xbc\xaf\x27\x1c', '7z'],
  ['BZh', 'bzip2'],
  ['\xfd7zXZ\0', 'xz'],
  ['\x7fELF', 'executable'],
];

const ODF_MEDIA = /^mimetypeapplication\/vnd\.oasis\.opendocument\.(text|spreadsheet)/;
const MAX_TYPE_BYTES = 200;
/** A PDF may stand behind a few bytes of junk, as a mail gateway or a CMS leaves them. */
const PDF_WINDOW = 1024;

/** An OpenDocument whose type does not stand first, as a program packed it that does not know the rule. */
const sniffOpenDocument = (bytes: Uint8Array): MediaKind => {
  const member = listZipMembers(bytes).members.find(({ name }) => asText(name, 0, name.length) === 'mimetype');
  const type = member && readZipMember(bytes, member, MAX_TYPE_BYTES);
  const odf = type?.kind === 'whole' ? ODF_MEDIA.exec(`mimetype${asText(type.bytes, 0, MAX_TYPE_BYTES)}`) : null;
  return odf ? openDocumentKind(odf) : 'zip';
};

const openDocumentKind = (odf: RegExpExecArray): MediaKind => (odf[1] === 'text' ? 'odt' : 'ods');

const sniffZip = (bytes: Uint8Array): MediaKind => {
  const odf = ODF_MEDIA.exec(asText(bytes, 30, 120));
  if (odf) return openDocumentKind(odf);
  const names = new Set<string>();
  for (const member of listZipMembers(bytes).members.slice(0, 5000))
    names.add(asText(member.name, 0, member.name.length).replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase());
  if (names.has('ofd.xml')) return 'ofd';
  if (names.has('mimetype') && names.has('content.xml')) return sniffOpenDocument(bytes);
  // Without the content types it is a folder of XML files and no Office document.
  const parts = [...names];
  const isPackage = names.has('[content_types].xml') || names.has('_rels/.rels');
  if (!isPackage) return 'zip';
  if (parts.some((name) => name.startsWith('word/'))) return 'docx';
  if (parts.some((name) => name.startsWith('xl/'))) return 'xlsx';
  return parts.some((name) => name.startsWith('ppt/')) ? 'pptx' : 'zip';
};

const sniffCompound = (bytes: Uint8Array): MediaKind => {
  const names = openCompoundFile(bytes)?.names ?? [];
  if (names.includes('WordDocument')) return 'doc';
  if (names.includes('Workbook') || names.includes('Book')) return 'xls';
  if (names.includes('EncryptedPackage')) return 'encrypted-office';
  return names.includes('PowerPoint Document') ? 'ppt' : 'ole';
};

/** Two-letter magic numbers also begin texts, so more of the header has to fit. */
const sniffShortMagic = (bytes: Uint8Array): MediaKind | null => {
  const head = asText(bytes, 0, 16);
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'webp';
  const isBitmap = head.startsWith('BM') && bytes.length > 26 && head.slice(6, 10) === '\0\0\0\0';
  if (isBitmap) return 'bmp';
  return head.startsWith('MZ') && bytes.subarray(0, 64).includes(0) ? 'executable' : null;
};

const sniffKind = (bytes: Uint8Array): MediaKind => {
  if (bytes.length === 0) return 'empty';
  const head = asText(bytes, 0, 16);
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return sniffZip(bytes);
  if (isCompoundFile(bytes)) return sniffCompound(bytes);
  const magic = MAGIC.find(([prefix]) => head.startsWith(prefix))?.[1] ?? sniffShortMagic(bytes);
  if (magic) return magic;
  if (isTar(bytes)) return 'tar';
  if (bytes[0] === 0 && bytes.every((byte) => byte === 0)) return 'nul';
  const kind = sniffTextMedia(bytes);
  const hasPdf = kind !== 'html' && kind !== 'mail' && asText(bytes, 0, PDF_WINDOW).includes('%PDF-');
  return hasPdf ? 'pdf' : kind;
};

/** Kinds by their bytes: every extractor that bids asks again. */
const known = new WeakMap<Uint8Array, MediaGuess>();

/** Kind of a file by its content alone (`附件.doc` that is a web page → `html`); never throws. */
export const sniffMedia = (bytes: Uint8Array): MediaGuess => {
  const guess = known.get(bytes) ?? { kind: sniffKind(bytes) };
  known.set(bytes, guess);
  return guess;
};
