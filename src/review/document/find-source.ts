import { existsSync, realpathSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { openFileArchive } from '../../crawl/index.ts';
import type { JobSource } from '../../worker/index.ts';
import { FileError, fingerprintFile, type WorkerPool } from '../../worker/index.ts';

/** Where the bytes of a document are, checked against its id, or why they are nowhere. */
export type FoundSource =
  | { readonly kind: 'found'; readonly origin: string; readonly source: JobSource }
  | { readonly kind: 'gone'; readonly reason: string };

/** What looking for a source needs. */
export interface SourceSearch {
  readonly pool: WorkerPool;
  /** Folder the user named with --source-root; null: the current folder, and absolute origins as they are. */
  readonly root: string | null;
  /** Folder in which `jixiao crawl` keeps what it fetched, by sha256. */
  readonly archive: string;
}

/** Step down from the full origin to its last name: a folder that was moved as a whole is found again. */
const suffixes = (path: string): string[] => {
  const steps = path.split(/[\\/]+/).filter((step) => step !== '' && step !== '.' && step !== '..');
  return steps.map((_, index) => steps.slice(index).join('/'));
};

const isInside = (root: string, path: string): boolean => {
  const way = relative(root, path);
  return way !== '' && !way.startsWith('..') && !isAbsolute(way);
};

/** Files that an origin may stand for. Nothing outside a named root is ever opened, links included. */
export const candidatePaths = (origin: string, root: string | null): string[] => {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(origin) || origin.includes('\0')) return [];
  if (root === null) return [resolve(origin)];
  const base = realpathSync(root);
  return suffixes(origin)
    .map((path) => join(base, path))
    .filter((path) => existsSync(path))
    .map((path) => realpathSync(path))
    .filter((path) => isInside(base, path));
};

/** An origin as the file it lies in and the member inside it: `公开.zip!附件1.docx` → `公开.zip`; the file itself first. */
const carriers = (origin: string): string[] => [
  origin,
  ...[...origin.matchAll(/!/g)].map(({ index }) => origin.slice(0, index)),
];

const fingerprintOf = async (path: string): Promise<string | null> => {
  try {
    return (await fingerprintFile(path)).id;
  } catch (error) {
    if (error instanceof FileError) return null;
    throw error;
  }
};

/** The member of an archive with these bytes; the archive is opened in a worker. */
const findMember = async (pool: WorkerPool, path: string, archive: string, id: string): Promise<JobSource | null> => {
  const message = { kind: 'job', task: 'document', id: archive, origin: path, source: { kind: 'file', path } } as const;
  const result = await pool.run(message, false);
  if (result.kind !== 'members') return null;
  const member = result.members.find((candidate) => candidate.id === id);
  return member ? { kind: 'bytes', bytes: member.bytes } : null;
};

/**
 * Finds the bytes of a document by its id: at the origins that the database knows, and only while their sha256 is that
 * id, so that neither an address nor a forged origin can show any other file.
 */
export const findSource = async (
  { pool, root, archive }: SourceSearch,
  id: string,
  origins: readonly string[],
): Promise<FoundSource> => {
  const fetched = openFileArchive(archive).path(id);
  if (existsSync(fetched) && (await fingerprintOf(fetched)) === id)
    return { kind: 'found', origin: origins[0] ?? '', source: { kind: 'file', path: fetched } };
  let changed = false;
  for (const origin of origins)
    for (const carrier of carriers(origin))
      for (const path of candidatePaths(carrier, root)) {
        const found = await fingerprintOf(path);
        if (found === id) return { kind: 'found', origin, source: { kind: 'file', path } };
        if (found === null) continue;
        const member = carrier === origin ? null : await findMember(pool, path, found, id);
        if (member) return { kind: 'found', origin, source: member };
        changed = true;
      }
  return { kind: 'gone', reason: changed ? 'changed' : 'missing' };
};
