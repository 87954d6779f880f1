// False tables on scanned pages that hold none: letters, notices, columns of prose, contents, pictures, forms to fill in.
//   npx tsx bench/scan-plain.ts develop|held [--only kind,kind] [--rounds n] [--keep DIR] [--remember FILE]
// Prints the kinds on which a table was found. Needs chromium and pdftoppm.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { createPageRecognizer } from '../extractors/ocr/create-page-recognizer.ts';
import { createPaddleEngine } from '../extractors/ocr/engines/paddle-engine.ts';
import { rememberedEngine } from './remembered-engine.ts';
import { blur, contrast, noise, type Picture, type Step, seededRandom } from './scan-degrade.ts';
import { CHINESE_KINDS, chinesePage } from './scan-plain-pages.ts';
import { skew } from './scan-warp.ts';
import { PLAIN_KINDS, plainSheet } from './table-shapes/plain-sheet.ts';
import { printSheets } from './table-shapes/print-sheets.ts';
import { choiceOf } from './table-shapes/random-choice.ts';

const HALVES = {
  develop: { seed: 100, fonts: ['Noto Serif CJK SC', 'Noto Sans CJK SC'] },
  held: { seed: 900, fonts: ['Noto Serif CJK TC', 'Noto Sans CJK HK'] },
} as const;

const CONDITIONS: readonly { readonly dpi: number; readonly steps: readonly Step[] }[] = [
  { dpi: 200, steps: [] },
  { dpi: 150, steps: [skew(0.8), noise(5)] },
  { dpi: 150, steps: [blur(0.8), contrast(45, 205), skew(-0.5), noise(13)] },
];

const degraded = async (pdf: string, index: number): Promise<Picture> => {
  const { dpi, steps } = CONDITIONS[index % CONDITIONS.length]!;
  const png = execFileSync('pdftoppm', ['-r', String(dpi), '-png', '-f', '1', '-l', '1', pdf], { maxBuffer: 1 << 28 });
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const random = seededRandom(index);
  let page: Picture = { width: info.width, height: info.height, channels: 3, pixels: data };
  for (const step of steps) page = await step(page, random);
  return page;
};

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      only: { type: 'string' },
      rounds: { type: 'string', default: '1' },
      keep: { type: 'string' },
      remember: { type: 'string' },
    },
  });
  const { seed, fonts } = HALVES[positionals[0] === 'held' ? 'held' : 'develop'];
  const only = values.only?.split(',');
  const kinds = [...CHINESE_KINDS, ...PLAIN_KINDS];
  const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'jixiao-plain-'));
  mkdirSync(folder, { recursive: true });
  const sheets = Array.from({ length: kinds.length * Number(values.rounds) }, (_, i) => {
    const [kind, c] = [kinds[i % kinds.length]!, choiceOf(seed + i)];
    const draw = CHINESE_KINDS.includes(kind) ? chinesePage : plainSheet;
    const source = draw(kind, fonts[i % fonts.length]!, c);
    return { kind, index: i, sheet: { name: `plain-${i}`, producer: 'chromium' as const, source } };
  }).filter(({ kind }) => !only || only.includes(kind));
  await printSheets(
    sheets.map(({ sheet }) => sheet),
    folder,
  );
  const engine = rememberedEngine(await createPaddleEngine(), values.remember);
  const recognize = createPageRecognizer({ engine: async () => engine, witness: 'never' });
  let wrong = 0;
  for (const { kind, index, sheet } of sheets) {
    const page = await degraded(join(folder, `${sheet.name}.pdf`), index);
    const { width, height, channels, pixels } = page;
    const read = await recognize({ width, height, channels, pixels, page: 1, pageBox: [0, 0, width, height] });
    const tables = read.value.filter((block) => block.kind === 'table');
    if (tables.length === 0) continue;
    wrong++;
    console.log(`${sheet.name} ${kind}: ${tables.length} table(s)`);
    if (values.keep) {
      await sharp(pixels, { raw: { width, height, channels } })
        .png()
        .toFile(join(folder, `${sheet.name}.png`));
      writeFileSync(
        join(folder, `${sheet.name}.json`),
        JSON.stringify(
          tables.map((table) => table.rows),
          null,
          1,
        ),
      );
    }
  }
  engine.save();
  console.log(`${wrong} of ${sheets.length} pages with a false table`);
  process.exit(0);
};

await main();
