import { expect, test } from 'vitest';
import {
  type DepartmentLine,
  keepDecided,
  printDepartments,
  readDepartments,
  settleDepartments,
} from '../../src/corrections/index.ts';

const line = (name: string, canonical: string, more: Partial<DepartmentLine> = {}): DepartmentLine => ({
  division: '510521',
  name,
  canonical,
  parent: null,
  reason: 'office',
  forms: 1,
  confirmed: true,
  by: '王',
  ...more,
});
const read = (lines: readonly object[]) =>
  readDepartments(lines.map((one) => JSON.stringify(one)).join('\n'), 'departments.jsonl');

test('what is printed is read again, sorted, whatever its order', () => {
  const lines = [line('乙局', '甲局'), line('丙局', '甲局', { division: '' })];
  expect(printDepartments(read(lines))).toBe(printDepartments([...lines].reverse()));
  expect(readDepartments(printDepartments(lines), 'f')).toHaveLength(2);
});

test('a line added by hand needs only what matters', () => {
  expect(read([{ division: '510521', name: '乙局', canonical: '甲局', confirmed: true, by: '王' }])[0]).toMatchObject({
    reason: 'by hand',
    parent: null,
  });
});

test.each([
  ['{', 'departments.jsonl:1: expected one JSON object'],
  [JSON.stringify(line('乙', '甲', { by: null })), 'departments.jsonl:1: expected who confirmed it'],
  [JSON.stringify({ ...line('乙', '甲'), confirmed: 'yes' }), 'departments.jsonl:1: confirmed'],
  [`${JSON.stringify(line('乙', '甲'))}\n${JSON.stringify(line('乙', '丙'))}`, 'departments.jsonl:2: 乙 stands twice'],
])('a line that cannot be used is named: %s', (text, message) => {
  expect(() => readDepartments(text, 'departments.jsonl')).toThrow(message);
});

test('proposing again keeps what was decided and drops what was only proposed', () => {
  const refused = line('乙局', '甲局', { confirmed: false });
  const open = line('丁局', '甲局', { confirmed: null, by: null });
  const again = line('乙局', '甲局', { confirmed: null, by: null });
  expect(keepDecided([refused, open], [again])).toEqual([refused]);
});

test('a name stands for the last of its chain; only confirmed lines count', () => {
  const settled = settleDepartments(
    [line('丙局', '乙局'), line('乙局', '甲局', { parent: '县政府' }), line('戊局', '甲局', { confirmed: false })],
    'f',
  );
  expect(settled.map(({ name, canonical, parent }) => [name, canonical, parent])).toEqual([
    ['丙局', '甲局', '县政府'],
    ['乙局', '甲局', '县政府'],
  ]);
});

test('names that stand for each other are refused', () => {
  expect(() => settleDepartments([line('甲局', '乙局'), line('乙局', '甲局')], 'f')).toThrow('is a circle');
});
