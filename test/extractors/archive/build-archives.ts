import { deflateRawSync } from 'node:zlib';

/** One member of a generated ZIP file. */
export interface ZipPart {
  readonly name: Uint8Array | string;
  readonly bytes: Uint8Array;
  readonly flags?: number;
  readonly method?: number;
  /** Claimed size instead of the real one. */
  readonly claimedSize?: number;
  /** Packed bytes as they are, instead of packing `bytes`. */
  readonly packed?: Uint8Array;
}

const bytesOf = (name: Uint8Array | string): Uint8Array =>
  typeof name === 'string' ? Buffer.from(name, 'utf8') : name;

const header = (part: ZipPart, packed: Uint8Array, signature: number, lead: number): Buffer => {
  const out = Buffer.alloc(lead + 26);
  out.writeUInt32LE(signature, 0);
  out.writeUInt16LE(20, lead);
  out.writeUInt16LE(part.flags ?? (typeof part.name === 'string' ? 0x0800 : 0), lead + 2);
  out.writeUInt16LE(part.method ?? 8, lead + 4);
  out.writeUInt32LE(packed.length, lead + 14);
  out.writeUInt32LE(part.claimedSize ?? part.bytes.length, lead + 18);
  out.writeUInt16LE(bytesOf(part.name).length, lead + 22);
  return out;
};

/** A ZIP file with every field under the test's control; checksums are left 0, nobody reads them here. */
export const buildZip = (parts: readonly ZipPart[]): Uint8Array => {
  const locals: Uint8Array[] = [];
  const centrals: Uint8Array[] = [];
  let offset = 0;
  for (const part of parts) {
    const packed = part.packed ?? (part.method === 0 ? part.bytes : deflateRawSync(part.bytes));
    const name = bytesOf(part.name);
    const local = Buffer.concat([header(part, packed, 0x04034b50, 4), name, packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    centrals.push(Buffer.concat([header(part, packed, 0x02014b50, 6), place, name]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
};

/** A TAR archive of plain files. */
export const buildTar = (files: readonly (readonly [name: string, bytes: Uint8Array])[]): Uint8Array => {
  const blocks = files.flatMap(([name, bytes]) => {
    const head = Buffer.alloc(512);
    head.write(name, 0, 'utf8');
    head.write(bytes.length.toString(8).padStart(11, '0'), 124, 'latin1');
    head.write('0', 156, 'latin1');
    head.write('ustar', 257, 'latin1');
    return [head, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
};
