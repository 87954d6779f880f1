import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import fastGlob from 'fast-glob';
import type { Input } from '../worker/index.ts';
import { DOCUMENT_EXTENSIONS } from './document-extensions.ts';

/** What the paths on the command line stand for. */
export interface FoundInputs {
  /** In the order of their origin by code point, each once. */
  readonly inputs: readonly Input[];
  /** Files in folders that are no documents, by extension. */
  readonly skipped: Readonly<Record<string, number>>;
  /** Arguments that stand for nothing that can be read, each with one line why. */
  readonly failures: readonly { readonly origin: string; readonly error: string }[];
}

const extensionOf = (path: string): string => extname(path).slice(1).toLowerCase();

const isDocumentName = (path: string): boolean => DOCUMENT_EXTENSIONS.includes(extensionOf(path));

const withoutDot = (path: string): string => path.replace(/^\.\//, '');

/** Files below a folder, hidden ones aside; links to files are followed, links to folders are not (they may go in circles). */
const filesBelow = async (folder: string): Promise<readonly string[]> => {
  const entries = await fastGlob('**/*', {
    cwd: folder,
    onlyFiles: false,
    followSymbolicLinks: false,
    objectMode: true,
    ignore: ['**/node_modules/**'],
    suppressErrors: true,
  });
  const prefix = folder.replace(/\/+$/, '');
  const paths: string[] = [];
  for (const { path, dirent } of entries) {
    const full = withoutDot(folder === '/' ? `/${path}` : `${prefix}/${path}`);
    const linked = dirent.isSymbolicLink() && (await stat(full).catch(() => null))?.isFile();
    if (dirent.isFile() || linked) paths.push(full);
  }
  return paths;
};

const readStandardInput = async (): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
};

/** Collects what one command-line argument stands for. */
interface Collector {
  readonly found: Map<string, Input>;
  readonly skipped: Record<string, number>;
  readonly failures: { origin: string; error: string }[];
}

const addFile = ({ found }: Collector, path: string): void => {
  found.set(path, { origin: path, source: { kind: 'file', path } });
};

const addFolder = async (collector: Collector, folder: string): Promise<void> => {
  for (const path of await filesBelow(folder)) {
    if (isDocumentName(path)) addFile(collector, path);
    else {
      const extension = extensionOf(path) || 'no extension';
      collector.skipped[extension] = (collector.skipped[extension] ?? 0) + 1;
    }
  }
};

const addPath = async (collector: Collector, path: string): Promise<void> => {
  const found = await stat(path).catch(() => null);
  // A name like 报表[1].txt is a file first and a pattern only when there is no such file.
  if (found?.isDirectory()) return addFolder(collector, path);
  if (found) return addFile(collector, withoutDot(path));
  if (!fastGlob.isDynamicPattern(path)) {
    collector.failures.push({ origin: path, error: 'expected a file or folder, found nothing; check the path' });
    return;
  }
  const matches = await fastGlob(path, { onlyFiles: false, suppressErrors: true });
  if (matches.length === 0)
    collector.failures.push({ origin: path, error: 'expected files for this pattern, found none; check the pattern' });
  for (const match of matches) await addPath(collector, match);
};

const addArgument = async (collector: Collector, argument: string): Promise<void> => {
  if (argument === '-') {
    collector.found.set('stdin', { origin: 'stdin', source: { kind: 'bytes', bytes: await readStandardInput() } });
  } else if (/^https?:\/\//i.test(argument)) {
    const error = 'expected a file, found a URL; fetching comes with `jixiao crawl`: download it and give the file';
    collector.failures.push({ origin: argument, error });
  } else await addPath(collector, argument);
};

/** Expands files, folders, patterns and `-` (standard input) into inputs. Never throws for a path. */
export const findInputs = async (arguments_: readonly string[]): Promise<FoundInputs> => {
  const collector: Collector = { found: new Map(), skipped: {}, failures: [] };
  for (const argument of arguments_) await addArgument(collector, argument);
  const keyed = [...collector.found.values()].map((input) => ({ input, key: Buffer.from(input.origin) }));
  const inputs = keyed.sort((a, b) => Buffer.compare(a.key, b.key)).map(({ input }) => input);
  return { inputs, skipped: collector.skipped, failures: collector.failures };
};
