const MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const NO_STREAM = 0xffffffff;
const LAST_REGULAR_SECTOR = 0xfffffffa;
/** Directory sectors that are read at most; Office files have a handful. */
const MAX_DIRECTORY_SECTORS = 4096;

/** True when the bytes begin like an OLE compound file (复合文档: XLS, DOC, encrypted OOXML). */
export const isCompoundFile = (bytes: Uint8Array): boolean => MAGIC.every((byte, index) => bytes[index] === byte);

interface Entry {
  readonly name: string;
  readonly left: number;
  readonly right: number;
  readonly child: number;
}

/** Sector size and a reader of the next sector in a chain, from the header's first 109 FAT entries. */
const openFat = (view: DataView) => {
  const shift = view.getUint16(30, true);
  const sectorSize = shift === 12 ? 4096 : 512;
  const perSector = sectorSize / 4;
  const offsetOf = (sector: number): number => (sector + 1) * sectorSize;
  const next = (sector: number): number => {
    const index = Math.floor(sector / perSector);
    if (index >= 109) return NO_STREAM;
    const at = offsetOf(view.getUint32(76 + 4 * index, true)) + (sector % perSector) * 4;
    return at + 4 <= view.byteLength ? view.getUint32(at, true) : NO_STREAM;
  };
  return { sectorSize, offsetOf, next };
};

const readEntry = (view: DataView, at: number): Entry => {
  const length = Math.min(64, view.getUint16(at + 64, true));
  let name = '';
  for (let i = 0; i + 2 < length; i += 2) name += String.fromCharCode(view.getUint16(at + i, true));
  return {
    name,
    left: view.getUint32(at + 68, true),
    right: view.getUint32(at + 72, true),
    child: view.getUint32(at + 76, true),
  };
};

const readEntries = (view: DataView): Entry[] => {
  const { sectorSize, offsetOf, next } = openFat(view);
  const entries: Entry[] = [];
  const seen = new Set<number>();
  let sector = view.getUint32(48, true);
  while (sector <= LAST_REGULAR_SECTOR && !seen.has(sector) && seen.size < MAX_DIRECTORY_SECTORS) {
    seen.add(sector);
    const start = offsetOf(sector);
    if (start + sectorSize > view.byteLength) break;
    for (let at = start; at < start + sectorSize; at += 128) entries.push(readEntry(view, at));
    sector = next(sector);
  }
  return entries;
};

/**
 * Names of the streams and storages directly under the root of an OLE compound file, in no order. An embedded workbook
 * inside a DOC is not listed. Bounded on cyclic or cut directories; an empty list when nothing can be read.
 */
export const listRootStreams = (bytes: Uint8Array): readonly string[] => {
  if (!isCompoundFile(bytes) || bytes.length < 512) return [];
  const entries = readEntries(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const names: string[] = [];
  const seen = new Set<number>();
  const pending = [entries[0]?.child ?? NO_STREAM];
  while (pending.length > 0) {
    const index = pending.pop() ?? NO_STREAM;
    const entry = entries[index];
    if (!entry || seen.has(index)) continue;
    seen.add(index);
    names.push(entry.name);
    pending.push(entry.left, entry.right);
  }
  return names;
};
