import { describe, expect, test } from 'vitest';
import { pipeline } from '../../src/default-pipeline.ts';
import { DEFAULT_LIMITS, type Filing, finding } from '../../src/model/index.ts';
import { ingestSource } from '../../src/pipeline.ts';
import { linkNotes } from '../../src/readers/interpret/link-notes.ts';
import { inventedForm } from '../cli/run-cli.ts';

const read = (text: string): Promise<Filing> => {
  const bytes = new TextEncoder().encode(text);
  return ingestSource(pipeline, { id: 'a'.repeat(64), origin: 'a.txt', bytes }, { limits: DEFAULT_LIMITS });
};

const indicatorsOf = ({ forms }: Filing) =>
  forms.flatMap((form) => [...form.indicators, ...form.projects.flatMap(({ indicators }) => indicators)]);

describe('notes and their records', () => {
  test('a doubt about a table is a doubt about every record that stands in it', async () => {
    const filing = await read(inventedForm('道路照明维护', '≥320盏'));
    expect(indicatorsOf(filing).map(({ needsReview }) => needsReview)).toEqual([false, false]);
    const doubt = finding('unruled-table', 'warning', 'no lines', 't1');
    const linked = linkNotes({ ...filing, notes: [...filing.notes, doubt] });
    expect(indicatorsOf(linked).map(({ needsReview, tier }) => [needsReview, tier])).toEqual([
      [true, 'D'],
      [true, 'D'],
    ]);
    expect(linked.notes.at(-1)?.subjects?.length).toBeGreaterThan(3);
    const other = finding('unruled-table', 'warning', 'no lines', 't11');
    const apart = linkNotes({ ...filing, notes: [...filing.notes, other] });
    expect(indicatorsOf(apart).map(({ needsReview }) => needsReview)).toEqual([false, false]);
  });
});

test('a reference to another table is no objective, whatever is printed behind it', async () => {
  const referring = inventedForm('道路照明维护', '≥320盏').replace(
    '保障主要道路夜间照明',
    '详见单位的项目绩效目标表路灯节能改造专项经费情况说明',
  );
  const filing = await read(referring);
  expect(filing.forms.flatMap((form) => [form, ...form.projects]).flatMap(({ objectives }) => objectives)).toEqual([]);
  expect(indicatorsOf(filing)).toHaveLength(2);
});
