// Reads mutated documents: `npm run fuzz [-- --from 0 --count 10000 --jobs 2]`. A seed always makes the same bytes, so
// a run that was stopped goes on with `--from`, and `--from 4711 --count 1` repeats one input.
import { parseArgs } from 'node:util';
import { type FuzzReport, runFuzz } from './run-fuzz.ts';

// Measures the work itself, not what an earlier run remembered.
process.env.JIXIAO_OCR_CACHE = 'off';

const STEP = 500;

const { values } = parseArgs({
  options: {
    from: { type: 'string', default: '0' },
    count: { type: 'string', default: '10000' },
    jobs: { type: 'string', default: '2' },
  },
});

const sum = (a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): Record<string, number> => {
  const total: Record<string, number> = { ...a };
  for (const [key, count] of Object.entries(b)) total[key] = (total[key] ?? 0) + count;
  return total;
};

const joined = (a: FuzzReport, b: FuzzReport): FuzzReport => ({
  inputs: a.inputs + b.inputs,
  formats: sum(a.formats, b.formats),
  statuses: sum(a.statuses, b.statuses),
  reasons: sum(a.reasons, b.reasons),
  recognised: a.recognised + b.recognised,
  defects: [...a.defects, ...b.defects],
});

const listOf = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');

const print = ({ inputs, formats, statuses, reasons, recognised, defects }: FuzzReport): void => {
  process.stdout.write(
    [
      `${inputs} inputs: ${listOf(formats)}`,
      `documents: ${listOf(statuses)}; ${recognised} went through recognition`,
      `not read: ${listOf(reasons)}`,
      `${defects.length} defects`,
      '',
    ].join('\n'),
  );
};

const from = Number(values.from);
const count = Number(values.count);
let total: FuzzReport = { inputs: 0, formats: {}, statuses: {}, reasons: {}, recognised: 0, defects: [] };
for (let done = 0; done < count; done += STEP) {
  const report = await runFuzz(from + done, Math.min(STEP, count - done), Number(values.jobs));
  total = joined(total, report);
  for (const line of report.defects) process.stdout.write(`${line}\n`);
  process.stderr.write(`seeds to ${from + done + report.inputs}: ${total.defects.length} defects\n`);
}
print(total);
process.exitCode = total.defects.length > 0 ? 1 : 0;
