// The one place where pdf.js is loaded. Its build for Node 20 brings core-js, which replaces `Array.prototype.push` and
// `JSON.stringify` of the whole process (for arrays whose length is frozen, for `JSON.rawJSON`: neither is used here) by
// ones in JavaScript that take 1.5 and 15 times as long; they are put back.
const { push } = Array.prototype;
const { parse, stringify } = JSON;

const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
// Loaded here and not with the first document, since it brings core-js a second time.
await import('pdfjs-dist/legacy/build/pdf.worker.mjs' as string);

Object.defineProperty(Array.prototype, 'push', { value: push });
Object.assign(JSON, { parse, stringify });

export type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
export const { OPS, getDocument } = pdfjs;
