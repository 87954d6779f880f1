import type BetterSqlite3 from 'better-sqlite3';
import type { RuleEffect } from '../api.ts';

/** Records that a proposal shows; more are counted. */
const MOST_EFFECTS = 2000;

interface EffectRow {
  readonly documentId: string;
  readonly recordId: string;
  readonly origin: string;
  readonly department: string | null;
  readonly label: string;
  readonly before: string | null;
}

/** Columns of texts that people print, by table. */
const TEXTS: readonly (readonly [string, string, string])[] = [
  ['project', 'name', 'name'],
  ['project', 'category_label', 'name'],
  ['funding_line', 'item_label', 'stated_text'],
  ['objective', 'text', 'term'],
  ['activity', 'name', 'kind'],
  ['activity', 'text', 'kind'],
  ['indicator', 'name', 'name'],
  ['indicator', 'category_label', 'name'],
  ['indicator', 'dimension_label', 'name'],
  ['indicator', 'description', 'name'],
  ['target', 'stated_text', 'stated_text'],
];

const select = (table: string, label: string, field: string, condition: string): string => `
  select r.document_id as documentId, r.id as recordId, d.origin, d.department, r.${label} as label, r.${field} as "before"
  from ${table} r join document d on d.id = r.document_id where ${condition}
  order by r.document_id, r.record_number`;

/** Records whose printed label is this one and whose code is another than the label would mean. */
export const effectsOfLabel = (
  sqlite: BetterSqlite3.Database,
  table: 'funding_line' | 'indicator',
  labelColumn: string,
  codeColumn: string,
  label: string,
  code: string,
): RuleEffect[] => {
  const shown = table === 'funding_line' ? labelColumn : 'name';
  const query = select(table, shown, codeColumn, `r.${labelColumn} = ? and r.${codeColumn} is not ?`);
  return sqlite
    .prepare<[string, string], EffectRow>(query)
    .all(label, code)
    .map((row) => ({ ...row, table, field: codeColumn, after: code }));
};

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

/** Records that print a damaged word anywhere, with the text that the rule would make of it. */
export const effectsOfWord = (sqlite: BetterSqlite3.Database, damaged: string, clean: string): RuleEffect[] =>
  TEXTS.flatMap(([table, field, label]) =>
    sqlite
      .prepare<[string], EffectRow>(select(table, label, field, `r.${field} like ? escape '\\'`))
      .all(`%${escapeLike(damaged)}%`)
      .map((row) => ({ ...row, table, field, after: row.before?.replaceAll(damaged, clean) ?? null })),
  );

/** The first of many, in their order. */
export const firstEffects = (effects: readonly RuleEffect[]): readonly RuleEffect[] => effects.slice(0, MOST_EFFECTS);
