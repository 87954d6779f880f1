/** Member of a ZIP file as its directory describes it; sizes are claims that the content need not keep. */
export interface ZipMember {
  /** Name as bytes: UTF-8 where `isUtf8`, else whatever code page the packer had. */
  readonly name: Uint8Array;
  readonly isUtf8: boolean;
  readonly isEncrypted: boolean;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly packedSize: number;
  readonly size: number;
  /** Place of the local header. */
  readonly offset: number;
}

/** Members of a ZIP file; `isComplete` is false when the directory at the end is missing and local headers were walked. */
export interface ZipListing {
  readonly members: readonly ZipMember[];
  readonly isComplete: boolean;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_64 = 0x06064b50;
const END_64_LOCATOR = 0x07064b50;
const MAX_COMMENT = 65_557;
const UTF8_FLAG = 0x0800;
const UNICODE_PATH = 0x7075;
/** Directory entries that are looked at; a limit of members is the caller's. */
const MAX_ENTRIES = 100_000;

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const u16 = (view: DataView, at: number): number =>
  at >= 0 && at + 2 <= view.byteLength ? view.getUint16(at, true) : 0;
const u32 = (view: DataView, at: number): number =>
  at >= 0 && at + 4 <= view.byteLength ? view.getUint32(at, true) : 0;
const u64 = (view: DataView, at: number): number => u32(view, at) + u32(view, at + 4) * 2 ** 32;

const findEnd = (view: DataView): number => {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - MAX_COMMENT); at--)
    if (u32(view, at) === END) return at;
  return -1;
};

/** Where the directory begins; bytes in front of the archive (a self-extractor) shift it. */
const findDirectory = (view: DataView, end: number): number => {
  const locator = end - 20;
  if (u32(view, locator) === END_64_LOCATOR) {
    const end64 = u64(view, locator + 8);
    if (u32(view, end64) === END_64) return u64(view, end64 + 48);
  }
  const claimed = u32(view, end + 16);
  const bySize = end - u32(view, end + 12);
  return u32(view, claimed) === CENTRAL || bySize < 0 ? claimed : bySize;
};

interface ExtraFields {
  readonly sizes: readonly number[];
  readonly unicodeName: Uint8Array | null;
}

const readExtras = (bytes: Uint8Array, view: DataView, start: number, length: number): ExtraFields => {
  const sizes: number[] = [];
  let unicodeName: Uint8Array | null = null;
  for (let at = start; at + 4 <= start + length; at += 4 + u16(view, at + 2)) {
    const end = at + 4 + u16(view, at + 2);
    if (u16(view, at) === 1) for (let p = at + 4; p + 8 <= end; p += 8) sizes.push(u64(view, p));
    if (u16(view, at) === UNICODE_PATH) unicodeName = bytes.subarray(at + 9, end);
  }
  return { sizes, unicodeName };
};

/** One entry; `at` is its header, `fields` where flags, method, sizes and name lengths stand in it. */
const readMember = (bytes: Uint8Array, view: DataView, at: number, isLocal: boolean): ZipMember => {
  const fields = at + (isLocal ? 6 : 8);
  const nameLength = u16(view, fields + 20);
  const extraLength = u16(view, fields + 22);
  const nameAt = at + (isLocal ? 30 : 46);
  const extras = readExtras(bytes, view, nameAt + nameLength, extraLength);
  const wide = [...extras.sizes];
  const widen = (value: number): number => (value === 0xffffffff ? (wide.shift() ?? value) : value);
  const size = widen(u32(view, fields + 16));
  const packedSize = widen(u32(view, fields + 12));
  return {
    name: extras.unicodeName ?? bytes.subarray(nameAt, nameAt + nameLength),
    isUtf8: extras.unicodeName !== null || (u16(view, fields) & UTF8_FLAG) !== 0,
    isEncrypted: (u16(view, fields) & 1) !== 0,
    method: u16(view, fields + 2),
    packedSize,
    size,
    offset: isLocal ? at : widen(u32(view, at + 42)),
  };
};

const listDirectory = (bytes: Uint8Array, view: DataView, start: number): ZipMember[] => {
  const members: ZipMember[] = [];
  let at = start;
  while (u32(view, at) === CENTRAL && members.length < MAX_ENTRIES) {
    members.push(readMember(bytes, view, at, false));
    at += 46 + u16(view, at + 28) + u16(view, at + 30) + u16(view, at + 32);
  }
  return members;
};

/** A cut archive has lost its directory: members are found by their local headers, as far as those state their sizes. */
const walkLocalHeaders = (bytes: Uint8Array, view: DataView): ZipMember[] => {
  const members: ZipMember[] = [];
  let at = 0;
  while (u32(view, at) === LOCAL && members.length < MAX_ENTRIES) {
    const member = readMember(bytes, view, at, true);
    members.push(member);
    const hasLaterSize = (u16(view, at + 6) & 8) !== 0 && member.packedSize === 0;
    if (hasLaterSize) break;
    at += 30 + u16(view, at + 26) + u16(view, at + 28) + member.packedSize;
  }
  return members;
};

/** Members of a ZIP file in the order of its directory; never throws. */
export const listZipMembers = (bytes: Uint8Array): ZipListing => {
  const view = viewOf(bytes);
  const end = findEnd(view);
  if (end < 0) return { members: walkLocalHeaders(bytes, view), isComplete: false };
  return { members: listDirectory(bytes, view, findDirectory(view, end)), isComplete: true };
};

/** Packed bytes of a member; null where its local header is not there. */
export const packedBytes = (bytes: Uint8Array, member: ZipMember): Uint8Array | null => {
  const view = viewOf(bytes);
  if (u32(view, member.offset) !== LOCAL) return null;
  const start = member.offset + 30 + u16(view, member.offset + 26) + u16(view, member.offset + 28);
  return bytes.subarray(start, start + member.packedSize);
};
