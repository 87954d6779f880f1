import CFB from 'cfb';

/** Run of characters with its property modifiers. */
interface DocRun {
  readonly text: string;
  readonly modifiers?: readonly number[];
}

/** Paragraph with the mark at its end (`\r`, `\x07`) and its property modifiers. */
export interface DocParagraph {
  readonly runs: readonly DocRun[];
  readonly modifiers?: readonly number[];
}

/** What else a generated file holds. */
export interface DocOptions {
  readonly isCompressed?: boolean;
  readonly fonts?: readonly string[];
  /** Bits added to the flags of the file information block. */
  readonly flags?: number;
  /** Modifiers in front of the piece table, for the whole text, as a fast save writes them. */
  readonly pieceModifiers?: readonly number[];
  readonly footnoteLength?: number;
}

const u16 = (value: number): number[] => [value & 0xff, (value >> 8) & 0xff];
const u32 = (value: number): number[] => [...u16(value), ...u16(value >>> 16)];

/** Modifier with a one-byte operand. */
export const byteModifier = (code: number, value: number): number[] => [...u16(code), value];
/** Modifier with a four-byte operand. */
export const longModifier = (code: number, value: number): number[] => [...u16(code), ...u32(value)];
/** sprmCSymbol. */
export const symbolModifier = (font: number, code: number): number[] => [...u16(0x6a09), ...u16(font), ...u16(code)];

/** sprmTDefTable from edges in twips and the merge bits of each cell. */
export const tableModifier = (edges: readonly number[], bits: readonly number[] = []): number[] => {
  const count = edges.length - 1;
  const cells = Array.from({ length: count }, (_, i) => [...u16(bits[i] ?? 0), ...Array<number>(18).fill(0)]);
  const body = [count, ...edges.flatMap(u16), ...cells.flat()];
  return [...u16(0xd608), ...u16(body.length + 1), ...body];
};

const IN_TABLE = byteModifier(0x2416, 1);
/** A cell of a table at depth 1. */
export const cell = (text: string, ...modifiers: readonly number[][]): DocParagraph => ({
  runs: [{ text: `${text}\x07` }],
  modifiers: [...IN_TABLE, ...modifiers.flat()],
});
/** The end of a row at depth 1. */
export const rowEnd = (
  edges: readonly number[],
  bits: readonly number[] = [],
  more: readonly number[] = [],
): DocParagraph => ({
  runs: [{ text: '\x07', modifiers: more }],
  modifiers: [...IN_TABLE, ...byteModifier(0x2417, 1), ...tableModifier(edges, bits)],
});
/** A paragraph outside of tables. */
export const line = (text: string, modifiers: readonly number[] = []): DocParagraph => ({
  runs: [{ text: `${text}\r` }],
  modifiers,
});

const PAGE = 512;
const TEXT_AT = 1024;

/** One formatted page that holds one run; `style` bytes stand in front of a paragraph's modifiers. */
const formattedPage = (start: number, end: number, group: readonly number[], isParagraph: boolean): Uint8Array => {
  const page = Buffer.alloc(PAGE);
  page.writeUInt32LE(start, 0);
  page.writeUInt32LE(end, 4);
  const content = isParagraph ? [0, 0, ...group] : [...group];
  if (isParagraph && content.length % 2 === 1) content.push(0);
  const head = isParagraph ? [0, content.length / 2] : [content.length];
  const at = 32;
  page[8] = group.length === 0 && !isParagraph ? 0 : at / 2;
  page.set([...head, ...content], at);
  page[511] = 1;
  return page;
};

interface Layout {
  readonly pages: Uint8Array[];
  readonly paragraphTable: number[];
  readonly characterTable: number[];
}

const binTable = (starts: readonly number[], end: number, firstPage: number): number[] => [
  ...[...starts, end].flatMap(u32),
  ...starts.flatMap((_, i) => u32(firstPage + i)),
];

