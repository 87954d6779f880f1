/** File in a TAR archive. */
export interface TarMember {
  readonly name: Uint8Array;
  readonly bytes: Uint8Array;
  /** False where the archive ends inside the member. */
  readonly isComplete: boolean;
}

const BLOCK = 512;
const FILE_TYPES: ReadonlySet<string> = new Set(['0', '\0', '7']);
const GNU_LONG_NAME = 'L';
const PAX_HEADER = 'x';

const ascii = (bytes: Uint8Array, at: number, length: number): string =>
  Buffer.from(bytes.subarray(at, at + length)).toString('latin1');

/** Bytes of a field up to its first NUL. */
const fieldBytes = (bytes: Uint8Array, at: number, length: number): Uint8Array => {
  const field = bytes.subarray(at, at + length);
  const end = field.indexOf(0);
  return end < 0 ? field : field.subarray(0, end);
};

/** `path` of a PAX header: records of the form `30 path=目录/附件.docx\n`. */
const paxPath = (content: Uint8Array): Uint8Array | null => {
  const match = /\d+ path=([^\n]*)\n/.exec(Buffer.from(content).toString('utf8'));
  return match?.[1] === undefined ? null : Buffer.from(match[1], 'utf8');
};

/** True when the bytes begin with a TAR header. */
export const isTar = (bytes: Uint8Array): boolean => bytes.length >= BLOCK && ascii(bytes, 257, 5) === 'ustar';

/** Files of a TAR archive; directories, links and devices are left out. Never throws. */
export const listTarMembers = (bytes: Uint8Array): readonly TarMember[] => {
  const members: TarMember[] = [];
  let longName: Uint8Array | null = null;
  for (let at = 0; at + BLOCK <= bytes.length && bytes[at] !== 0; ) {
    const size = Number.parseInt(ascii(bytes, at + 124, 12).replace(/[^0-7].*$/s, ''), 8) || 0;
    const type = ascii(bytes, at + 156, 1);
    const content = bytes.subarray(at + BLOCK, at + BLOCK + size);
    if (type === GNU_LONG_NAME) longName = fieldBytes(content, 0, content.length);
    else if (type === PAX_HEADER) longName = paxPath(content) ?? longName;
    else {
      const name = longName ?? fieldBytes(bytes, at, 100);
      if (FILE_TYPES.has(type)) members.push({ name, bytes: content, isComplete: content.length === size });
      longName = null;
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return members;
};
