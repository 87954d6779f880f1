import {
  buildDoc,
  buildDocStreams,
  byteModifier,
  cell,
  line,
  longModifier,
  packStreams,
  rowEnd,
} from '../extractors/doc/build-doc.ts';
import { type HostileFile, harmful, harmless } from './hostile-file.ts';

const base = (): Buffer => Buffer.from(buildDoc([line('绩效目标表'), cell('a'), cell('b'), rowEnd([0, 1000, 2000])]));
const SECTOR = 512;

/** The base file with 32-bit numbers overwritten at places that may depend on its header. */
const patched = (patch: (bytes: Buffer) => void): Uint8Array => {
  const bytes = base();
  patch(bytes);
  return bytes;
};

const fatAt = (bytes: Buffer): number => (bytes.readUInt32LE(76) + 1) * SECTOR;
const directoryAt = (bytes: Buffer): number => (bytes.readUInt32LE(48) + 1) * SECTOR;

/** Every FAT entry set to one function of its own number. */
const rewriteFat = (next: (sector: number) => number): Uint8Array =>
  patched((bytes) => {
    for (let i = 0; i < SECTOR / 4; i++) bytes.writeUInt32LE(next(i) >>> 0, fatAt(bytes) + 4 * i);
  });

const rewriteEntries = (rewrite: (bytes: Buffer, entry: number, index: number) => void): Uint8Array =>
  patched((bytes) => {
    for (let i = 0; i < SECTOR / 128; i++) rewrite(bytes, directoryAt(bytes) + 128 * i, i);
  });

/** A Word file whose streams were changed before packing. */
const withStreams = (change: (word: Buffer, table: Buffer) => void): Uint8Array => {
  const { word, table } = buildDocStreams([line('绩效目标表'), cell('a'), rowEnd([0, 1000])]);
  const [w, t] = [Buffer.from(word), Buffer.from(table)];
  change(w, t);
  return packStreams({ WordDocument: w, '1Table': t });
};

const RANGES = 0x9a;

