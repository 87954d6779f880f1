import { createHash } from 'node:crypto';
import {
  type Finding,
  finding,
  type Limits,
  type NoteCode,
  type Outcome,
  outcome,
  type Source,
} from '../../src/model/index.ts';
import type { MediaKind } from '../sniff/media-kind.ts';
import { sniffMedia } from '../sniff/sniff-media.ts';
import { isDocumentMember } from './document-member.ts';
import { type ArchiveMember, listArchiveMembers } from './list-archive-members.ts';
import { cleanMemberName } from './member-name.ts';

/** Archives inside archives are opened down to this depth. */
const MAX_ARCHIVE_DEPTH = 4;
/** Members of one received file that are read, over all depths. */
const MAX_ARCHIVE_MEMBERS = 2000;

const ARCHIVES: ReadonlySet<MediaKind> = new Set(['zip', 'gzip', 'tar', 'mail', 'mht']);

/** Names of documents that are ZIP packages themselves. */
const DOCUMENT_PACKAGE = /\.(?:docx|docm|xlsx|xlsm|pptx|ofd|odt|ods|wps|et)$/i;

interface Expansion {
  readonly limits: Limits;
  readonly sources: Source[];
  readonly notes: Finding[];
  readonly names: Set<string>;
  readonly skipped: string[];
  bytesLeft: number;
  membersLeft: number;
}

const sourceOf = (bytes: Uint8Array, origin: string): Source => ({
  id: createHash('sha256').update(bytes).digest('hex'),
  bytes,
  origin,
});

/** Notes of one code that are printed; more are counted, so that 500 broken members are no 500 notes. */
const MAX_NOTES_OF_A_CODE = 20;

const groupNotes = (origin: string, notes: readonly Finding[]): Finding[] => {
  const counts = new Map<NoteCode, number>();
  const shown = notes.filter(({ code }) => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    return count <= MAX_NOTES_OF_A_CODE;
  });
  const more = [...counts].filter(([, count]) => count > MAX_NOTES_OF_A_CODE);
  return [
    ...shown,
    ...more.map(([code, n]) =>
      finding(code, 'error', `${origin}: the same of ${n - MAX_NOTES_OF_A_CODE} more members`),
    ),
  ];
};

/** Two members of one name are told apart by a number: `a.zip!附件1.doc`, `a.zip!附件1.doc~2`. */
const uniqueOrigin = (state: Expansion, origin: string): string => {
  let unique = origin;
  for (let n = 2; state.names.has(unique); n++) unique = `${origin}~${n}`;
  state.names.add(unique);
  return unique;
};

const refusalOf = (member: ArchiveMember, origin: string, limits: Limits): Finding | null => {
  if (member.problem === 'encrypted')
    return finding('encrypted', 'error', `${origin} is protected with a password; publish it without one`);
  if (member.problem === 'too-large')
    return finding(
      'too-large',
      'error',
      `${origin} unpacks to more than a document does or than the limit of ${limits.maxUnpackedBytes >> 20} MB`,
    );
  if (member.problem === 'broken')
    return finding('unreadable', 'error', `${origin} could not be unpacked: its packed data are damaged or missing`);
  if (member.problem === 'method')
    return finding(
      'unsupported-format',
      'error',
      `${origin} is packed by a method that is not read; pack it as plain ZIP`,
    );
  return null;
};

const takeMember = (state: Expansion, member: ArchiveMember, origin: string, depth: number): void => {
  const refusal = refusalOf(member, origin, state.limits);
  if (refusal) {
    state.notes.push(refusal);
    return;
  }
  if (member.problem === 'cut')
    state.notes.push(finding('truncated', 'error', `${origin} is cut: its packed data end early`));
  const { kind } = sniffMedia(member.bytes);
  if (ARCHIVES.has(kind)) expand(state, sourceOf(member.bytes, origin), kind, depth + 1);
  else if (isDocumentMember(member.name, kind)) state.sources.push(sourceOf(member.bytes, uniqueOrigin(state, origin)));
  else state.skipped.push(origin);
};

/** Takes the members of one archive in order until a limit is reached, and says so. */
const expand = (state: Expansion, source: Source, kind: MediaKind, depth: number): void => {
  if (depth > MAX_ARCHIVE_DEPTH) {
    const message = `${source.origin} lies more than ${MAX_ARCHIVE_DEPTH} archives deep and was not opened`;
    state.notes.push(finding('too-large', 'error', message));
    return;
  }
  const listing = listArchiveMembers(source, kind);
  if (!listing.isComplete)
    state.notes.push(finding('truncated', 'error', `${source.origin} is cut: its directory or end is missing`));
  for (const [index, entry] of listing.members.entries()) {
    const origin = `${source.origin}!${cleanMemberName(entry.name)}`;
    if (state.membersLeft <= 0 || state.bytesLeft <= 0) {
      const limit =
        state.membersLeft <= 0 ? `${MAX_ARCHIVE_MEMBERS} members` : `${state.limits.maxUnpackedBytes >> 20} MB`;
      const left = listing.members.length - index;
      state.notes.push(
        finding('too-large', 'error', `${source.origin}: ${left} members are over the limit of ${limit}`),
      );
      return;
    }
    state.membersLeft -= 1;
    const member = entry.open(Math.min(state.bytesLeft, state.limits.maxBytes));
    state.bytesLeft -= member.spent;
    takeMember(state, member, origin, depth);
  }
};

const skippedNote = (origin: string, skipped: readonly string[]): Finding[] => {
  if (skipped.length === 0) return [];
  const names = skipped.slice(0, 5).map((name) => name.slice(origin.length + 1));
  const more = skipped.length > names.length ? ' …' : '';
  const message = `${origin}: ${skipped.length} members are no documents and were skipped: ${names.join(', ')}${more}`;
  return [finding('unsupported-format', 'info', message)];
};

/** Says that an archive gave no document, and the first reason; a DOCX whose end is missing is only known to be a ZIP. */
const nothingFound = (origin: string, [first]: readonly Finding[]): string => {
  if (DOCUMENT_PACKAGE.test(origin))
    return 'expected a document, found a damaged or cut package without one; fetch it again';
  const reason = first ? ` (${first.message.replace(origin, '').replace(/^[!: ]+/, '')})` : '';
  return `expected an archive of documents, found none in it that can be read${reason}; look into it, or fetch it again`;
};

/**
 * Members of an archive (压缩包) or mail as sources of their own with origins like `公开.zip!附件1.docx`; `[source]` when
 * the bytes are no archive (a DOCX is none). Bombs, encrypted members and limits are findings, never exceptions. An
 * archive without any readable document stays as `[source]` too, so that its row in the database can say so.
 */
export const expandSource = (source: Source, limits: Limits): Outcome<readonly Source[]> => {
  const { kind } = source.bytes.length > limits.maxBytes ? { kind: 'unknown' as const } : sniffMedia(source.bytes);
  if (!ARCHIVES.has(kind)) return outcome([source]);
  const state: Expansion = {
    limits,
    sources: [],
    notes: [],
    names: new Set(),
    skipped: [],
    bytesLeft: limits.maxUnpackedBytes,
    membersLeft: MAX_ARCHIVE_MEMBERS,
  };
  expand(state, source, kind, 1);
  const notes = [...groupNotes(source.origin, state.notes), ...skippedNote(source.origin, state.skipped)];
  if (state.sources.length > 0) return outcome(state.sources, notes);
  return outcome([source], [...notes, finding('unreadable', 'error', nothingFound(source.origin, state.notes))]);
};
