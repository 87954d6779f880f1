import type { Document, Finding, Format, Source } from '../../src/model/index.ts';
import { extensionMismatch, originExtension } from './extension-mismatch.ts';
import { MEDIA_KINDS, type MediaKind } from './media-kind.ts';
import { sniffMedia } from './sniff-media.ts';

/** Kinds of files that documents of a format are read from; their names are right whatever the bytes look like. */
const KINDS_OF_FORMAT: Readonly<Record<Format, readonly MediaKind[]>> = {
  text: ['text', 'rtf', 'mail'],
  html: ['html', 'mht'],
  docx: ['docx', 'odt'],
  doc: ['doc'],
  xlsx: ['xlsx', 'ods'],
  xls: ['xls', 'excel-xml'],
  pdf: ['pdf', 'ofd'],
  'pdf-scan': ['pdf', 'ofd'],
  image: ['png', 'jpeg', 'tiff', 'webp', 'bmp', 'gif'],
};

/**
 * Finding `wrong-extension` for a source that was read as another format than its name says, or that nobody could read.
 * A document that was read in the format of its name is rightly named: a package with its parts in unusual order.
 */
export const checkName = ({ origin, bytes }: Source, { format, blocks }: Document): Finding | null => {
  const extension = originExtension(origin);
  const isRead = blocks.length > 0;
  if (isRead && KINDS_OF_FORMAT[format].some((kind) => MEDIA_KINDS[kind].extensions.includes(extension))) return null;
  const guess = sniffMedia(bytes);
  // Cut packages are only known to be ZIP files; their reader says what is wrong.
  return guess.kind === 'zip' ? null : extensionMismatch(origin, guess);
};
