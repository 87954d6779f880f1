import type { Source } from '../../src/model/index.ts';
import type { MediaKind } from '../sniff/media-kind.ts';
import { gunzipBytes, type Inflated } from './inflate-bytes.ts';
import { listMailParts } from './mail-parts.ts';
import { cleanMemberName, decodeMemberName } from './member-name.ts';
import { readZipMember } from './read-zip-member.ts';
import { isTar, listTarMembers } from './tar-members.ts';
import { listZipMembers, type ZipMember } from './zip-members.ts';

/** An unpacked member; `bytes` is empty where a problem other than `cut` is named. */
export interface ArchiveMember {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly problem: 'encrypted' | 'too-large' | 'broken' | 'method' | 'cut' | null;
  /** Bytes that were unpacked to find that out, also where they were thrown away. */
  readonly spent: number;
}

/** A member that is unpacked only when it is opened, to at most `limit` bytes. */
interface ArchiveEntry {
  readonly name: string;
  readonly open: (limit: number) => ArchiveMember;
}

/** Entries of an archive; `isComplete` is false for a cut archive. */
export interface ArchiveListing {
  readonly members: readonly ArchiveEntry[];
  readonly isComplete: boolean;
}

const NOTHING = new Uint8Array(0);

/**
 * Deflate packs a megabyte of blanks a thousandfold; texts and scans stay far below this. What unpacks to more, beyond
 * a size that harms nobody, is a bomb.
 */
const MAX_RATIO = 300;
const HARMLESS_BYTES = 8 * 1024 * 1024;

const bombLimit = (packed: number, limit: number): number =>
  Math.min(limit, Math.max(HARMLESS_BYTES, packed * MAX_RATIO));

const refused = (name: string, problem: ArchiveMember['problem'], spent = 0): ArchiveMember => ({
  name,
  bytes: NOTHING,
  problem,
  spent,
});

const memberOf = (name: string, inflated: Inflated, limit: number): ArchiveMember => {
  if (!('bytes' in inflated)) return refused(name, inflated.kind, limit);
  const problem = inflated.kind === 'cut' ? 'cut' : null;
  // A Buffer is a Uint8Array, but not to every library.
  const bytes = new Uint8Array(inflated.bytes.buffer, inflated.bytes.byteOffset, inflated.bytes.byteLength);
  return { name, bytes, problem, spent: bytes.length };
};

const stored = (name: string, bytes: Uint8Array, isComplete: boolean): ArchiveEntry => ({
  name,
  open: (limit) =>
    bytes.length > limit
      ? refused(name, 'too-large')
      : memberOf(name, { kind: isComplete ? 'whole' : 'cut', bytes }, limit),
});

const openZipMember = (bytes: Uint8Array, member: ZipMember, name: string, most: number): ArchiveMember => {
  if (member.isEncrypted) return refused(name, 'encrypted');
  if (member.method !== 0 && member.method !== 8) return refused(name, 'method');
  const limit = bombLimit(Math.min(member.packedSize, bytes.length), most);
  // The claim is checked first: a member that says it is too large is not unpacked at all.
  if (member.size > limit) return refused(name, 'too-large');
  return memberOf(name, readZipMember(bytes, member, limit), limit);
};

const listZip = (bytes: Uint8Array): ArchiveListing => {
  const { members, isComplete } = listZipMembers(bytes);
  const entries = members.map((member) => ({ member, name: decodeMemberName(member.name, member.isUtf8) }));
  const files = entries.filter(({ name }) => !/[\\/]$/.test(name));
  return {
    isComplete,
    members: files.map(({ member, name }) => ({ name, open: (limit) => openZipMember(bytes, member, name, limit) })),
  };
};

const listTar = (bytes: Uint8Array): ArchiveListing => ({
  isComplete: true,
  members: listTarMembers(bytes).map((member) =>
    stored(decodeMemberName(member.name, false), member.bytes, member.isComplete),
  ),
});

/** The one file of a GZ archive, named after it: `预算.doc.gz` → `预算.doc`, `表.tgz` → `表.tar`. */
const listGzip = ({ bytes, origin }: Source): ArchiveListing => {
  const base = cleanMemberName(origin.slice(Math.max(origin.lastIndexOf('/'), origin.lastIndexOf('!')) + 1));
  const name = base.replace(/\.tgz$/i, '.tar').replace(/\.gz$/i, '');
  const open = (most: number): ArchiveMember => {
    const limit = bombLimit(bytes.length, most);
    return memberOf(name, gunzipBytes(bytes, limit), limit);
  };
  return { isComplete: true, members: [{ name, open }] };
};

/** Attachments of a mail; its own text only where nothing is attached. The page of a web archive is its first HTML part. */
const listMail = (bytes: Uint8Array, kind: MediaKind): ArchiveListing => {
  const parts = listMailParts(bytes);
  const page = kind === 'mht' ? parts.find(({ mediaType }) => mediaType === 'text/html') : undefined;
  const attached = parts.filter((part) => part.isAttachment);
  const bodies = parts.filter(({ mediaType }) => mediaType === 'text/html');
  const texts = bodies.length > 0 ? bodies : parts;
  const chosen = page ? [page] : attached.length > 0 ? attached : texts;
  return { isComplete: true, members: chosen.map((part) => stored(part.name, part.bytes, true)) };
};

/** Entries of a source of kind `zip`, `gzip`, `tar`, `mail` or `mht`, not yet unpacked; never throws. */
export const listArchiveMembers = (source: Source, kind: MediaKind): ArchiveListing => {
  if (kind === 'zip') return listZip(source.bytes);
  if (kind === 'gzip') return listGzip(source);
  if (kind === 'tar' || isTar(source.bytes)) return listTar(source.bytes);
  return listMail(source.bytes, kind);
};
