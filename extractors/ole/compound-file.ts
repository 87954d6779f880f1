const MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const LAST_REGULAR_SECTOR = 0xfffffffa;
const NO_STREAM = 0xffffffff;
const STREAM = 2;
const MINI_SECTOR = 64;

/** A stream of a compound file as far as it could be read; `complete` is false when sectors are missing. */
interface CompoundStream {
  readonly bytes: Uint8Array;
  readonly complete: boolean;
}

/** OLE compound file (复合文档, [MS-CFB]); only streams directly under the root, so nothing of embedded objects. */
export interface CompoundFile {
  readonly names: readonly string[];
  /** Null when there is no such stream. */
  readonly read: (name: string) => CompoundStream | null;
}

/** True when the bytes begin like an OLE compound file. */
export const isCompoundFile = (bytes: Uint8Array): boolean =>
  bytes.length >= 512 && MAGIC.every((byte, index) => bytes[index] === byte);

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

interface Sectors {
  readonly view: DataView;
  readonly bytes: Uint8Array;
  readonly size: number;
  readonly count: number;
}

const offsetOf = (sectors: Sectors, sector: number): number => (sector + 1) * sectors.size;

const uint32 = (view: DataView, at: number): number =>
  at >= 0 && at + 4 <= view.byteLength ? view.getUint32(at, true) : NO_STREAM;

/** Places of the FAT sectors: 109 in the header, the rest in a chain of DIFAT sectors. */
const listFatSectors = (sectors: Sectors): number[] => {
  const { view } = sectors;
  const list: number[] = [];
  for (let i = 0; i < 109; i++) list.push(uint32(view, 76 + 4 * i));
  const seen = new Set<number>();
  let sector = uint32(view, 68);
  const perSector = sectors.size / 4 - 1;
  while (sector < sectors.count && !seen.has(sector)) {
    seen.add(sector);
    const start = offsetOf(sectors, sector);
    for (let i = 0; i < perSector; i++) list.push(uint32(view, start + 4 * i));
    sector = uint32(view, start + 4 * perSector);
  }
  return list;
};

type NextSector = (sector: number) => number;

const openFat = (sectors: Sectors): NextSector => {
  const fat = listFatSectors(sectors);
  const perSector = sectors.size / 4;
  return (sector) => {
    const holder = fat[Math.floor(sector / perSector)] ?? NO_STREAM;
    if (holder > LAST_REGULAR_SECTOR) return NO_STREAM;
    return uint32(sectors.view, offsetOf(sectors, holder) + (sector % perSector) * 4);
  };
};

/** Sectors of a chain, at most `limit`; a cyclic chain ends where it comes back, so the time is bounded by the file. */
const followChain = (start: number, next: NextSector, limit: number): number[] => {
  const chain = new Set<number>();
  for (let sector = start; sector <= LAST_REGULAR_SECTOR && chain.size < limit; sector = next(sector)) {
    if (chain.has(sector)) break;
    chain.add(sector);
  }
  return [...chain];
};

const gather = (bytes: Uint8Array, starts: readonly number[], unit: number, size: number): CompoundStream => {
  const wanted = Math.min(size, starts.length * unit);
  const out = new Uint8Array(wanted);
  let complete = wanted === size;
  for (const [index, start] of starts.entries()) {
    const at = index * unit;
    const part = bytes.subarray(start, Math.min(start + unit, start + wanted - at));
    // The last sector of a file may be cut short; only a cut that takes bytes of the stream counts.
    if (part.length < Math.min(unit, wanted - at)) complete = false;
    out.set(part, at);
  }
  return { bytes: out, complete };
};

const readChain = (sectors: Sectors, start: number, next: NextSector, size: number): CompoundStream => {
  const limit = Math.min(Math.ceil(size / sectors.size), sectors.count);
  const chain = followChain(start, next, limit);
  return gather(
    sectors.bytes,
    chain.map((sector) => offsetOf(sectors, sector)),
    sectors.size,
    size,
  );
};

const readEntry = (view: DataView, at: number): Entry => {
  const length = Math.min(64, view.getUint16(at + 64, true));
  let name = '';
  for (let i = 0; i + 2 < length; i += 2) name += String.fromCharCode(view.getUint16(at + i, true));
  return {
    name,
    type: view.getUint8(at + 66),
    left: view.getUint32(at + 68, true),
    right: view.getUint32(at + 72, true),
    child: view.getUint32(at + 76, true),
    start: view.getUint32(at + 116, true),
    size: view.getUint32(at + 120, true),
  };
};

const readEntries = (sectors: Sectors, next: NextSector): Entry[] => {
  const chain = followChain(uint32(sectors.view, 48), next, Math.min(sectors.count, 4096));
  const entries: Entry[] = [];
  for (const sector of chain) {
    const start = offsetOf(sectors, sector);
    for (let at = start; at + 128 <= Math.min(start + sectors.size, sectors.view.byteLength); at += 128)
      entries.push(readEntry(sectors.view, at));
  }
  return entries;
};

const listRootEntries = (entries: readonly Entry[]): Entry[] => {
  const found: Entry[] = [];
  const seen = new Set<number>();
  const pending = [entries[0]?.child ?? NO_STREAM];
  while (pending.length > 0) {
    const index = pending.pop() ?? NO_STREAM;
    const entry = entries[index];
    if (!entry || seen.has(index)) continue;
    seen.add(index);
    found.push(entry);
    pending.push(entry.left, entry.right);
  }
  return found;
};

/**
 * Opens an OLE compound file, or null when it is none or its directory is lost. Written for hostile and cut files: the
 * `cfb` package loops on cyclic chains and directories, copies every stream and throws where a sector is missing, while
 * here only the wanted streams are gathered, in time and memory bounded by the file, as far as they are there.
 */
export const openCompoundFile = (bytes: Uint8Array): CompoundFile | null => {
  if (!isCompoundFile(bytes)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = view.getUint16(30, true) === 12 ? 4096 : 512;
  const sectors: Sectors = { view, bytes, size, count: Math.ceil(bytes.length / size) };
  const next = openFat(sectors);
  const entries = readEntries(sectors, next);
  const root = entries[0];
  if (root?.type !== 5) return null;
  const members = listRootEntries(entries);
  const readMini = (start: number, length: number): CompoundStream => {
    const store = readChain(sectors, root.start, next, root.size);
    const miniFat = readChain(sectors, uint32(view, 60), next, Math.ceil(root.size / MINI_SECTOR) * 4).bytes;
    const miniView = new DataView(miniFat.buffer);
    const limit = Math.ceil(Math.min(length, store.bytes.length) / MINI_SECTOR);
    const chain = followChain(start, (sector) => uint32(miniView, sector * 4), limit);
    const starts = chain.map((sector) => sector * MINI_SECTOR);
    return gather(store.bytes, starts, MINI_SECTOR, length);
  };
  const read = (name: string): CompoundStream | null => {
    const entry = members.find((member) => member.name === name && member.type === STREAM);
    if (!entry) return null;
    const isMini = entry.size < uint32(view, 56);
    return isMini ? readMini(entry.start, entry.size) : readChain(sectors, entry.start, next, entry.size);
  };
  return { names: members.map((member) => member.name), read };
};
