// How far can a tier be trusted? Compares the records of databases with the truth and prints, for every tier, the share that
// is right, the promise of src/model/tier-promise.ts, the expected calibration error, and the risk-coverage curve.
//   npx tsx bench/calibrate.ts --truth FOLDER --db FILE [--truth FOLDER --db FILE]…
// An undamaged corpus flatters; damage that the repairs do not know comes from
//   npx tsx bench/redamage.ts --seeds 3 --keep FOLDER     (truth and redamage.db lie in FOLDER then)
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { TIER_PROMISE } from '../src/model/index.ts';
import { calibrationError, doubtBands, type JudgedRow, riskCoverage, tierShares } from './calibration/calibration.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const SCORER = process.env.SCORER ?? join(ROOT, '../shared/corpus/score.py');
const BANDS = [-1, 0, 0.1, 0.2, 0.3, 0.5];

const judge = (truth: string, db: string): readonly JudgedRow[] => {
  const { stdout, stderr, status } = spawnSync('python3', [join(ROOT, 'bench/calibration/judge-rows.py'), truth, db], {
    encoding: 'utf8',
    env: { ...process.env, SCORER },
    maxBuffer: 2 ** 30,
  });
  if (status !== 0) throw new Error(`${truth} against ${db}: ${stderr}`);
  return stdout.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as JudgedRow]));
};

const fixed = (value: number | null | undefined): string => (value == null ? '-' : value.toFixed(4));
const row = (...cells: readonly (string | number)[]): void => console.log(`| ${cells.join(' | ')} |`);

const print = (rows: readonly JudgedRow[]): void => {
  const shares = tierShares(rows);
  row('tier', 'records', 'right', 'share', '95% interval', 'promised');
  row('---', '---:', '---:', '---:', '---', '---:');
  for (const { tier, rows: n, right, share, interval } of shares)
    row(tier, n, right, fixed(share), interval.map(fixed).join('-'), fixed(TIER_PROMISE[tier as 'A']));
  console.log(`\nexpected calibration error ${fixed(calibrationError(shares, TIER_PROMISE))}\n`);
  row('kept down to', 'coverage', 'risk');
  row('---', '---:', '---:');
  for (const { tier, coverage, risk } of riskCoverage(shares)) row(tier, fixed(coverage), fixed(risk));
  console.log();
  row('doubtful share of the document', 'documents', 'accepted', 'wrong', 'risk');
  row('---', '---:', '---:', '---:', '---:');
  for (const { above, documents, accepted, wrong } of doubtBands(rows, BANDS))
    row(above < 0 ? 'none' : `> ${above}`, documents, accepted, wrong, fixed(accepted ? wrong / accepted : null));
};

const { values } = parseArgs({
  options: {
    truth: { type: 'string', multiple: true, default: [] },
    db: { type: 'string', multiple: true, default: [] },
  },
});
if (!existsSync(SCORER)) {
  console.error(`no scorer at ${SCORER}; nothing was judged`);
  process.exit(0);
}
const judged = values.truth.map((truth, index) => judge(truth, values.db[index] ?? ''));
judged.forEach((rows, index) => {
  console.log(`\n## ${values.truth[index]}: ${rows.length} records\n`);
  print(rows);
});
if (judged.length > 1) {
  console.log('\n## together\n');
  print(judged.flat());
}
