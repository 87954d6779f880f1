import { describe, expect, test } from 'vitest';
import type { Note } from '../../src/model/index.ts';
import { joinTornLabels } from '../../src/readers/carrier/join-torn-labels.ts';
import { openLedger } from '../../src/readers/ledger.ts';
import { nearestLevel } from '../../src/readers/nearest-level.ts';
import type { ReadContext } from '../../src/readers/read-context.ts';
import { repairGluedSigns } from '../../src/readers/repair-glued-signs.ts';
import { repairSigns } from '../../src/readers/repair-signs.ts';
import { type PrintedLevels, recoverDestroyed, resolveLevels } from '../../src/readers/resolve-levels.ts';
import { areSeveralLevels } from '../../src/readers/several-levels.ts';
import { makeToken } from '../../src/readers/token.ts';
import { draw, lineOf, rolesOf } from './tokens.ts';

const token = (text: string) => (text === '' || text.startsWith('~') ? null : makeToken(text, 'b1'));
const destroyed = (text: string) => (text.startsWith('~') ? makeToken(text.slice(1), 'b1') : null);

/** Rows of levels from pictures: `产出指标 | 数量指标`; `~` before a destroyed label. */
const levels = (...pictures: readonly string[]): PrintedLevels[] =>
  pictures.map((picture) => {
    const [first = '', second = ''] = picture.split('|').map((text) => text.trim());
    return {
      level1: token(first),
      level2: token(second),
      destroyed1: destroyed(first),
      destroyed2: destroyed(second),
    };
  });

const resolved = (rows: readonly PrintedLevels[]): string[] =>
  resolveLevels(rows).map(
    ({ level1, level2, impliedCategory }) =>
      `${level1?.text ?? (impliedCategory ? `(${impliedCategory})` : '?')} | ${level2?.text ?? '?'}`,
  );

describe('resolveLevels', () => {
  test('carries merged labels down', () => {
    expect(resolved(levels('产出指标 | 数量指标', '', '| 质量指标', '效益指标 | 社会效益指标'))).toEqual([
      '产出指标 | 数量指标',
      '产出指标 | 数量指标',
      '产出指标 | 质量指标',
      '效益指标 | 社会效益指标',
    ]);
  });

  test('does not carry a level-2 label into the next group', () => {
    expect(resolved(levels('产出指标 | 成本指标', '效益指标 |'))).toEqual(['产出指标 | 成本指标', '效益指标 | ?']);
  });

  test('gives a label that was printed in the middle of its merged cell to the rows before it', () => {
    expect(resolved(levels('| 数量指标', '产出指标 | 质量指标', '| 时效指标'))).toEqual([
      '产出指标 | 数量指标',
      '产出指标 | 质量指标',
      '产出指标 | 时效指标',
    ]);
  });

  test('two labels in one cell are those of no row, whatever the order of the form leaves', () => {
    const rows = recoverDestroyed(levels('产出指标 | 数量指标', '| ~数量指标质量指标', '', '| 时效指标'));
    expect(rows.map(({ level2 }) => level2?.text)).toEqual(['数量指标', undefined, undefined, '时效指标']);
    expect(areSeveralLevels('数量指标质量指标')).toBe(true);
    expect(['数量指标', '社会效益指标', '核心业务产出', '数量指标数量指标'].some(areSeveralLevels)).toBe(false);
    expect(areSeveralLevels(`${'数量指标'.repeat(20_000)}质量指标`)).toBe(false);
  });

  test('a row over the second levels of its group is unlabelled, one of a group without any is not', () => {
    const rows = resolveLevels(levels('产出指标 |', '| 数量指标', '', '满意度指标 |', '效益指标 | 社会效益指标'));
    expect(rows.map(({ isUnlabelled }) => isUnlabelled)).toEqual([true, false, false, false, false]);
  });

  test('an illegible label ends the one above it, for the rows below too', () => {
    const rows = resolveLevels(levels('产出指标 | 数量指标', '| ~冷※口协', '', '| 时效指标'));
    expect(rows.map(({ isIllegible }) => isIllegible)).toEqual([false, true, true, false]);
    expect(rows.map(({ level2 }) => level2?.text)).toEqual(['数量指标', '冷※口协', '冷※口协', '时效指标']);
  });

  test('names only the group that follows from level 2 where no label is printed', () => {
    expect(resolved(levels('产出指标 | 数量指标', '| 生态效益指标'))).toEqual([
      '产出指标 | 数量指标',
      '(outcome) | 生态效益指标',
    ]);
  });
});

describe('recoverDestroyed', () => {
  const recovered = (...pictures: readonly string[]): (string | null)[] =>
    recoverDestroyed(levels(...pictures)).map(({ level2 }) => level2?.text ?? null);

  test('puts back the one label that can stand between its neighbours', () => {
    expect(recovered('产出指标 | ~+坝', '| 质量指标', '| 时效指标')).toEqual(['数量指标', '质量指标', '时效指标']);
    expect(recovered('产出指标 | 数量指标', '| ~★.1', '| 时效指标')[1]).toBe('质量指标');
  });

  test('leaves it open where two labels can stand there', () => {
    expect(recovered('产出指标 | ~+坝', '| 时效指标')[0]).toBeNull();
  });
});

