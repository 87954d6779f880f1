import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { joinOverlap, matchClosed, repairTerm } from '../../../normalizers/text/index.ts';
import { TERMS } from '../../../normalizers/text/terms.ts';
import { cpuTime } from '../cpu-time.ts';

const repaired = (text: string, ...witnesses: string[]): string => repairTerm(text, { witnesses }).text;

describe('repairTerm', () => {
  it('says where, what and why', () => {
    expect(repairTerm('本 指桥值', { witnesses: [] }).edits).toEqual([
      { before: '桥', after: '标', at: 3, evidence: 'vocabulary: 指标值' },
    ]);
  });

  it.each(['古驿栈修膳面积', '聘用辅助人人员薪酬', '古驿栈修.缮面积'])('leaves %s without a witness', (text) =>
    expect(repaired(text, '其他')).toBe(text),
  );

  it('takes a clean copy for proof, and composes it with other edits', () => {
    expect(repaired('3F]底驻会敉量', '3月底驻会数量')).toBe('3月底驻会数量');
    expect(repaired('古驿栈修.缮面积', '反映古驿栈修缮面积情况')).toBe('古驿栈修缮面积');
  });

  it.each([
    ['第一季度完成率', '第二季度完成率'],
    ['大桥镇道路', '太桥镇道路'],
    ['补助100人', '补助700人'],
    ['群众满意度', '群众满意程度'],
  ])('%s stays beside %s', (text, witness) => expect(repaired(text, witness)).toBe(text));
});

describe('matchClosed', () => {
  const match = (text: string) => matchClosed(text, TERMS.labels, { maxCost: 1.2 });

  it.each([
    ['绩敛目桥', '绩效目标', 0.6],
    ['3 F]底', '3月底', 0.3],
    ['=级指标', '二级指标', 0.3],
    ['※指标值', '指标值', 0.15],
    ['数数量指标', '数量指标', 0.4],
    ['交攵益指标', '效益指标', 0.3],
    ['满意度指', '满意度指标', 1],
  ])('%s reads %s at %d', (text, term, cost) => expect(match(text)).toMatchObject({ term, cost }));

  it.each(['坝双口协', 'll1 口☆', '反映办公秩序', '', '12.'])('%s reads nothing', (text) =>
    expect(match(text)).toBeNull(),
  );

  it('names the runner-up', () => {
    expect(match('一*级指标')).toMatchObject({ term: '一级指标', runnerUp: { term: '一级目标', cost: 1.15 } });
  });

  it('costs little on a document of strange cells', () => {
    const spent = cpuTime(() => {
      for (let index = 0; index < 1000; index++) match(`业务培训${index}宣传数量`);
    });
    expect(spent).toBeLessThan(2000);
  });
});

describe('joinOverlap', () => {
  const texts = (left: string, right: string): string[] => joinOverlap(left, right).map(({ text }) => text);

  it.each([
    ['25', '5%', '25%'],
    ['30%', '%', '30%'],
    ['1', '00%', '100%'],
    ['漏洞修', '修复率', '漏洞修复率'],
    ['反', '映前端设备在线率情况', '反映前端设备在线率情况'],
    ['政', '一府购买劳务', '政府购买劳务'],
    ['第', '一季度完成', '第一季度完成'],
    ['13100', '0323P666398315184', '13100323P666398315184'],
    ['126.0', '00', '126.00'],
  ])('%s + %s = %s', (left, right, joined) => expect(texts(left, right)[0]).toBe(joined));

  it('leaves 10% or 100% to the caller', () => {
    expect(texts('10', '0%').sort()).toEqual(['10%', '100%']);
    expect(new Set(joinOverlap('10', '0%').map(({ score }) => score)).size).toBe(1);
  });
});

const corpora = ['../shared/corpus/dev', '../shared/seeds/truth'].filter((folder) => existsSync(folder));

const truths = corpora.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.truth.json'))
    .map((name) => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'))),
);

const textsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : [];
};

describe.skipIf(truths.length === 0)('on the corpus', () => {
  it('edits no clean text', () => {
    const clean = new Set(truths.flatMap(({ damages, ...truth }) => textsOf(truth)));
    const edited = [...clean].filter((text) => repairTerm(text, { witnesses: [] }).edits.length > 0);
    const characters = [...clean].reduce((sum, text) => sum + text.length, 0);
    console.info(`${edited.length} of ${clean.size} clean texts (${characters} characters) edited`);
    expect(edited).toEqual([]);
  });

  it('repairs misread labels and glyphs', () => {
    const damages = truths
      .flatMap(({ damages }) => damages)
      .filter(({ kind }) => /^(label|glyph)-confused$/.test(kind));
    const outcomes = damages.map(({ before, after }) => {
      const text = repaired(after);
      return text === before ? 'right' : text === after ? 'left' : 'wrong';
    });
    const right = outcomes.filter((each) => each === 'right').length;
    const wrong = outcomes.filter((each) => each === 'wrong').length;
    console.info(`recall ${right}/${damages.length}, precision ${right}/${right + wrong}`);
    expect(right / damages.length).toBeGreaterThanOrEqual(0.9);
    expect(wrong).toBe(0);
  });
});
