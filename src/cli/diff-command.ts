import { Command, Option } from 'commander';

/** Options as commander gives them. */
export interface DiffOptions {
  readonly db?: string;
  readonly format: 'text' | 'json';
}

const EXAMPLES = `
Examples:
  jixiao diff draft.docx approved.pdf                          two files
  jixiao diff 3f9a 77c1 --db jixiao.db                         two documents of a database, by the start of their id
  jixiao diff https://a.gov.cn/1.html 2025/1.html --db jixiao.db   or by where they were seen
  jixiao diff old.db new.db                                    two databases, document by document

Compared is what the documents say, record by record and field by field; order, place and layout do not count. Where one
origin held several documents, the newest of them is meant.

Exit codes: 0 compared, also where they differ, 1 wrong usage, 2 a file could not be read, 5 the database cannot be used`;

/** `jixiao diff`: what changed between two documents or databases. */
export const diffCommand = (): Command =>
  new Command('diff')
    .summary('compare two documents')
    .description('Compares two documents, files or databases record by record and field by field.')
    .argument('<a>', 'file, database, document id or origin')
    .argument('<b>', 'file, database, document id or origin')
    .option('--db <file>', 'SQLite database that holds both documents')
    .addOption(new Option('--format <format>', 'format of the result').choices(['text', 'json']).default('text'))
    .addHelpText('after', EXAMPLES)
    .action(async (a: string, b: string, options: DiffOptions) => {
      const { diffDocuments } = await import('./diff-documents.ts');
      await diffDocuments(a, b, options);
    });
