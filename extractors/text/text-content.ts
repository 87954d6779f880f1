import { chineseLikeness } from '../encoding/chinese-likeness.ts';
import { decodeText } from '../encoding/decode-text.ts';

/** What bytes that claim to be text hold. `binary` names the format where its signature is known. */
export type TextContent =
  | { readonly kind: 'text' | 'empty' | 'markup' }
  | { readonly kind: 'binary'; readonly format: string };

const SIGNATURES: readonly (readonly [format: string, bytes: readonly number[]])[] = [
  ['an OLE file (DOC, XLS …)', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a ZIP package (DOCX, XLSX, OFD …)', [0x50, 0x4b, 0x03, 0x04]],
  ['a PDF file', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['a JPEG image', [0xff, 0xd8, 0xff]],
  ['a PNG image', [0x89, 0x50, 0x4e, 0x47]],
  ['a GIF image', [0x47, 0x49, 0x46, 0x38]],
  ['a TIFF image', [0x49, 0x49, 0x2a, 0x00]],
  ['a RAR archive', [0x52, 0x61, 0x72, 0x21]],
  ['a 7z archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['a gzip archive', [0x1f, 0x8b, 0x08]],
];

const SAMPLE_BYTES = 16 * 1024;
const MOST_CONTROLS = 0.02;

/** Marks that Word and OLE leave in a DOC whose bytes were dumped as text. */
const OLE_MARKS =
  /bjbj|R\0?o\0?o\0?t\0? \0?E\0?n\0?t\0?r\0?y|WordDocument|Microsoft Word[- ]Do[ck]|\u00D0\u00CF\u0011\u00E0/;

const controlShare = (text: string): number => {
  let controls = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 32 && !(code >= 7 && code <= 13)) controls++;
  }
  return text.length === 0 ? 0 : controls / text.length;
};

/** Looks at decoded text: control characters and OLE marks tell binary content from a text. */
export const classifyText = (text: string): TextContent => {
  const sample = text.slice(0, SAMPLE_BYTES);
  if (text.trim() === '') return { kind: 'empty' };
  if (controlShare(sample) > MOST_CONTROLS) return { kind: 'binary', format: 'binary data' };
  if (OLE_MARKS.test(sample) && chineseLikeness(sample) < 0.5)
    return { kind: 'binary', format: 'a DOC file dumped as text' };
  const opening = sample.trimStart().slice(0, 2000);
  if (/^\{\\rtf|^<\?xml|^<!doctype html|^<html|<table[\s>]|<\/(?:p|div|td|body)>/i.test(opening))
    return { kind: 'markup' };
  return { kind: /^mime-version:/im.test(opening.slice(0, 500)) ? 'markup' : 'text' };
};

/** Looks at the bytes: signatures first, then the beginning as text. */
export const classifyBytes = (bytes: Uint8Array): TextContent => {
  for (const [format, signature] of SIGNATURES)
    if (signature.every((byte, at) => bytes[at] === byte)) return { kind: 'binary', format };
  return classifyText(decodeText(bytes.subarray(0, SAMPLE_BYTES)).text);
};
