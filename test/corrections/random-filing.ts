import fc from 'fast-check';
import { parseTarget } from '../../normalizers/values/parse-target.ts';
import type { Filing, Form, FundingLine, Indicator, Project, Target } from '../../src/model/index.ts';
import { buildFiling, buildForm, buildIndicator, buildProject, buildTarget } from '../store/build-filing.ts';

// Random filings of invented content, and one field of one record in them that a person corrects.

/** A record of a filing, found by its kind and place, so that a changed copy of the filing has it too. */
export interface Place {
  readonly table: 'form' | 'project' | 'funding_line' | 'objective' | 'activity' | 'indicator' | 'target';
  /** Name of the field in the database and in the filing. */
  readonly column: string;
  readonly field: string;
  readonly project: number;
  readonly record: number;
  readonly target: number;
}

const HAN = [...'桥梁路灯水库造林巡查培训补助维修灌溉消防图书养老'];
const name = (length: number) =>
  fc.array(fc.constantFrom(...HAN), { minLength: length, maxLength: length }).map((parts) => parts.join(''));
const names = (length: number, most: number) => fc.uniqueArray(name(length), { minLength: 2, maxLength: most });
const printed = fc.oneof(
  fc.integer({ min: 1, max: 99 }).map((n) => `≥${n}%`),
  fc.integer({ min: 1, max: 999 }).map((n) => `${n}次`),
  fc.integer({ min: 1, max: 9999 }).map((n) => `≤${n}万元`),
  fc.integer({ min: 1, max: 12 }).map((n) => `2025年${n}月底前`),
  fc.constantFrom('持续提升', '是'),
);

/** Fields of a target value as the grammar reads them. */
export const targetFields = (text: string): Partial<Target> => {
  const { doubt, ...fields } = parseTarget({ text, fiscalYear: 2025 });
  if (doubt !== null) throw new Error(`the generator prints a doubtful value: ${text}: ${doubt}`);
  return fields;
};

const indicator = (key: string, label: string, values: readonly string[], doubtful: boolean): Indicator =>
  buildIndicator(key, {
    name: label,
    targets: values.map((value, index) =>
      buildTarget(`${key}/target/${index}`, {
        ...targetFields(value),
        role: index === 0 ? 'target' : 'baseline',
        fiscalYear: 2025 - index,
        needsReview: doubtful,
        tier: doubtful ? 'D' : 'C',
      }),
    ),
  });

const project = fc
  .record({
    indicators: names(5, 4),
    values: fc.array(printed, { minLength: 2, maxLength: 2 }),
    objectives: names(8, 3),
    amounts: fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 2, maxLength: 3 }),
    doubtful: fc.boolean(),
  })
  .map((random) => (label: string, index: number): Project => {
    const key = `project/${index}`;
    const items = ['total', 'fiscal-appropriation', 'other-funds'] as const;
    return buildProject(key, {
      ordinal: index + 1,
      code: null,
      name: label,
      schedule: [],
      indicators: random.indicators.map((text, at) =>
        indicator(`${key}/indicator/${at}`, text, random.values, random.doubtful),
      ),
      objectives: random.objectives.map((text, at) => ({
        ...buildProject(key).objectives[0]!,
        key: `${key}/objective/${at}`,
        ordinal: at + 1,
        text,
      })),
      fundingLines: random.amounts.map(
        (amount, at): FundingLine => ({
          ...buildProject(key).fundingLines[0]!,
          key: `${key}/funding/${at}`,
          ordinal: at + 1,
          item: items[at]!,
          amountFen: amount * 1_000_000,
          statedText: String(amount),
        }),
      ),
    });
  });

/** A filing of one form; `seed` makes its department and bytes its own. */
export const randomFiling = fc
  .record({ labels: names(6, 4), projects: fc.array(project, { minLength: 4, maxLength: 4 }) })
  .map(({ labels, projects }) => (seed: string): Filing => {
    const form: Form = buildForm({
      department: `第${seed}管理处`,
      activities: [0, 1].map((at) => ({
        ...buildForm().activities[0]!,
        key: `duty/${at}`,
        ordinal: at + 1,
        text: `${HAN[at]}的管理`,
      })),
      projects: labels.map((label, index) => projects[index]!(label, index)),
    });
    return buildFiling(seed, { department: form.department, forms: [form] });
  });

