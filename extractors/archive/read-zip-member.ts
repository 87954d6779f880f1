import { type Inflated, inflateBytes } from './inflate-bytes.ts';
import { packedBytes, type ZipMember } from './zip-members.ts';

const STORED = 0;
const DEFLATED = 8;

/** Unpacks a member, at most `limit` bytes whatever its directory claims. */
export const readZipMember = (bytes: Uint8Array, member: ZipMember, limit: number): Inflated => {
  const packed = packedBytes(bytes, member);
  if (!packed) return { kind: 'broken' };
  if (member.method === DEFLATED) return inflateBytes(packed, limit);
  if (member.method !== STORED) return { kind: 'broken' };
  if (packed.length > limit) return { kind: 'too-large' };
  return { kind: packed.length < member.packedSize ? 'cut' : 'whole', bytes: packed };
};
