import { Command } from 'commander';

const EXAMPLES = `
Examples:
  jixiao departments propose --db jixiao.db --file departments.jsonl   names that may be one department
  jixiao departments apply --db jixiao.db --file departments.jsonl     use what a person confirmed in it

Set "confirmed" to true and "by" to your name where two names are one department, to false where they are not; lines can be
added by hand, and "parent" names the department that a unit belongs to. Proposing again keeps what was decided. Applying
replaces what was applied before; the column canonical_department of the flat views then shows the confirmed name.

Exit codes: 0 done, 1 wrong usage or a line that cannot be used, 5 the database cannot be used`;

/** `jixiao departments`: names of departments (部门名称) that a person confirms to be one. */
export const departmentsCommand = (): Command => {
  const command = new Command('departments')
    .summary('bring names of departments together')
    .description('Proposes names that may be one department, and uses what a person confirmed.')
    .addHelpText('after', EXAMPLES);
  const add = (name: string, description: string): Command =>
    command
      .command(name)
      .description(description)
      .requiredOption('--db <file>', 'SQLite database')
      .requiredOption('--file <file>', 'JSONL, one name a line');
  add('propose', 'Writes names that may be one department into a file.').action(
    async (options: { readonly db: string; readonly file: string }) => {
      const { proposeDepartments } = await import('./merge-departments.ts');
      await proposeDepartments(options);
    },
  );
  add('apply', 'Uses the confirmed names of a file.').action(
    async (options: { readonly db: string; readonly file: string }) => {
      const { applyDepartments } = await import('./merge-departments.ts');
      await applyDepartments(options);
    },
  );
  return command;
};