/** Broken chains and directories of OLE files, and lies inside Word streams. */
export const OLE_FILES: readonly HostileFile[] = [
  harmful('fat-all-self.doc', () => rewriteFat((sector) => sector)),
  harmful('fat-ring.doc', () => rewriteFat((sector) => (sector + 1) % 8)),
  harmful('fat-two-cycle.doc', () => rewriteFat((sector) => sector ^ 1)),
  harmful('fat-all-end.doc', () => rewriteFat(() => 0xfffffffe)),
  harmful('fat-outside.doc', () => rewriteFat(() => 0x00ffffff)),
  harmful('difat-cycle.doc', () =>
    patched((bytes) => {
      bytes.writeUInt32LE(1, 68);
      bytes.writeUInt32LE(0xffffffff, 72);
      bytes.writeUInt32LE(1, 2 * SECTOR + 508);
      bytes.writeUInt32LE(0xffffffff, 76);
    }),
  ),
  harmful('fat-missing.doc', () => patched((bytes) => bytes.writeUInt32LE(0x00fffff0, 76))),
  harmful('directory-missing.doc', () => patched((bytes) => bytes.writeUInt32LE(0x00fffff0, 48))),
  harmful('sector-size.doc', () => patched((bytes) => bytes.writeUInt16LE(12, 30))),
  harmless('mini-cutoff-huge.doc', () => patched((bytes) => bytes.writeUInt32LE(0xffffffff, 56))),
  harmful('mini-fat-cycle.doc', () =>
    patched((bytes) => {
      bytes.writeUInt32LE(0xffffffff, 56);
      bytes.writeUInt32LE(0, 60);
    }),
  ),
  harmful('tree-cycle.doc', () =>
    rewriteEntries((bytes, entry, index) => {
      for (const field of [68, 72, 76]) bytes.writeUInt32LE(index, entry + field);
    }),
  ),
  harmless('tree-ring.doc', () =>
    rewriteEntries((bytes, entry, index) => {
      for (const field of [68, 72, 76]) bytes.writeUInt32LE((index + 1) % 4, entry + field);
    }),
  ),
  harmful('streams-of-4-gb.doc', () => rewriteEntries((bytes, entry) => bytes.writeUInt32LE(0xfffffff0, entry + 120))),
  harmful('streams-empty.doc', () => rewriteEntries((bytes, entry) => bytes.writeUInt32LE(0, entry + 120))),
  harmful('streams-one-sector.doc', () => rewriteEntries((bytes, entry) => bytes.writeUInt32LE(0, entry + 116))),
  harmful('root-no-storage.doc', () => rewriteEntries((bytes, entry) => bytes.writeUInt8(2, entry + 66))),
  harmful('encrypted.doc', () => buildDoc([line('x')], { flags: 0x0100 })),
  harmful('encrypted.docx', () =>
    packStreams({ EncryptedPackage: Buffer.alloc(5000), EncryptionInfo: Buffer.alloc(200) }),
  ),
  harmless('macros.doc', () => {
    const { word, table } = buildDocStreams([line('绩效目标表')]);
    return packStreams({
      WordDocument: word,
      '1Table': table,
      'Macros/VBA/ThisDocument': Buffer.from('Sub AutoOpen()'),
    });
  }),
  harmless('text-length-4-g.doc', () => withStreams((word) => word.writeUInt32LE(0xffffffff, 0x4c))),
  harmless('part-lengths-4-g.doc', () => withStreams((word) => word.fill(0xff, 0x50, 0x68))),
  harmful('piece-table-missing.doc', () => withStreams((word) => word.writeUInt32LE(0x7fffffff, RANGES + 8 * 33))),
  harmless('piece-count-huge.doc', () => withStreams((_, table) => table.writeUInt32LE(0xfffffff0, 1))),
  harmful('pieces-backwards.doc', () => withStreams((_, table) => table.writeUInt32LE(0xffffff00, 5))),
  harmful('piece-outside.doc', () => withStreams((_, table) => table.writeUInt32LE(0x3ffffff0, 15))),
  harmful('groups-endless.doc', () => withStreams((_, table) => table.fill(1))),
  harmless('pages-of-pages.doc', () => withStreams((word) => word.fill(0xff, 0x600))),
  harmful('all-ranges-4-g.doc', () => withStreams((word) => word.fill(0xff, RANGES, RANGES + 93 * 8))),
  harmless('styles-cycle.doc', () =>
    withStreams((word, table) => {
      // Style 0 is based on itself.
      const at = table.length - 40;
      table.set([4, 0, 1, 0, 10, 0, 18, 0, 1, 0, 1, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], at);
      word.writeUInt32LE(at, RANGES + 8);
      word.writeUInt32LE(40, RANGES + 12);
    }),
  ),
  harmless('huge-properties-cycle.doc', () => {
    const paragraph = { runs: [{ text: '绩效\r' }], modifiers: longModifier(0x6646, 0) };
    const { word, table } = buildDocStreams([paragraph]);
    const data = Buffer.from([8, 0, ...longModifier(0x6646, 0), ...longModifier(0x6646, 0)]);
    return packStreams({ WordDocument: word, '1Table': table, Data: data });
  }),
  harmless('nesting-4-g.doc', () => {
    const deep = [...byteModifier(0x2416, 1), ...longModifier(0x6649, 0xffffffff)];
    return buildDoc([{ runs: [{ text: '绩效\r' }], modifiers: deep }]);
  }),
  harmless('fields-unbalanced.doc', () => buildDoc([line(`${'\x13'.repeat(50_000)}绩效${'\x15'.repeat(20_000)}`)])),
  harmless('cells-without-rows.doc', () => buildDoc(Array.from({ length: 3000 }, () => cell('x')))),
];
