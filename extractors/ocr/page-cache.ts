import { createCipheriv, createDecipheriv, createHash, hkdfSync } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Block, Outcome } from '../../src/model/index.ts';
import type { PageImage, RecognizePage } from './page-image.ts';

/** Bytes that the cache may hold: some hundred thousand pages. */
const MOST_BYTES = 1024 ** 3;
/** Share that is kept when it is over. */
const KEPT = 0.8;
const CIPHER = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;

/** Name of an entry, and the key that opens it. */
interface Entry {
  readonly file: string;
  readonly secret: Uint8Array;
}

/**
 * Both follow from the pixels, so that only who has the page can open what was read on it: the text of a scan holds the
 * names and telephone numbers of those who filled it in, and must not lie about in plain.
 */
const entryOf = (folder: string, version: string, image: PageImage): Entry => {
  const { pixels, width, height, channels, dpi, page, pageBox } = image;
  const facts = JSON.stringify({ version, width, height, channels, dpi, page, pageBox });
  const digest = createHash('sha256').update(facts).update(pixels).digest();
  const derive = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', digest, '', purpose, 32));
  const name = derive('name').toString('hex');
  return { file: join(folder, name.slice(0, 2), name.slice(2)), secret: derive('key') };
};

const seal = (secret: Uint8Array, value: unknown): Buffer => {
  const nonce = createHash('sha256').update(secret).digest().subarray(0, NONCE);
  const cipher = createCipheriv(CIPHER, secret, nonce);
  const sealed = cipher.update(deflateRawSync(JSON.stringify(value)));
  return Buffer.concat([sealed, cipher.final(), cipher.getAuthTag()]);
};

/** Throws when the bytes are not what was sealed with this key. */
const unseal = (secret: Uint8Array, bytes: Buffer): Outcome<readonly Block[]> => {
  const nonce = createHash('sha256').update(secret).digest().subarray(0, NONCE);
  const decipher = createDecipheriv(CIPHER, secret, nonce).setAuthTag(bytes.subarray(-TAG));
  const plain = Buffer.concat([decipher.update(bytes.subarray(0, -TAG)), decipher.final()]);
  return JSON.parse(inflateRawSync(plain).toString('utf8')) as Outcome<readonly Block[]>;
};

const load = async ({ file, secret }: Entry): Promise<Outcome<readonly Block[]> | null> => {
  try {
    const value = unseal(secret, await readFile(file));
    const now = new Date();
    await utimes(file, now, now).catch(() => {});
    return value;
  } catch {
    return null;
  }
};

/** Complete or not at all: written beside its place, then moved there. A disk that is full or read-only costs only time. */
const save = async ({ file, secret }: Entry, value: Outcome<readonly Block[]>): Promise<void> => {
  const beside = `${file}.${process.pid}`;
  try {
    await mkdir(join(file, '..'), { recursive: true, mode: 0o700 });
    await writeFile(beside, seal(secret, value), { mode: 0o600 });
    await rename(beside, file);
  } catch {
    await rm(beside, { force: true }).catch(() => {});
  }
};

/** Lets the entries go that were not used for longest, when all of them are more than `most` bytes. */
export const prunePageCache = async (folder: string, most: number): Promise<void> => {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = await Promise.all(
    found
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        const facts = await stat(path).catch(() => null);
        return { path, size: facts?.size ?? 0, usedAt: facts?.mtimeMs ?? 0 };
      }),
  );
  let total = files.reduce((sum, { size }) => sum + size, 0);
  if (total <= most) return;
  for (const { path, size } of files.sort((a, b) => a.usedAt - b.usedAt)) {
    if (total <= most * KEPT) return;
    await rm(path, { force: true }).catch(() => {});
    total -= size;
  }
};

/** Whether a result would be another one at the next try: an engine was missing, or broke. */
const isPassing = ({ notes }: Outcome<unknown>): boolean =>
  notes.some(({ code }) => code === 'unreadable' || code === 'ocr-engine-missing');

/**
 * Remembers what was recognised on a page in a folder, by its pixels and the version of the recognition; the same page gives
 * the same blocks with it and without it. Old entries go when the folder has grown to a gigabyte.
 */
export const cachedRecognizer = (
  recognize: RecognizePage,
  { folder, version, most = MOST_BYTES }: { readonly folder: string; readonly version: string; readonly most?: number },
): RecognizePage => {
  let pruned = false;
  return async (image) => {
    const entry = entryOf(folder, version, image);
    const known = await load(entry);
    if (known) return known;
    const read = await recognize(image);
    if (isPassing(read)) return read;
    await save(entry, read);
    if (!pruned) await prunePageCache(folder, most);
    pruned = true;
    return read;
  };
};
