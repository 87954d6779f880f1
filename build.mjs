// Builds dist/ from the TypeScript sources; run by `npm ci` (prepare). Quick, silent, idempotent; types are checked by `npm run types`.
// A production install has no bundler and ships dist/ already: then there is nothing to do.
import { chmodSync, existsSync, writeFileSync } from 'node:fs';

const entry = 'dist/src/cli/main.js';
const bundler = await import('vite').catch(() => null);
if (bundler === null) {
  if (existsSync(entry)) process.exit(0);
  console.error('jixiao: the bundler is not installed and dist/ is missing; run `npm ci` with dev dependencies.');
  process.exit(1);
}

// The program and the process of its workers. In a few files it starts twice as fast as in a thousand modules.
await bundler.build({
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  ssr: {
    noExternal: true,
    // Packages with native code or data files of their own, and the network.
    external: ['better-sqlite3', 'onnxruntime-node', 'pdfjs-dist', 'sharp', 'tesseract.js', 'undici'],
  },
  build: {
    ssr: true,
    outDir: 'dist',
    target: 'node20',
    minify: false,
    rolldownOptions: {
      input: Object.fromEntries(
        ['src/cli/main', 'src/worker/worker-process', 'src/source-digest'].map((name) => [name, `${name}.ts`]),
      ),
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
chmodSync(entry, 0o755);
// Databases know by these which documents an older version read.
const { sourceDigest } = await import('./dist/src/source-digest.js');
writeFileSync('dist/source-digest.json', `${JSON.stringify(sourceDigest('.'))}\n`);

// The page of `jixiao review`; a copy of the program without it reads documents all the same.
const page = 'src/review/page';
if (existsSync(page))
  await bundler.build({
    root: page,
    base: '/',
    configFile: false,
    logLevel: 'warn',
    // The page may load nothing but files of its own, so nothing is inlined as data either.
    build: {
      outDir: '../../../dist/page',
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  });
