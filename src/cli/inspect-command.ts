import { Command, Option } from 'commander';
import { CommandError, EXIT } from './exit-code.ts';
import { parsePositiveInteger } from './parse-positive-integer.ts';

/** Stages that `inspect` can show, in the order of the pipeline. */
const INSPECT_STAGES = ['document', 'grid', 'filing', 'notes'] as const;

/** Name of a stage that can be shown. */
export type InspectStage = (typeof INSPECT_STAGES)[number];

/** Options as commander gives them. */
interface InspectOptions {
  readonly stage: InspectStage;
  readonly png?: string;
  readonly page: number;
}

const EXAMPLES = `
Examples:
  jixiao inspect form.docx                    the records that were read
  jixiao inspect form.docx --stage document   headings, paragraphs and tables with their places
  jixiao inspect form.docx --stage grid       rows, what each column was taken for, and how sure that is
  jixiao inspect scan.pdf --stage grid --png page.png --page 2
                                              the same drawn on the page: lines, words, cells, roles
  jixiao inspect form.docx --stage notes      repairs and findings

Exit codes: 0 done, 1 wrong usage, 2 the file could not be read`;

/** `jixiao inspect`: what each stage saw, as text. */
export const inspectCommand = (): Command =>
  new Command('inspect')
    .summary('show what each stage saw in a document')
    .description('Shows as text what a stage of the pipeline made of a document.')
    .argument('<path>', 'a file, or - for standard input')
    .addOption(new Option('--stage <stage>', 'stage to show').choices(INSPECT_STAGES).default('filing'))
    .option('--png <file>', 'with --stage grid: draw what was seen on a page into this file')
    .option('--page <n>', 'page to draw', parsePositiveInteger, 1)
    .addHelpText('after', EXAMPLES)
    .action(async (path: string, { stage, png, page }: InspectOptions) => {
      if (png === undefined) {
        const { inspectPath } = await import('./inspect-path.ts');
        process.exitCode = await inspectPath(path, stage);
        return;
      }
      if (stage !== 'grid') throw new CommandError('--png draws the grid; add --stage grid', EXIT.usage);
      const { inspectPicture } = await import('./inspect-picture.ts');
      await inspectPicture(path, page, png);
    });
