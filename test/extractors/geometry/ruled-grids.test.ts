import { expect, test } from 'vitest';
import { gridCells } from '../../../extractors/geometry/grid-cells.ts';
import { gridLines } from '../../../extractors/geometry/grid-lines.ts';
import { joinRules } from '../../../extractors/geometry/join-rules.ts';
import type { Rule, Rules } from '../../../extractors/geometry/marks.ts';
import { ruleNetworks } from '../../../extractors/geometry/rule-networks.ts';
import { ruledGrids } from '../../../extractors/geometry/ruled-grids.ts';
import { snapRules } from '../../../extractors/geometry/snap-rules.ts';
import { cpuTime } from '../../normalizers/cpu-time.ts';

const rule = (position: number, start: number, end: number): Rule => ({ position, start, end });

/** Rules of a drawing: `+` are corners 20 points apart across and 10 down, `-` and `|` the lines between them. */
const draw = (picture: string): Rules => {
  const rows = picture
    .trim()
    .split('\n')
    .map((line) => line.trim());
  const horizontal: Rule[] = [];
  const vertical: Rule[] = [];
  rows.forEach((line, y) => {
    [...line].forEach((mark, x) => {
      if (mark === '-') horizontal.push(rule(y * 10, (x - 1) * 10, (x + 1) * 10));
      if (mark === '|') vertical.push(rule(x * 10, (y - 1) * 10, (y + 1) * 10));
    });
  });
  return { horizontal, vertical };
};

const spans = (rules: Rules): readonly string[] =>
  ruledGrids(rules).grids.map((grid) =>
    grid.cells.map(({ row, column, rowSpan, colSpan }) => `${row},${column}:${rowSpan}x${colSpan}`).join(' '),
  );

test('snap moves neighbours to one position and keeps ladders apart', () => {
  expect(snapRules([rule(10, 0, 50), rule(11, 0, 50), rule(20, 0, 50)]).map((r) => r.position)).toEqual([
    10.5, 10.5, 20,
  ]);
  const ladder = snapRules([0, 2, 4, 6, 8].map((position) => rule(position, 0, 50)));
  expect(new Set(ladder.map((r) => r.position)).size).toBeGreaterThan(1);
});

test('join puts pieces and dashes together and drops specks', () => {
  expect(joinRules([rule(5, 0, 50), rule(5, 51, 100)])).toEqual([rule(5, 0, 100)]);
  expect(joinRules([0, 5, 10, 15].map((x) => rule(5, x, x + 3)))).toEqual([rule(5, 0, 18)]);
  expect(joinRules([rule(5, 0, 50), rule(5, 60, 100)])).toHaveLength(2);
  expect(joinRules([rule(5, 0, 2)])).toEqual([]);
});

test('networks keep decorative lines apart', () => {
  const { horizontal, vertical } = draw('+-+\n| |\n+-+');
  const { networks, loose } = ruleNetworks({ horizontal: [...horizontal, rule(300, 0, 200)], vertical });
  expect(networks).toHaveLength(1);
  expect(loose.horizontal).toEqual([rule(300, 0, 200)]);
});

test('a plain grid', () => {
  expect(spans(draw('+-+-+\n| | |\n+-+-+\n| | |\n+-+-+'))).toEqual(['0,0:1x1 0,1:1x1 1,0:1x1 1,1:1x1']);
});

test('cells over columns and rows are spans', () => {
  expect(spans(draw('+-+-+\n|   |\n+-+-+\n| | |\n+-+-+'))).toEqual(['0,0:1x2 1,0:1x1 1,1:1x1']);
  expect(spans(draw('+-+-+\n| | |\n+ +-+\n| | |\n+-+-+'))).toEqual(['0,0:2x1 0,1:1x1 1,1:1x1']);
});

test('a table open at its sides gets its outer border', () => {
  const rules: Rules = {
    horizontal: [0, 20, 40].map((y) => rule(y, 0, 120)),
    vertical: [rule(40, 0, 40), rule(80, 0, 40)],
  };
  expect(spans(rules)).toEqual(['0,0:1x1 0,1:1x1 0,2:1x1 1,0:1x1 1,1:1x1 1,2:1x1']);
});

test('two tables side by side are two grids', () => {
  const left = draw('+-+-+\n| | |\n+-+-+\n| | |\n+-+-+');
  const shift = (rules: Rules): Rules => ({
    horizontal: rules.horizontal.map((r) => rule(r.position, r.start + 200, r.end + 200)),
    vertical: rules.vertical.map((r) => rule(r.position + 200, r.start, r.end)),
  });
  const right = shift(left);
  const both = {
    horizontal: [...left.horizontal, ...right.horizontal],
    vertical: [...left.vertical, ...right.vertical],
  };
  expect(spans(both)).toHaveLength(2);
});

test('every slot has exactly one owner, whatever lines are missing', () => {
  let seed = 7;
  const random = (): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed / 2147483648;
  };
  for (let run = 0; run < 200; run++) {
    const { horizontal, vertical } = draw('+-+-+-+\n| | | |\n+-+-+-+\n| | | |\n+-+-+-+\n| | | |\n+-+-+-+');
    const some = (rules: readonly Rule[]): readonly Rule[] => rules.filter(() => random() > 0.3);
    const network = { horizontal: some(horizontal), vertical: some(vertical) };
    const lines = gridLines({ horizontal: joinRules(network.horizontal), vertical: joinRules(network.vertical) }, 12);
    if (lines.rows.length < 2 || lines.columns.length < 2) continue;
    const grid = gridCells(lines);
    const slots = grid.cells.reduce((sum, cell) => sum + cell.rowSpan * cell.colSpan, 0);
    expect(slots).toBe((grid.rows.length - 1) * (grid.columns.length - 1));
  }
});

test('20,000 rules take less than two seconds', () => {
  const horizontal = Array.from({ length: 10_000 }, (_, i) =>
    rule((i * 37) % 800, (i * 13) % 500, ((i * 13) % 500) + 30),
  );
  const vertical = Array.from({ length: 10_000 }, (_, i) =>
    rule((i * 41) % 600, (i * 17) % 700, ((i * 17) % 700) + 30),
  );
  expect(cpuTime(() => ruledGrids({ horizontal, vertical }))).toBeLessThan(6000);
});