describe('repairSigns', () => {
  const ROLES = rolesOf('name | sign | value | unit');
  const run = (...pictures: readonly string[]): { rows: string[]; notes: Note[] } => {
    const notes: Note[] = [];
    const lines = pictures.map((picture, index) => lineOf(picture, 'slots', index + 1));
    // Only what the repair of signs uses.
    const context = { ledger: openLedger(), note: (note: Note) => notes.push(note) } as unknown as ReadContext;
    return { rows: draw(repairSigns(lines, ROLES, context).map(({ cells }) => cells)), notes };
  };
  const signed = ['栽植苗木 | ≥ | 300 | 株', '管护面积 | ≥ | 80 | 亩', '管护成本 | ≤ | 500 | 元/亩'];

  test('restores a sign read as a digit where the other rows print signs', () => {
    const { rows, notes } = run(...signed, '苗木成活率 | 2 | 90 | %');
    expect(rows[3]).toBe('苗木成活率 | ≥ | 90 | %');
    expect(notes).toMatchObject([{ kind: 'repair', code: 'sign-repair', before: '2', after: '≥', at: 't1.r4.c2' }]);
  });

  test('leaves a column of other things alone, and a sign that stands there rightly', () => {
    const few = run('栽植苗木 | 2 | 300 | 株', '管护面积 | ≥ | 80 | 亩');
    expect(few.rows[0]).toBe('栽植苗木 | 2 | 300 | 株');
    expect(run(...signed).notes).toEqual([]);
    expect(few.notes).toEqual([]);
  });
});

describe('nearestLevel', () => {
  test.each([
    ['杜会效孟指标', 'level2', '社会效益指标'],
    ['服务对彖满章度指标', 'level2', '服务对象满意度指标'],
    ['满意庋指标', 'level1', '满意度指标'],
    ['产岀指社', 'level1', '产出指标'],
  ] as const)('%s in the column %s is %s', (printed, level, label) => {
    expect(nearestLevel(makeToken(printed, 'b1'), level)).toBe(label);
  });

  test('leaves open what two labels can have been, and what is none', () => {
    expect(nearestLevel(makeToken('废量指标', 'b1'), 'level2')).toBeNull();
    expect(nearestLevel(makeToken('冷※口协', 'b1'), 'level2')).toBeNull();
    expect(nearestLevel(makeToken('林业有害生物', 'b1'), 'level2')).toBeNull();
  });
});

describe('repairGluedSigns', () => {
  const ROLES = rolesOf('name | value');
  const run = (...pictures: readonly string[]): { rows: string[]; notes: Note[] } => {
    const notes: Note[] = [];
    const lines = pictures.map((picture, index) => lineOf(picture, 'slots', index + 1));
    const context = { ledger: openLedger(), note: (note: Note) => notes.push(note) } as unknown as ReadContext;
    return { rows: draw(repairGluedSigns(lines, ROLES, context).map(({ cells }) => cells)), notes };
  };
  const signed = ['栽植苗木 | ≥300株', '苗木成活率 | ≥85%', '管护成本 | ≤500元'];

  test('takes the sign out of a number that cannot be, where the other rows print signs', () => {
    const { rows, notes } = run(...signed, '群众满意度 | 290%', '安全事故起数 | 二0起');
    expect(rows.slice(3)).toEqual(['群众满意度 | ≥90%', '安全事故起数 | =0起']);
    expect(notes).toMatchObject([
      { code: 'sign-repair', before: '290%', after: '≥90%', at: 't1.r4.c2' },
      { code: 'sign-repair', before: '二0起', after: '=0起', at: 't1.r5.c2' },
    ]);
  });

  test.each(['产值增长率 | 290%', '栽植苗木 | 280株', '群众满意度 | 90%', '群众满意度 | 209%', '产能完成率 | 350%'])(
    'leaves %s alone',
    (row) => {
      expect(run(...signed, row).rows[3]).toBe(row);
    },
  );

  test('needs other rows with signs', () => {
    expect(run('群众满意度 | 290%', '苗木成活率 | 85%').notes).toEqual([]);
  });
});

describe('joinTornLabels', () => {
  const join = (isRecognised: boolean, ...pictures: readonly string[]): { rows: string[]; notes: Note[] } => {
    const notes: Note[] = [];
    const lines = pictures.map((picture, index) => lineOf(picture, 'slots', index + 1));
    const context = { isRecognised, note: (note: Note) => notes.push(note) } as unknown as ReadContext;
    return { rows: draw(joinTornLabels(lines, context).map(({ cells }) => cells)), notes };
  };

  test('takes the character at the cut once and moves the cells behind it back', () => {
    const { rows, notes } = join(
      false,
      '一级指标 | 二级 | 级指标 | 指标值',
      '产出指标 | 数量指标 | ≥3次',
      '产出指标 | 质量指标 | ≥90%',
    );
    expect(rows[0]).toBe('一级指标 | 二级指标 | 指标值');
    expect(notes).toMatchObject([{ code: 'cell-joined', before: '二级 | 级指标', after: '二级指标' }]);
  });

  test('restores a misread half only in recognised text', () => {
    expect(join(true, '近两年收 | 支金颜').rows).toEqual(['近两年收支金额 | ']);
    expect(join(false, '近两年收 | 支金颜').rows).toEqual(['近两年收 | 支金颜']);
  });

  test('leaves two labels and other texts alone', () => {
    expect(join(true, '其他资金 | 金额', '项目名称 | 称重设备更新').notes).toEqual([]);
  });
});
