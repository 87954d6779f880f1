// Scans of the digital documents of a corpus, degraded in many ways, through the real command line and the corpus's scorer.
//   npx tsx bench/scans.ts [--set develop|held-out] [--only name,name] [--documents n] [--seed n] [--keep DIR]
// Needs soffice, chromium and pdftoppm (for the pages) and the corpus beside the checkout; says so and ends without them.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { type Condition, DEVELOP, HELD_OUT } from './scan-conditions.ts';
import { type Picture, seededRandom } from './scan-degrade.ts';
import { imagePdf, rasterise } from './scan-pages.ts';

const HERE = fileURLToPath(new URL('..', import.meta.url));
const SHARED = join(HERE, '../shared/corpus');
const ENTRY = join(HERE, 'dist/src/cli/main.js');
const MOST_PAGES = 3;

interface Original {
  readonly name: string;
  readonly pdf: string;
  readonly pages: number;
  readonly truth: Record<string, unknown>;
}

const pagesOf = (pdf: string): number =>
  Number(/Pages:\s+(\d+)/.exec(execFileSync('pdfinfo', [pdf], { encoding: 'utf8' }))?.[1] ?? 0);

const printed = (file: string, format: string, out: string): string => {
  const pdf = join(out, `${file.replace(/\.[^.]+$/, '')}.pdf`);
  const source = join(SHARED, 'dev', file);
  if (existsSync(pdf)) return pdf;
  if (format === 'pdf') return source;
  if (format === 'html')
    spawnSync('chromium', [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--no-pdf-header-footer',
      `--print-to-pdf=${pdf}`,
      `file://${source}`,
    ]);
  else spawnSync('soffice', ['--headless', '--convert-to', 'pdf', '--outdir', out, source]);
  return pdf;
};

/** Documents of the corpus that print to a few pages, as PDF. */
const originals = (out: string): readonly Original[] => {
  mkdirSync(out, { recursive: true });
  return readdirSync(join(SHARED, 'dev'))
    .filter((name) => name.endsWith('.truth.json'))
    .sort()
    .flatMap((name): Original[] => {
      const truth = JSON.parse(readFileSync(join(SHARED, 'dev', name), 'utf8')) as Record<string, unknown> & {
        file: string;
        format: string;
      };
      if (truth.damage_level !== 'clean' || !['docx', 'doc', 'html', 'pdf'].includes(truth.format)) return [];
      const pdf = printed(truth.file, truth.format, out);
      if (!existsSync(pdf)) return [];
      const pages = pagesOf(pdf);
      return pages > MOST_PAGES ? [] : [{ name: name.slice(0, 3), pdf, pages, truth }];
    });
};

const asSharp = ({ width, height, channels, pixels }: Picture) => sharp(pixels, { raw: { width, height, channels } });

const encode = async (
  pages: readonly Picture[],
  { as, quality, dpi }: Condition,
): Promise<readonly [string, Buffer]> => {
  if (as === 'tiff-fax') {
    const pngs = await Promise.all(pages.map((page) => asSharp(page).png().toBuffer()));
    const tiff = await (pngs.length === 1 ? sharp(pngs[0]) : sharp(pngs, { join: { animated: true } }))
      .threshold(128)
      .toColourspace('b-w')
      .tiff({ compression: 'ccittfax4', bitdepth: 1 })
      .toBuffer();
    return ['tif', tiff];
  }
  const jpegs = await Promise.all(
    pages.map(async (page) => ({
      ...page,
      dpi,
      jpeg: await asSharp(page)
        .toColourspace(page.channels === 1 ? 'b-w' : 'srgb')
        .jpeg({ quality, chromaSubsampling: '4:2:0' })
        .toBuffer(),
    })),
  );
  return as === 'jpg' && jpegs.length === 1 ? ['jpg', jpegs[0]!.jpeg] : ['pdf', imagePdf(jpegs)];
};

/** Writes one scan with a truth of its own beside it. */
const writeScan = async (original: Original, condition: Condition, seed: number, out: string): Promise<void> => {
  const random = seededRandom(seed);
  const pages: Picture[] = [];
  for (let page = 1; page <= original.pages; page++) {
    let picture = await rasterise(original.pdf, condition.dpi, page);
    for (const step of condition.steps) picture = await step(picture, random);
    pages.push(picture);
  }
  const [extension, bytes] = await encode(pages, condition);
  const file = `${condition.name}_${original.name}.${extension}`;
  writeFileSync(join(out, file), bytes);
  const truth = {
    ...original.truth,
    file,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    damage_level: condition.name,
  };
  writeFileSync(join(out, `${condition.name}_${original.name}.truth.json`), JSON.stringify(truth));
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      set: { type: 'string', default: 'develop' },
      only: { type: 'string' },
      documents: { type: 'string', default: '2' },
      seed: { type: 'string', default: '1' },
      keep: { type: 'string' },
      originals: { type: 'string', default: join(tmpdir(), 'jixiao-originals') },
    },
  });
  if (!existsSync(SHARED) || spawnSync('pdftoppm', ['-v']).error) {
    console.error('no corpus beside the checkout, or no pdftoppm; nothing was measured');
    return;
  }
  const out = values.keep ?? mkdtempSync(join(tmpdir(), 'jixiao-scans-'));
  mkdirSync(out, { recursive: true });
  const all = originals(values.originals);
  const only = values.only?.split(',');
  const conditions = (values.set === 'held-out' ? HELD_OUT : DEVELOP).filter(
    ({ name }) => !only || only.includes(name),
  );
  const seed = Number(values.seed);
  for (const [index, condition] of conditions.entries()) {
    for (let k = 0; k < Number(values.documents); k++) {
      const original = all[(index * 5 + k * 7 + seed * 3) % all.length]!;
      await writeScan(original, condition, seed * 1000 + index * 10 + k, out);
    }
  }
  const database = join(out, 'scans.db');
  rmSync(database, { force: true });
  // user and system time of a child is known to the shell only
  const timed = spawnSync(
    'bash',
    [
      '-c',
      `TIMEFORMAT='%U %S'; time "$0" "$@" >/dev/null 2>"$OUT/ingest.log"`,
      process.execPath,
      ENTRY,
      'ingest',
      out,
      '--db',
      database,
      '--jobs',
      '1',
      '--time-limit',
      '600',
    ],
    { encoding: 'utf8', env: { ...process.env, OUT: out } },
  );
  console.log(`CPU seconds (user system): ${timed.stderr.trim()}`);
  const scored = spawnSync('python3', [join(SHARED, 'score.py'), '--truth', out, '--db', database, '--by', 'damage'], {
    encoding: 'utf8',
  });
  console.log(scored.stdout, scored.stderr);
  if (!values.keep) rmSync(out, { recursive: true });
};

await main();
