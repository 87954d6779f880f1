import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, statSync } from 'node:fs';

/** Files up to this size are hashed in one piece. */
const WHOLE_BYTES = 4 * 1024 * 1024;

/** Identity of a file: sha256 of its bytes (the document id) and its size. */
export interface Fingerprint {
  readonly id: string;
  readonly size: number;
}

/** A file that cannot be read at all: missing, no permission, no regular file. The message is one line for the user. */
export class FileError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'FileError';
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'expected a file, found nothing; check the path',
  EACCES: 'expected a readable file, found no permission; change its access rights',
  EPERM: 'expected a readable file, found no permission; change its access rights',
  EISDIR: 'expected a file, found a folder; name a file',
  ELOOP: 'expected a file, found a link that leads in a circle; remove it',
  EMFILE: 'expected a file, found too many open ones; use fewer --jobs',
};

const hashStream = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) hash.update(chunk as Buffer);
  return hash.digest('hex');
};

/** Hashes bytes that are already in memory. */
export const fingerprintBytes = (bytes: Uint8Array): Fingerprint => ({
  id: createHash('sha256').update(bytes).digest('hex'),
  size: bytes.byteLength,
});

/** Hashes a file of any size without holding it. Throws {@link FileError}. */
export const fingerprintFile = async (path: string): Promise<Fingerprint> => {
  try {
    // Synchronous on purpose: for small files the thread pool costs ten times as much as the reading (0.26 against 0.03 ms).
    const found = statSync(path);
    if (!found.isFile()) throw new FileError('expected a file, found a folder, pipe or device; name a file');
    if (found.size > WHOLE_BYTES) return { id: await hashStream(path), size: found.size };
    return fingerprintBytes(readFileSync(path));
  } catch (error) {
    if (error instanceof FileError) throw error;
    const code = String((error as { code?: unknown }).code);
    throw new FileError(REASONS[code] ?? `it cannot be read (${(error as Error).message})`, error);
  }
};
