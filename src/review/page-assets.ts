import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { PACKAGE_ROOT } from '../package-root.ts';

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

const readAsset = (path: string): PageAsset => ({
  bytes: new Uint8Array(readFileSync(path)),
  type: TYPES[extname(path)] ?? 'application/octet-stream',
});

/** Loads the built page into memory once: no request ever names a path of the disk. */
export const loadPageAssets = (folder = join(PACKAGE_ROOT, 'dist/page')): PageAssets => {
  const start = join(folder, 'index.html');
  if (!existsSync(start)) throw new Error(`expected the built page in ${folder}, found nothing; run \`npm run build\``);
  const names = readdirSync(join(folder, 'assets'));
  return {
    start: readAsset(start),
    files: new Map(names.map((name) => [name, readAsset(join(folder, 'assets', name))])),
  };
};