/** Fields to be corrected, with the values to choose from: what a person says, and what a third reading says. */
const FIELDS: readonly (Pick<Place, 'table' | 'column' | 'field'> & {
  readonly values: readonly [string, string];
  /** The key is made of it: another value is another record. */
  readonly named?: true;
})[] = [
  { table: 'form', column: 'fiscal_year', field: 'fiscalYear', values: ['2023', '2022'], named: true },
  { table: 'form', column: 'stage', field: 'stage', values: ['draft', 'approved'] },
  { table: 'project', column: 'name', field: 'name', values: ['甲乙丙丁戊', '己庚辛壬癸'], named: true },
  { table: 'project', column: 'purpose', field: 'purpose', values: ['改善出行', '保障用水'] },
  { table: 'funding_line', column: 'amount_fen', field: 'amountFen', values: ['123', '456'] },
  { table: 'funding_line', column: 'share_percent', field: 'sharePercent', values: ['12.5', '13.5'] },
  { table: 'objective', column: 'text', field: 'text', values: ['甲乙丙丁戊己', '庚辛壬癸子丑'], named: true },
  { table: 'objective', column: 'result_text', field: 'resultText', values: ['已完成', '未完成'] },
  { table: 'activity', column: 'text', field: 'text', values: ['甲乙丙丁戊己', '庚辛壬癸子丑'], named: true },
  { table: 'indicator', column: 'name', field: 'name', values: ['甲乙丙丁率', '己庚辛壬率'], named: true },
  { table: 'indicator', column: 'weight', field: 'weight', values: ['12', '13'] },
  { table: 'indicator', column: 'basis', field: 'basis', values: ['规划', '合同'] },
  { table: 'target', column: 'stated_text', field: 'statedText', values: ['≥97.5%', '≥96.5%'] },
  { table: 'target', column: 'stated_text', field: 'statedText', values: ['777.5万元', '778.5万元'] },
  { table: 'target', column: 'stated_text', field: 'statedText', values: ['3.5-5.5件', '2026年1月底前'] },
  { table: 'target', column: 'score', field: 'score', values: ['9.5', '8.5'] },
];

/** A random correction: where, what the person says, and what a third reading says. */
export const randomCorrection = fc
  .record({
    field: fc.constantFrom(...FIELDS),
    project: fc.nat(1),
    record: fc.nat(1),
    target: fc.nat(1),
    swap: fc.boolean(),
  })
  .map(({ field: { values, named, ...field }, swap, ...at }) => ({
    place: { ...field, ...at } satisfies Place,
    ours: values[swap ? 1 : 0]!,
    another: values[swap ? 0 : 1]!,
    named: named === true,
  }));

type Change = <T extends object>(record: T) => T | null;

const changeAt = <T extends object>(list: readonly T[], index: number, change: Change): T[] =>
  list.flatMap((item, at) => (at === index ? (change(item) ?? []) : item));

const changeProject = (project: Project, place: Place, change: Change): Project | null => {
  const { table, record, target } = place;
  if (table === 'project') return change(project);
  if (table === 'funding_line') return { ...project, fundingLines: changeAt(project.fundingLines, record, change) };
  if (table === 'objective') return { ...project, objectives: changeAt(project.objectives, record, change) };
  if (table === 'indicator') return { ...project, indicators: changeAt(project.indicators, record, change) };
  const inside = (item: Indicator): Indicator => ({ ...item, targets: changeAt(item.targets, target, change) });
  return { ...project, indicators: changeAt(project.indicators, record, inside as Change) };
};

/** A filing with one record changed, or without it where the change gives null. */
export const changeRecord = (filing: Filing, place: Place, change: Change): Filing => {
  const form = filing.forms[0]!;
  if (place.table === 'form') return { ...filing, forms: [change(form)].flatMap((found) => found ?? []) };
  if (place.table === 'activity')
    return { ...filing, forms: [{ ...form, activities: changeAt(form.activities, place.record, change) }] };
  const inside = (project: Project) => changeProject(project, place, change);
  return { ...filing, forms: [{ ...form, projects: changeAt(form.projects, place.project, inside as Change) }] };
};

/** Sets a field as the extraction would have read it. */
export const setField =
  ({ table, column, field }: Place, text: string): Change =>
  (record) => {
    const isNumber = column === 'fiscal_year' || column === 'amount_fen';
    const fields =
      table === 'target' && column === 'stated_text' ? targetFields(text) : { [field]: isNumber ? Number(text) : text };
    return { ...record, ...fields };
  };

const turn = <T extends { readonly ordinal: number; readonly at: string }>(list: readonly T[]): T[] =>
  [...list].reverse().map((item, index) => ({ ...item, ordinal: index + 1, at: `t7.r${index + 3}.c2` }));

/** The same records in another order and at other places. */
export const moveRecords = (filing: Filing): Filing => ({
  ...filing,
  forms: filing.forms.map((form) => ({
    ...form,
    at: 'b9',
    activities: turn(form.activities),
    projects: turn(form.projects).map((project) => ({
      ...project,
      objectives: turn(project.objectives),
      fundingLines: turn(project.fundingLines),
      indicators: turn(project.indicators).map((item) => ({ ...item, targets: [...item.targets].reverse() })),
    })),
  })),
});
