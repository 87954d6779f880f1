// How well is damage repaired that nobody has tuned the repairs to? Takes the undamaged documents of the corpus, prints them
// as recognition would (one row a line, cells by TAB), damages them by seeds, reads them and scores them.
//   npx tsx bench/redamage.ts [corpus folder] [--seeds N] [--keep FOLDER]
// The misread characters come from bench/misread-glyphs.json, which the repairs do not know.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { pipeline } from '../src/default-pipeline.ts';
import { DEFAULT_LIMITS, type TableBlock } from '../src/model/index.ts';
import { extractSource } from '../src/worker/extract-source.ts';
import { type Random, seededRandom } from '../test/noise/random.ts';
import misreadGlyphs from './misread-glyphs.json' with { type: 'json' };

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const SCORER = join(ROOT, '../shared/corpus/score.py');
/** Formats whose spans are known, so that the printed grid is the one on the page. */
const GRID_FORMATS = new Set(['docx', 'doc', 'xlsx', 'xls', 'html']);
const LOOK_ALIKES: Readonly<Record<string, string>> = misreadGlyphs.lookAlikes;
const JUNK = [...'☆※→♦了双企协冷坝口|.,+=。'];

/** Share of the cells that a kind of damage hits. */
const RATES = {
  label: 0.1,
  name: 0.03,
  destroyed: 0.02,
  torn: 0.05,
  overlap: 0.05,
  sign: 0.08,
  wrapped: 0.15,
} as const;

type Row = readonly string[];

/** Rows of a table with every slot filled: a merged cell stands in its first slot, the others are blank. */
const slotRows = (table: TableBlock): string[][] => {
  const grid: (string | undefined)[][] = table.rows.map(() => []);
  table.rows.forEach((row, r) => {
    let column = 0;
    for (const cell of row) {
      while (grid[r]![column] !== undefined) column++;
      for (let i = 0; i < (cell.rowSpan ?? 1) && r + i < grid.length; i++)
        for (let j = 0; j < (cell.colSpan ?? 1); j++)
          grid[r + i]![column + j] = i + j === 0 ? cell.text.replace(/\s+/g, ' ') : '';
      column += cell.colSpan ?? 1;
    }
  });
  return grid.map((row) => Array.from(row, (text) => text ?? ''));
};

const isHan = (character: string): boolean => /\p{Script=Han}/u.test(character);

const misread = (text: string, random: Random): string => {
  const places = [...text].flatMap((character, at) => (LOOK_ALIKES[character] ? [at] : []));
  if (places.length === 0) return text;
  const at = random.pick(places);
  return text.slice(0, at) + random.pick([...LOOK_ALIKES[text[at]!]!]) + text.slice(at + 1);
};

const isLabel = (text: string): boolean =>
  text.length >= 3 &&
  text.length <= 14 &&
  !/\d/.test(text) &&
  /[标值目称位金数额门类型重注]$/.test(text.replace(/[（(].*$/, ''));

const tear = (cells: string[], at: number, overlap: boolean, random: Random): void => {
  const text = cells[at]!;
  const cut = 1 + random.below(text.length - 1);
  const rest = text.slice(overlap ? cut - 1 : cut);
  cells[at] = text.slice(0, cut);
  if (cells[at + 1] === '') cells[at + 1] = rest;
  else cells.splice(at + 1, 0, rest);
};

const damageCell = (text: string, random: Random): string => {
  const draw = random.next();
  if (isLabel(text)) {
    if (draw < RATES.label) return misread(text, random);
    if (draw < RATES.label + RATES.destroyed)
      return Array.from({ length: 3 + random.below(4) }, () => random.pick(JUNK)).join('');
  } else if (text.length > 3 && isHan(text[0]!) && draw < RATES.name) return misread(text, random);
  if (/^[≥＝=]/.test(text) && draw < RATES.sign) return (text[0] === '≥' ? '2' : '二') + text.slice(1);
  if (text.length > 6 && draw > 1 - RATES.wrapped) {
    const at = 2 + random.below(text.length - 3);
    return isHan(text[at]!) && isHan(text[at - 1]!) ? `${text.slice(0, at)} ${text.slice(at)}` : text;
  }
  return text;
};

const damageRow = (row: Row, random: Random): string => {
  const cells = row.map((text) => damageCell(text, random));
  const at = random.below(cells.length);
  const draw = random.next();
  if (cells[at]!.length > 1 && draw < RATES.torn + RATES.overlap) tear(cells, at, draw < RATES.overlap, random);
  return cells.join('\t');
};

interface Truth {
  readonly file: string;
  readonly format: string;
  readonly damage_level: string;
}

const printLines = async (path: string, name: string): Promise<readonly (Row | string)[]> => {
  const bytes = new Uint8Array(readFileSync(path));
  const id = createHash('sha256').update(bytes).digest('hex');
  const { value } = await extractSource(pipeline, { id, origin: name, bytes }, { limits: DEFAULT_LIMITS });
  return value.blocks.flatMap((block): (Row | string)[] =>
    block.kind === 'table' ? slotRows(block) : ['', block.text, ''],
  );
};

const writeDamaged = (lines: readonly (Row | string)[], truth: Truth, seed: number, folder: string): void => {
  const random = seededRandom(seed);
  const text = lines.map((line) => (typeof line === 'string' ? line : damageRow(line, random))).join('\n');
  const name = `${truth.file.slice(0, 3)}-${seed}`;
  const sha256 = createHash('sha256').update(text).digest('hex');
  const own = {
    ...truth,
    file: `${name}.txt`,
    name,
    sha256,
    format: 'text',
    renderer: truth.format,
    damage_level: 'heavy',
    damages: [],
  };
  writeFileSync(join(folder, `${name}.txt`), text);
  writeFileSync(join(folder, `${name}.truth.json`), JSON.stringify(own));
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seeds: { type: 'string', default: '5' },
    first: { type: 'string', default: '1' },
    keep: { type: 'string' },
  },
});
const corpus = positionals[0] ?? join(ROOT, '../shared/corpus/dev');
if (!existsSync(corpus) || !existsSync(SCORER)) {
  console.error(`no corpus at ${corpus} or no scorer at ${SCORER}; nothing was scored`);
  process.exit(0);
}
const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'redamage-'));
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const name of readdirSync(corpus).filter((entry) => entry.endsWith('.truth.json'))) {
  const truth = JSON.parse(readFileSync(join(corpus, name), 'utf8')) as Truth;
  if (truth.damage_level !== 'clean' || !GRID_FORMATS.has(truth.format)) continue;
  const lines = await printLines(join(corpus, truth.file), truth.file);
  for (let i = 0; i < Number(values.seeds); i++) writeDamaged(lines, truth, Number(values.first) + i, folder);
}
const database = join(folder, 'redamage.db');
spawnSync(process.execPath, [join(ROOT, 'dist/src/cli/main.js'), 'ingest', folder, '--db', database], {
  stdio: 'ignore',
});
const { stdout } = spawnSync('python3', [SCORER, '--truth', folder, '--db', database, '--by', 'family'], {
  encoding: 'utf8',
});
console.log(stdout);
if (!values.keep) rmSync(folder, { recursive: true, force: true });
