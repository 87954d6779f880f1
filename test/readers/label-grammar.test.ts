import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { foldText } from '../../normalizers/text/fold-text.ts';
import { composeLabel, cutMorphemes, looseRole, namedColumn, namedLevel } from '../../src/readers/label-grammar.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

interface Entry {
  readonly labels: readonly string[];
  readonly meaning?: string;
  readonly table?: string;
  readonly role?: string;
  readonly item?: string;
  readonly code?: string;
}

const read = <T>(name: string): T => JSON.parse(readFileSync(join(ROOT, 'data/reference', name), 'utf8')) as T;
const lexicon = read<Readonly<Record<string, readonly Entry[]>>>('lexicon.json');
const grammar = read<{ readonly morphemes: readonly { readonly class: string; readonly words: readonly string[] }[] }>(
  'label-grammar.json',
);

const meaningOf = (label: string) => composeLabel(foldText(label))?.meanings ?? null;

/** What the grammar makes of each listed label: the listed meaning, another one, or nothing. */
const compare = (part: string, want: (entry: Entry) => string | undefined, have: (label: string) => unknown) => {
  const counts = { same: 0, other: [] as string[] };
  for (const entry of lexicon[part] ?? [])
    for (const label of entry.labels) {
      const found = have(label);
      if (found === want(entry)) counts.same++;
      else if (found != null) counts.other.push(label);
    }
  return counts;
};

describe('grammar of labels', () => {
  test('reads a label only where all of it is made of words of forms', () => {
    expect(cutMorphemes('考核指标内容')).toEqual(['考核', '指标', '内容']);
    for (const name of ['改良面积', '农村公路养护资金', '灌区农户满意度', '修缮古桥数量', '某县水利局', '残疾人康复'])
      expect(composeLabel(foldText(name)), name).toBeNull();
  });

  test.each([
    ['考核指标内容', 'name'],
    ['应达到数值', 'value'],
    ['拟达水平', 'value'],
    ['全年实绩值', 'actual'],
    ['考核比重', 'weight'],
    ['评定得分', 'score'],
    ['偏差成因说明', 'reason'],
    ['上年完成值', 'past-value'],
    ['是否核心指标', 'core'],
  ])('column %s is %s', (label, role) => {
    expect(meaningOf(label)?.columns.indicators).toBe(role);
  });

  test.each([
    ['项目承办单位', 'implementing-unit'],
    ['项目牵头部门', 'competent-department'],
    ['项目经办人', 'personal-name'],
    ['项目经办人联系电话', 'personal-name'],
    ['专项项目名称', 'project-name'],
    ['项目竣工日期', 'description'],
    ['实施期总体目标', 'objective-medium'],
    ['年度目标完成情况', 'objective-result'],
  ])('field %s is %s', (label, field) => {
    expect(meaningOf(label)?.field).toBe(field);
  });

  test.each([
    ['中央财政补助款', 'central-funds'],
    ['自治区配套资金', 'provincial-funds'],
    ['其他配套资金', 'other-funds'],
    ['公共财政投入', 'fiscal-appropriation'],
    ['单位自筹资金', 'unit-funds'],
    ['上年结余资金', 'carry-over'],
    ['资金合计金额', 'total'],
  ])('fund %s is %s', (label, item) => {
    expect(meaningOf(label)?.item).toBe(item);
  });

  test('names levels and columns of money in one word too', () => {
    expect(namedLevel('满意度')?.category).toBe('satisfaction');
    expect(namedColumn('funding', '占比')).toBe('share');
    expect(namedColumn('funding', foldText('调整后预算数'))).toBe('adjusted');
    expect(looseRole(foldText('扶持目标值'))).toBe('value');
  });

  test('says which fund is meant only where the words do', () => {
    expect(composeLabel('地方配套资金')?.isItemUnsure).toBe(true);
    expect(composeLabel('中央补助资金')?.isItemUnsure).toBe(false);
  });

  test('agrees with the lexicon, which it was not made from, where it reads a listed label', () => {
    const parts = [
      compare(
        'fields',
        ({ meaning }) => meaning,
        (label) => meaningOf(label)?.field,
      ),
      compare(
        'funding',
        ({ item }) => item,
        (label) => meaningOf(label)?.item,
      ),
      compare(
        'categories',
        ({ code }) => code,
        (label) => meaningOf(label)?.category,
      ),
      compare(
        'dimensions',
        ({ code }) => code,
        (label) => meaningOf(label)?.dimension,
      ),
    ];
    const same = parts.reduce((sum, part) => sum + part.same, 0);
    const other = parts.flatMap((part) => part.other);
    expect(same).toBeGreaterThan(300);
    expect(other.length / (same + other.length), other.join(' ')).toBeLessThan(0.05);
  });

  test('no word stands twice in one class', () => {
    const seen = new Set<string>();
    const twice = grammar.morphemes.flatMap(({ class: name, words }) =>
      words.flatMap((word) => {
        const key = `${name} ${foldText(word)}`;
        const known = seen.has(key);
        seen.add(key);
        return known ? [key] : [];
      }),
    );
    expect(twice).toEqual([]);
  });

  test('every class that a rule names has words', () => {
    const text = readFileSync(join(ROOT, 'data/reference/label-grammar.json'), 'utf8');
    const classes = new Set(grammar.morphemes.map((entry) => entry.class));
    const rules = JSON.parse(text) as Record<string, readonly Record<string, readonly string[]>[]>;
    const named = ['columns', 'fields', 'funding', 'categories', 'dimensions'].flatMap((part) =>
      (rules[part] ?? []).flatMap((rule) =>
        ['head', 'with', 'without'].flatMap((key) => (rule[key] ?? []).flatMap((word) => word.split('|'))),
      ),
    );
    expect([...new Set(named.filter((name) => !classes.has(name)))]).toEqual([]);
  });
});
