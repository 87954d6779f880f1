// Are departments named and placed right? (1) Every name of the corpus with every addition that is printed around it must come
// out as it is; (2) every county of GB/T 2260 is printed in the ways departments print it, and placed: right, wrong, or left
// open; (3) with --db FILE, what a database of the corpus says against its truth.
//   npx tsx bench/departments.ts [corpus folder] [--db FILE]
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { canonicalDepartment } from '../normalizers/names/canonical-department.ts';
import { DIVISIONS, type Division, divisionOfCode, fullNameOf } from '../normalizers/names/division-table.ts';
import { resolveDivision } from '../normalizers/names/resolve-division.ts';
import { openReader } from '../src/store/index.ts';

interface Truth {
  readonly sha256: string;
  readonly document: { readonly department: string | null; readonly division_code: string | null };
}

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const { values, positionals } = parseArgs({ allowPositionals: true, options: { db: { type: 'string' } } });
const corpus = positionals[0] ?? join(ROOT, '../shared/corpus/dev');
const row = (...cells: readonly (string | number)[]): void => console.log(`| ${cells.join(' | ')} |`);

const truths = existsSync(corpus)
  ? readdirSync(corpus)
      .filter((name) => name.endsWith('.truth.json'))
      .map((name) => JSON.parse(readFileSync(join(corpus, name), 'utf8')) as Truth)
  : [];

/** A department's name as it is printed, with what stands around it. */
const PRINTED: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => `${name}本级`,
  (name) => `${name}（本级）`,
  (name) => `${name}机关`,
  (name) => `${name}部门`,
  (name) => `[155]${name}`,
  (name) => `【155】${name}`,
  (name) => `(433001)${name}`,
  (name) => `731001${name}本级`,
  (name) => `152-${name}部门`,
  (name) => `${name} 308001`,
  (name) => `]${name}`,
  (name) => `15口${name}`,
];

const nameDepartments = (): void => {
  const names = [...new Set(truths.flatMap(({ document }) => document.department ?? []))];
  const printed = names.flatMap((name) => PRINTED.map((print) => ({ name, text: print(name) })));
  const wrong = printed.filter(({ name, text }) => canonicalDepartment(text).name !== name);
  row('canonical names', printed.length, printed.length - wrong.length, wrong.length, 0);
  for (const { name, text } of wrong.slice(0, 5)) console.error(`${text}: expected ${name}`);
};

const counties = DIVISIONS.filter(({ level, to }) => level === 'county' && to === null);
const byName = new Map<string, Division[]>();
for (const county of counties) byName.set(county.name, [...(byName.get(county.name) ?? []), county]);
const OFFICES = ['教育局', '市场监督管理局', '城市管理局', '水利局', '人民法院', '区域合作办公室'];

const provinceOf = ({ code }: Division): string => divisionOfCode(`${code.slice(0, 2)}0000`)!.name;

const WAYS: Readonly<Record<string, (county: Division) => string>> = {
  'city and county': fullNameOf,
  'province, city and county': (county) => {
    const [province, full] = [provinceOf(county), fullNameOf(county)];
    return full.startsWith(province) ? full : province + full;
  },
  'county alone': ({ name }) => name,
};

const place = (label: string, printed: readonly (readonly [Division, string])[]): void => {
  let [right, wrong] = [0, 0];
  for (const [county, text] of printed) {
    const { divisionCode } = resolveDivision({ departmentText: text, codes: [], titles: [], fiscalYear: 2024 });
    if (divisionCode === county.code) right++;
    else if (divisionCode !== null) {
      wrong++;
      if (wrong < 4) console.error(`${text}: expected ${county.code}, placed in ${divisionCode}`);
    }
  }
  row(label, printed.length, right, wrong, printed.length - right - wrong);
};

const compareDatabase = async (db: string): Promise<void> => {
  const reader = await openReader(db);
  const rows = await reader.all<{ id: string; department: string | null; division_code: string | null }>(
    'select id, department, division_code from document',
  );
  await reader.close();
  const read = new Map(rows.map((document) => [document.id, document]));
  const stated = truths.filter(({ document, sha256 }) => document.department !== null && read.has(sha256));
  for (const column of ['department', 'division_code'] as const) {
    const found = stated.map(({ sha256, document }) => ({ want: document[column], have: read.get(sha256)![column] }));
    const given = found.filter(({ have }) => have !== null);
    const right = given.filter(({ want, have }) => want === have).length;
    row(`database: ${column}`, found.length, right, given.length - right, found.length - given.length);
  }
};

row('what', 'cases', 'right', 'wrong', 'left open');
row('---', '---:', '---:', '---:', '---:');
nameDepartments();
for (const [label, print] of Object.entries(WAYS)) {
  place(
    label,
    counties.flatMap((county) => OFFICES.map((office) => [county, print(county) + office] as const)),
  );
}
const shared = [...byName.values()].filter(({ length }) => length > 1);
place(
  `${shared.length} names shared by ${shared.flat().length} counties, alone`,
  shared.flat().flatMap((county) => OFFICES.map((office) => [county, county.name + office] as const)),
);
if (values.db) await compareDatabase(values.db);
