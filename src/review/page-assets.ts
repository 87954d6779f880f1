import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One built file of the page. */
export interface PageAsset {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

/** The built page: its start file, and everything under `assets/` by name. */
export interface PageAssets {
  readonly start: PageAsset;
  readonly files: ReadonlyMap<string, PageAsset>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Folder of the built page, from the sources and from dist/. */
const pageFolder = (): string => {
  const fromDist = fileURLToPath(new URL('../../page/', import.meta.url));
  return import.meta.url.endsWith('.js') ? fromDist : fileURLToPath(new URL('../../dist/page/', import.meta.url));
};

const readAsset = (path: string): PageAsset => ({
  bytes: new Uint8Array(readFileSync(path)),
  type: TYPES[extname(path)] ?? 'application/octet-stream',
});

/** Loads the built page into memory once: no request ever names a path of the disk. */
export const loadPageAssets = (folder = pageFolder()): PageAssets => {
  const start = join(folder, 'index.html');
  if (!existsSync(start)) throw new Error(`expected the built page in ${folder}, found nothing; run \`npm run build\``);
  const names = readdirSync(join(folder, 'assets'));
  return {
    start: readAsset(start),
    files: new Map(names.map((name) => [name, readAsset(join(folder, 'assets', name))])),
  };
};
