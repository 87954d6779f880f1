// Builds dist/ from the TypeScript sources; run by `npm ci` (prepare). Quick, silent, idempotent.
// The page of `jixiao review` is bundled into dist/page. A production install has no compiler and ships dist/ already: then there is nothing to do.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const entry = 'dist/src/cli/main.js';
let compiler;
try {
  compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
} catch {
  if (existsSync(entry)) process.exit(0);
  console.error('jixiao: TypeScript is not installed and dist/ is missing; run `npm ci` with dev dependencies.');
  process.exit(1);
}
const { status } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);
if (existsSync(entry)) chmodSync(entry, 0o755);
// Databases know by these which documents an older version read.
const { sourceDigest } = await import('./dist/src/source-digest.js');
writeFileSync('dist/source-digest.json', `${JSON.stringify(sourceDigest('.'))}\n`);

const { build } = await import('vite');
await build({
  root: 'src/review/page',
  base: '/',
  configFile: false,
  logLevel: 'warn',
  // The page may load nothing but files of its own, so nothing is inlined as data either.
  build: { outDir: '../../../dist/page', emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
});
