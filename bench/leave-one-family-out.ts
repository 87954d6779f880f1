// How well is a layout read that nobody has shown the reader? For every family of the corpus this takes the labels out of
// the lexicon that occur in documents of that family only, reads the family with what is left, and scores it.
//   npx tsx bench/leave-one-family-out.ts [corpus folder] [family...]
// Scans and images are left out: recognition takes minutes and is not what is measured here.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { foldText } from '../normalizers/text/fold-text.ts';
import { pipeline } from '../src/default-pipeline.ts';
import { DEFAULT_LIMITS } from '../src/model/index.ts';
import { layOutDocument } from '../src/readers/carrier/lay-out.ts';
import { extractSource } from '../src/worker/extract-source.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const SHORTEST_INLINE = 4;

interface CorpusFile {
  readonly path: string;
  readonly name: string;
  readonly family: string;
}

interface Score {
  readonly indicator?: number;
  readonly silent?: number;
  readonly review?: number;
}

type Lexicon = Readonly<Record<string, unknown>>;
type Entry = { readonly labels: readonly string[] };

const corpusFiles = (corpus: string): readonly CorpusFile[] => {
  const names = readdirSync(corpus);
  return names
    .filter((name) => name.endsWith('.truth.json'))
    .map(
      (name) =>
        JSON.parse(readFileSync(join(corpus, name), 'utf8')) as { file: string; family: string; format: string },
    )
    .filter(({ format }) => format !== 'pdf-scan' && format !== 'image')
    .map(({ file, family }) => ({ path: join(corpus, file), name: file, family }));
};

/** Labels that a document prints, in comparison form: whole cells, and inside running text where they are long enough. */
const printedLabels = async ({ path, name }: CorpusFile, labels: readonly string[]): Promise<ReadonlySet<string>> => {
  const bytes = new Uint8Array(readFileSync(path));
  const id = createHash('sha256').update(bytes).digest('hex');
  const { value } = await extractSource(pipeline, { id, origin: name, bytes }, { limits: DEFAULT_LIMITS });
  const tokens = layOutDocument(value).flatMap(({ cells }) => cells);
  const found = new Set(tokens.flatMap(({ label }) => (label ? [foldText(label.label)] : [])));
  const text = tokens.map(({ folded }) => folded).join('\n');
  for (const label of labels) if (label.length >= SHORTEST_INLINE && text.includes(label)) found.add(label);
  return found;
};

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && Array.isArray((value as { labels?: unknown }).labels);

const labelsOf = (lexicon: Lexicon): string[] =>
  Object.values(lexicon)
    .flat()
    .filter(isEntry)
    .flatMap(({ labels }) => labels.map(foldText));

/** The lexicon without some labels; an entry that has none left goes too. */
const withoutLabels = (lexicon: Lexicon, removed: ReadonlySet<string>): Lexicon => {
  const strip = <T extends Entry>(entry: T): T => ({
    ...entry,
    labels: entry.labels.filter((label) => !removed.has(foldText(label))),
  });
  return Object.fromEntries(
    Object.entries(lexicon).map(([part, value]) => [
      part,
      Array.isArray(value)
        ? value
            .map((entry) => (isEntry(entry) ? strip(entry) : entry))
            .filter((entry) => !isEntry(entry) || entry.labels.length > 0)
        : value,
    ]),
  );
};

/** What the program is built of; the review page is none of it here. */
const PROGRAM = ['src', 'extractors', 'normalizers', 'data', 'build.mjs', 'package.json'];

/** Folder that keeps what was read without its labels (`KEEP=folder`), to look at afterwards. */
const KEEP = process.env.KEEP;

/** Reads a family with a program of its own that has the given lexicon, and scores the records. */
const scoreFamily = (files: readonly CorpusFile[], lexicon: Lexicon, scorer: string, kept?: string): Score => {
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'jixiao-family-'));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  try {
    const isPage = (path: string): boolean => path.endsWith('review/page');
    for (const part of PROGRAM)
      cpSync(join(ROOT, part), join(folder, part), { recursive: true, filter: (path) => !isPage(path) });
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, 'data/reference/lexicon.json'), JSON.stringify(lexicon));
    spawnSync(process.execPath, ['build.mjs'], { cwd: folder, stdio: 'inherit' });
    mkdirSync(join(folder, 'in'));
    for (const { path, name } of files) {
      cpSync(path, join(folder, 'in', name));
      const truth = path.replace(/\.[^.]+$/, '.truth.json');
      cpSync(truth, join(folder, 'in', name.replace(/\.[^.]+$/, '.truth.json')));
    }
    const ingest = spawnSync(process.execPath, ['dist/src/cli/main.js', 'ingest', 'in', '--db', 'a.db'], {
      cwd: folder,
      encoding: 'utf8',
    });
    if (ingest.status !== 0 && ingest.status !== 2) throw new Error(ingest.stderr.slice(0, 500));
    const arguments_ = [scorer, '--truth', 'in', '--db', 'a.db', '--json', 'score.json'];
    const scored = spawnSync('python3', arguments_, { cwd: folder, encoding: 'utf8' });
    if (!existsSync(join(folder, 'score.json'))) throw new Error(scored.stderr.slice(0, 500));
    return (JSON.parse(readFileSync(join(folder, 'score.json'), 'utf8')) as { total: Score }).total;
  } finally {
    if (kept === undefined) rmSync(folder, { recursive: true });
  }
};

const shown = (value: number | undefined): string => (value === undefined || value === null ? '-' : value.toFixed(4));

const run = async (corpus: string, chosen: readonly string[]): Promise<void> => {
  const scorer = process.env.SCORER ?? resolve(corpus, '../score.py');
  if (!existsSync(corpus) || !existsSync(scorer)) {
    console.error(`no corpus at ${corpus} or no scorer at ${scorer}; nothing was measured`);
    return;
  }
  const lexicon = JSON.parse(readFileSync(join(ROOT, 'data/reference/lexicon.json'), 'utf8')) as Lexicon;
  const labels = labelsOf(lexicon);
  const files = corpusFiles(corpus);
  const familiesOf = new Map<string, Set<string>>();
  for (const file of files)
    for (const label of await printedLabels(file, labels))
      familiesOf.set(label, (familiesOf.get(label) ?? new Set()).add(file.family));
  const families = [...new Set(files.map(({ family }) => family))].sort();
  console.log(
    '| family | documents | labels taken out | indicator F1 | without | silent | without | review | without |',
  );
  console.log('|---|---:|---:|---:|---:|---:|---:|---:|---:|');
  for (const family of families.filter((name) => chosen.length === 0 || chosen.includes(name))) {
    const own = files.filter((file) => file.family === family);
    const removed = new Set(
      [...familiesOf].filter(([, seen]) => seen.size === 1 && seen.has(family)).map(([label]) => label),
    );
    const before = scoreFamily(own, lexicon, scorer);
    const kept = KEEP === undefined ? undefined : join(KEEP, family);
    const after =
      removed.size === 0 && kept === undefined
        ? before
        : scoreFamily(own, withoutLabels(lexicon, removed), scorer, kept);
    if (kept !== undefined) writeFileSync(join(kept, 'removed.txt'), `${[...removed].join('\n')}\n`);
    const cells = [before.indicator, after.indicator, before.silent, after.silent, before.review, after.review];
    console.log(`| ${[family, own.length, removed.size, ...cells.map(shown)].join(' | ')} |`);
  }
};

const [corpus = join(ROOT, '../shared/corpus/dev'), ...chosen] = process.argv.slice(2);
await run(corpus, chosen);
