import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { foldText } from '../../normalizers/text/fold-text.ts';
import { knownLabels, lookupLabel } from '../../src/readers/lexicon.ts';
import { ROLE_FITS } from '../../src/readers/role-fit.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

interface Entry {
  readonly labels: readonly string[];
  readonly seen: string;
  readonly role?: string;
}

const lexicon = JSON.parse(readFileSync(join(ROOT, 'data/reference/lexicon.json'), 'utf8')) as Readonly<
  Record<string, unknown>
>;
const entries = Object.values(lexicon)
  .flat()
  .filter((entry): entry is Entry => typeof entry === 'object' && entry !== null && 'labels' in entry);

describe('lexicon', () => {
  test('no label stands twice inside one list', () => {
    const twice = entries.flatMap(({ labels }) => {
      const folded = labels.map(foldText);
      return folded.filter((label, index) => folded.indexOf(label) !== index);
    });
    expect(twice).toEqual([]);
  });

  test('no label has two meanings in one part of the lexicon', () => {
    const keyed = (part: string, key: (entry: Record<string, unknown>) => string) =>
      ((lexicon[part] ?? []) as readonly (Entry & Record<string, unknown>)[]).flatMap((entry) =>
        entry.labels.map((label) => `${key(entry)}${foldText(label)}`),
      );
    for (const [part, key] of [
      ['fields', () => ''],
      ['columns', ({ table }: Record<string, unknown>) => `${String(table)} `],
      ['funding', () => ''],
      ['categories', () => ''],
      ['dimensions', () => ''],
    ] as const) {
      const labels = keyed(part, key);
      expect(
        labels.filter((label, index) => labels.indexOf(label) !== index),
        part,
      ).toEqual([]);
    }
  });

  test('every entry says where it was seen', () => {
    expect(entries.filter(({ seen }) => typeof seen !== 'string' || seen.trim() === '')).toEqual([]);
  });

  test('every label is found as it is printed, and in the usual disguises', () => {
    for (const label of knownLabels()) expect(lookupLabel(foldText(label)), label).not.toBeNull();
    for (const printed of [
      '*一级指标',
      '项目资金（万元）',
      '产出指标(50分)',
      '其中：财政拨款',
      '绩 效 指 标',
      '3.年度目标：',
    ])
      expect(lookupLabel(foldText(printed)), printed).not.toBeNull();
    for (const printed of ['修缮古桥数量', '≥95%', '云溪县', ''])
      expect(lookupLabel(foldText(printed)), printed).toBeNull();
  });

  test('every column role is one that a reader knows', () => {
    const code = ['src/readers', 'src/readers/carrier']
      .flatMap((folder) => readdirSync(join(ROOT, folder)).map((name) => join(ROOT, folder, name)))
      .filter((path) => path.endsWith('.ts'))
      .map((path) => readFileSync(path, 'utf8'))
      .join('\n');
    const roles = [...new Set(entries.flatMap(({ role }) => (role ? [role] : [])))];
    const unknown = roles.filter((role) => !(role in ROLE_FITS) && !code.includes(`'${role}'`));
    expect(unknown).toEqual([]);
  });
});
