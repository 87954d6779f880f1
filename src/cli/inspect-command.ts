import { Command, Option } from 'commander';

/** Stages that `inspect` can show, in the order of the pipeline. */
const INSPECT_STAGES = ['document', 'grid', 'filing', 'notes'] as const;

/** Name of a stage that can be shown. */
export type InspectStage = (typeof INSPECT_STAGES)[number];

const EXAMPLES = `
Examples:
  jixiao inspect form.docx                    the records that were read
  jixiao inspect form.docx --stage document   headings, paragraphs and tables with their places
  jixiao inspect form.docx --stage grid       rows and columns, merged cells and labels
  jixiao inspect form.docx --stage notes      repairs and findings

Exit codes: 0 done, 1 wrong usage, 2 the file could not be read`;

/** `jixiao inspect`: what each stage saw, as text. */
export const inspectCommand = (): Command =>
  new Command('inspect')
    .summary('show what each stage saw in a document')
    .description('Shows as text what a stage of the pipeline made of a document.')
    .argument('<path>', 'a file, or - for standard input')
    .addOption(new Option('--stage <stage>', 'stage to show').choices(INSPECT_STAGES).default('filing'))
    .addHelpText('after', EXAMPLES)
    .action(async (path: string, options: { readonly stage: InspectStage }) => {
      const { inspectPath } = await import('./inspect-path.ts');
      process.exitCode = await inspectPath(path, options.stage);
    });