const layOut = (paragraphs: readonly DocParagraph[], width: number, textEnd: number): Layout => {
  const pages: Uint8Array[] = [];
  const starts: { paragraph: number[]; character: number[] } = { paragraph: [], character: [] };
  const characterPages: Uint8Array[] = [];
  let at = TEXT_AT;
  for (const { runs, modifiers = [] } of paragraphs) {
    const start = at;
    for (const run of runs) {
      const end = at + run.text.length * width;
      characterPages.push(formattedPage(at, end, run.modifiers ?? [], false));
      starts.character.push(at);
      at = end;
    }
    pages.push(formattedPage(start, at, modifiers, true));
    starts.paragraph.push(start);
  }
  const first = Math.ceil(textEnd / PAGE);
  return {
    pages: [...pages, ...characterPages],
    paragraphTable: binTable(starts.paragraph, at, first),
    characterTable: binTable(starts.character, at, first + pages.length),
  };
};

const fontTable = (fonts: readonly string[]): number[] => [
  ...u16(fonts.length),
  ...u16(0),
  ...fonts.flatMap((name) => {
    const body = [...Array<number>(39).fill(0), ...[...name, '\0'].flatMap((c) => u16(c.charCodeAt(0)))];
    return [body.length, ...body];
  }),
];

/** Streams of a Word 97 file, before they are packed; positions are written into the file information block. */
export const buildDocStreams = (paragraphs: readonly DocParagraph[], options: DocOptions = {}) => {
  const text = paragraphs.flatMap(({ runs }) => runs.map((run) => run.text)).join('');
  const width = options.isCompressed ? 1 : 2;
  const encoded = Buffer.from(text, options.isCompressed ? 'latin1' : 'utf16le');
  const textEnd = TEXT_AT + encoded.length;
  const { pages, paragraphTable, characterTable } = layOut(paragraphs, width, textEnd);
  const place = options.isCompressed ? (TEXT_AT * 2) | 0x40000000 : TEXT_AT;
  const group = options.pieceModifiers ?? [];
  const prm = group.length > 0 ? 1 : 0;
  const clx = [
    ...(group.length > 0 ? [1, ...u16(group.length), ...group] : []),
    ...[2, ...u32(16), ...u32(0), ...u32(text.length), ...u16(0), ...u32(place), ...u16(prm)],
  ];
  const fonts = fontTable(options.fonts ?? []);
  const table = Buffer.from([...clx, ...paragraphTable, ...characterTable, ...fonts]);
  const word = Buffer.alloc(Math.ceil(textEnd / PAGE) * PAGE + pages.length * PAGE);
  const range = (index: number, at: number, length: number) => word.set([...u32(at), ...u32(length)], 0x9a + 8 * index);
  word.set([...u16(0xa5ec), ...u16(0xc1)], 0);
  word.set(u16(0x0200 | (options.flags ?? 0)), 0x0a);
  const footnotes = options.footnoteLength ?? 0;
  word.set([...u32(text.length - footnotes), ...u32(footnotes)], 0x4c);
  range(33, 0, clx.length);
  range(13, clx.length, paragraphTable.length);
  range(12, clx.length + paragraphTable.length, characterTable.length);
  range(15, clx.length + paragraphTable.length + characterTable.length, options.fonts ? fonts.length : 0);
  word.set(encoded, TEXT_AT);
  for (const [i, page] of pages.entries()) word.set(page, Math.ceil(textEnd / PAGE) * PAGE + i * PAGE);
  return { word, table };
};

/** An OLE file with the given streams, written by the `cfb` package. */
export const packStreams = (streams: Readonly<Record<string, Uint8Array>>): Uint8Array => {
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_del(container, '\u0001Sh33tJ5');
  for (const [name, content] of Object.entries(streams)) CFB.utils.cfb_add(container, `/${name}`, Buffer.from(content));
  return new Uint8Array(CFB.write(container, { type: 'buffer' }) as Buffer);
};

/** A Word 97 file. */
export const buildDoc = (paragraphs: readonly DocParagraph[], options: DocOptions = {}): Uint8Array => {
  const { word, table } = buildDocStreams(paragraphs, options);
  return packStreams({ WordDocument: word, '1Table': table });
};
