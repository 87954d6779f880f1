import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';

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

/** Hash of a file by way of one buffer; a stream leaves as many as the file is long. */
const hashInParts = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  const file = await open(path);
  try {
    const buffer = Buffer.allocUnsafe(1024 * 1024);
    for (let read = await file.read(buffer); read.bytesRead > 0; read = await file.read(buffer))
      hash.update(buffer.subarray(0, read.bytesRead));
  } finally {
    await file.close();
  }
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
    if (found.size > WHOLE_BYTES) return { id: await hashInParts(path), size: found.size };
    return fingerprintBytes(readFileSync(path));
  } catch (error) {
    if (error instanceof FileError) throw error;
    const code = String((error as { code?: unknown }).code);
    throw new FileError(REASONS[code] ?? `it cannot be read (${(error as Error).message})`, error);
  }
};
