import cliProgress from 'cli-progress';
import { shortened } from './text-table.ts';

/** Progress of a batch on the terminal. */
export interface Progress {
  readonly advance: (origin: string) => void;
  /** Shows how far a long document is. */
  readonly page: (origin: string, done: number, total: number) => void;
  /** Prints a line of its own, above the bar. */
  readonly say: (line: string) => void;
  readonly stop: () => void;
}

const say = (line: string): void => {
  process.stderr.write(`jixiao: ${line}\n`);
};

/** A bar on standard error when that is a terminal and `wanted`; otherwise only the lines. */
export const startProgress = (total: number, wanted: boolean): Progress => {
  if (!wanted || !process.stderr.isTTY || total === 0)
    return { advance: () => {}, page: () => {}, say, stop: () => {} };
  const bar = new cliProgress.SingleBar(
    {
      format: '{bar} {value}/{total} · {eta_formatted} left · {file}',
      stream: process.stderr,
      hideCursor: true,
      clearOnComplete: true,
    },
    cliProgress.Presets.shades_classic,
  );
  bar.start(total, 0, { file: '' });
  return {
    advance: (origin) => bar.increment(1, { file: shortened(origin, 40) }),
    page: (origin, done, pages) => bar.update({ file: `${shortened(origin, 40)}, page ${done} of ${pages}` }),
    say: (line) => {
      process.stderr.write('\r\u001b[2K');
      say(line);
    },
    stop: () => bar.stop(),
  };
};
