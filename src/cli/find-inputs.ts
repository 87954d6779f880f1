import { lstatSync, readdirSync, type Stats, statSync } from 'node:fs';
import { extname } from 'node:path';
import type { Input } from '../worker/index.ts';
import { DOCUMENT_EXTENSIONS } from './document-extensions.ts';

/** What the paths on the command line stand for. */
export interface FoundInputs {
  /** In the order of their origin by code point, each once. */
  readonly inputs: readonly Input[];
  /** Files in folders that are no documents, by extension. */
  readonly skipped: Readonly<Record<string, number>>;
  /** Arguments and folders that stand for nothing that can be read, each with one line why. */
  readonly failures: readonly { readonly origin: string; readonly error: string }[];
}

const extensionOf = (path: string): string => extname(path).slice(1).toLowerCase();

const isDocumentName = (path: string): boolean => DOCUMENT_EXTENSIONS.includes(extensionOf(path));

const withoutDot = (path: string): string => path.replace(/^\.\//, '');

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

const addFolderFile = (collector: Collector, path: string): void => {
  const extension = extensionOf(path) || 'no extension';
  if (isDocumentName(path)) addFile(collector, path);
  else collector.skipped[extension] = (collector.skipped[extension] ?? 0) + 1;
};

/** False for links to folders, which may go in circles; a link to nothing is taken, so that its error is told. */
const isLinkedFile = (path: string): boolean => {
  try {
    return statSync(path).isFile();
  } catch {
    return true;
  }
};

/** Takes the files below a folder, hidden ones aside. */
const addFolder = (collector: Collector, folder: string): void => {
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const path = withoutDot(`${folder.replace(/\/+$/, '')}/${entry.name}`);
      if (entry.isDirectory()) addFolder(collector, path);
      else if (entry.isFile() || (entry.isSymbolicLink() && isLinkedFile(path))) addFolderFile(collector, path);
    }
  } catch {
    const error = 'expected a folder, found no permission to list it; change its access rights';
    collector.failures.push({ origin: folder, error });
  }
};

/** Follows links; a link in a circle or to nothing is itself, so that reading it tells what is wrong. */
const statsOf = (path: string): Stats | null => {
  for (const look of [statSync, lstatSync])
    try {
      return look(path);
    } catch {}
  return null;
};

const addPath = async (collector: Collector, path: string): Promise<void> => {
  const found = statsOf(path);
  // A name like 报表[1].txt is a file first and a pattern only when there is no such file.
  if (found?.isDirectory()) return addFolder(collector, path);
  if (found) return addFile(collector, withoutDot(path));
  const { default: fastGlob } = await import('fast-glob');
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
    const error = 'expected a file, found a web address; `jixiao ingest` fetches addresses, here give the file';
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
