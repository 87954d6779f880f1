import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findProjectCodes, readProjectCode, splitCodedProject } from '../../../normalizers/values/project-code.ts';
import { truthDocuments } from './truth-documents.ts';

describe('readProjectCode', () => {
  test.each([
    ['13052924P00584011797F', '130529', 2024, 'P'],
    ['51000021R000000019951', '510000', 2021, 'R'],
    ['10000022z225050050001', '100000', 2022, 'z'],
  ])('%s', (code, divisionCode, yearOpened, letter) => {
    expect(readProjectCode(code)).toEqual({ code, divisionCode, yearOpened, letter });
  });

  test.each(['11500230008686254D/2023-00041', '2130335', '13052924P0058401179', '1305292400058401179 7F', ''])(
    '%s is none',
    (text) => {
      expect(readProjectCode(text)).toBeNull();
    },
  );
});

describe('findProjectCodes', () => {
  test('rejoins a code broken by a blank and leaves whole ones alone', () => {
    const found = findProjectCodes('项目编码 13052924P0058401179 7F 项目名称 13052924P00584011794L');
    expect(found.map(({ code, rejoined }) => [code, rejoined])).toEqual([
      ['13052924P00584011797F', true],
      ['13052924P00584011794L', false],
    ]);
  });

  test('a blank ends a code, another letter or digit does not', () => {
    expect(findProjectCodes('51052122R542321594870 2022年维护')[0]?.code).toBe('51052122R542321594870');
    expect(findProjectCodes('51052122R5423215948701')).toEqual([]);
    expect(findProjectCodes('A51052122R542321594870')).toEqual([]);
  });

  test('finds a code wherever blanks stand in it, at the offsets of the text', () => {
    const code = '13052924P00584011797F';
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 3 }),
        fc.constantFrom(' ', '\n', '　'),
        (cuts, blank) => {
          const broken = [...code].map((character, at) => (cuts.includes(at) ? blank + character : character)).join('');
          const text = `编码：${broken}，名称`;
          const [found] = findProjectCodes(text);
          expect(found).toMatchObject({ code, rejoined: cuts.length > 0 });
          expect(text.slice(found!.start, found!.end)).toBe(broken);
        },
      ),
      { seed: 8 },
    );
  });

  test('is quick on long texts', () => {
    const start = performance.now();
    for (const piece of ['1', '13052924P', '1 ', 'P']) findProjectCodes(piece.repeat(100_000 / piece.length));
    expect(performance.now() - start).toBeLessThan(3000);
  });
});

describe('splitCodedProject', () => {
  test.each([
    ['51052122R542321594870-新闻采编与平台维护', '51052122R542321594870', '新闻采编与平台维护'],
    ['51052122R542321594870-2022年平台维护', '51052122R542321594870', '2022年平台维护'],
    ['51052122R542321594870 平台维护', '51052122R542321594870', '平台维护'],
    ['51052122R542321594870', '51052122R542321594870', ''],
    ['平台维护', null, '平台维护'],
    ['平台维护 51052122R542321594870', null, '平台维护 51052122R542321594870'],
  ])('%s', (text, code, name) => expect(splitCodedProject(text)).toEqual({ code, name }));
});

const codes = truthDocuments().flatMap((truth) => truth.projects.flatMap((project) => project.code ?? []));

test.skipIf(codes.length === 0)('every project code of the truth is one', () => {
  expect(codes.filter((code) => readProjectCode(code) === null)).toEqual([]);
});
