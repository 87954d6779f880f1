import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { DOCUMENT_EXTENSIONS } from '../../src/cli/document-extensions.ts';
import { SOURCE_FINDINGS } from '../../src/crawl/rot-alarms.ts';
import { FORMATS } from '../../src/model/document.ts';
import { NOTE_CODES } from '../../src/model/note-codes.ts';

/** Parts of README.md that are made from code, by the name of their marker. */
export type ReadmeTable = 'commands' | 'formats' | 'note-codes' | 'source-findings';

const COMMANDS = new URL('../../src/cli/', import.meta.url);

const tableOf = (rows: readonly (readonly string[])[]): string => {
  const [head = [], ...body] = rows.map((cells) => `| ${cells.join(' | ')} |`);
  return [
    head,
    rows[0]!
      .map(() => '|---')
      .join('')
      .concat('|'),
    ...body,
  ].join('\n');
};

const isBuilder = (name: string, value: unknown): value is () => Command =>
  typeof value === 'function' && name.endsWith('Command');

/** One command a file in src/cli, `ingest-command.ts` exports `ingestCommand`. */
const loadCommands = async (): Promise<readonly Command[]> => {
  const files = readdirSync(fileURLToPath(COMMANDS)).filter((name) => name.endsWith('-command.ts'));
  const modules = await Promise.all(
    files.map((name) => import(new URL(name, COMMANDS).href) as Promise<Record<string, unknown>>),
  );
  const builders = modules.flatMap((module) =>
    Object.entries(module).flatMap(([name, value]) => (isBuilder(name, value) ? [value] : [])),
  );
  return builders.map((build) => build());
};

const usageOf = (command: Command): string =>
  [
    'jixiao',
    command.name(),
    ...command.registeredArguments.map((argument) => `<${argument.name()}${argument.variadic ? '...' : ''}>`),
    ...command.options.filter((option) => option.mandatory).map((option) => option.flags),
  ].join(' ');

const commandTable = async (): Promise<string> => {
  const commands = await loadCommands();
  const rows = commands.map((command) => [`\`${usageOf(command)}\``, command.description()]);
  return tableOf([['command', 'does'], ...rows.sort(([a = ''], [b = '']) => (a < b ? -1 : 1))]);
};

const code = (name: string): string => `\`${name}\``;

const formatTable = (): string =>
  tableOf([
    ['formats', ''],
    ['files that `ingest` takes from a folder', DOCUMENT_EXTENSIONS.map(code).join(' ')],
    ['`document.format`', FORMATS.map(code).join(' ')],
  ]);

const noteTable = (): string =>
  tableOf([
    ['code', 'meaning', 'doubt'],
    ...Object.entries(NOTE_CODES).map(([name, { meaning, doubt }]) => [code(name), meaning, doubt ? 'yes' : '']),
  ]);

const sourceTable = (): string =>
  tableOf([['code', 'meaning'], ...Object.entries(SOURCE_FINDINGS).map(([name, meaning]) => [code(name), meaning])]);

/** The generated parts of README.md. */
export const readmeTables = async (): Promise<Readonly<Record<ReadmeTable, string>>> => ({
  commands: await commandTable(),
  formats: formatTable(),
  'note-codes': noteTable(),
  'source-findings': sourceTable(),
});

/** A table without the blanks and strokes that only line it up. */
export const unpadded = (table: string): string => table.replace(/ *\| */g, '|').replace(/-{3,}/g, '---');

/** Text between `<!-- name -->` and `<!-- /name -->`, without the blank lines around it. */
export const readmePart = (readme: string, name: string): string | null =>
  new RegExp(`<!-- ${name} -->\n([\\s\\S]*?)<!-- /${name} -->`).exec(readme)?.[1]?.trim() ?? null;

/** README with one part replaced. */
export const withReadmePart = (readme: string, name: string, part: string): string =>
  readme.replace(
    new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- /${name} -->)`),
    (_, open: string, close: string) => `${open}${part === '' ? '' : `\n${part}\n\n`}${close}`,
  );
