import { describe, expect, test } from 'vitest';
import { DIVISIONS, type Division, fullNameOf, parentCode } from '../../../normalizers/names/division-table.ts';
import { nearbyDivisions } from '../../../normalizers/names/nearby-divisions.ts';
import { resolveDivision } from '../../../normalizers/names/resolve-division.ts';
import { truthDocuments } from '../values/truth-documents.ts';

const at = (departmentText: string, codes: readonly string[] = [], fiscalYear = 2024, titles: readonly string[] = []) =>
  resolveDivision({ departmentText, codes, titles, fiscalYear });

const current = DIVISIONS.filter((division) => division.to === null);
const counties = current.filter((division) => division.level === 'county');
const DEPARTMENTS = [
  '教育局',
  '市场监督管理局',
  '城市管理局',
  '住房和城乡建设局',
  '水利局',
  '县域经济办公室',
  '区域合作办公室',
  '社区服务中心',
  '人民法院',
];

/** Text with the place of a division as departments print it: city and county. */
const departmentIn = (division: Division, ordinal: number): string =>
  fullNameOf(division) + DEPARTMENTS[ordinal % DEPARTMENTS.length];

describe('resolveDivision', () => {
  test.each([
    ['黔南布依族苗族自治州罗甸县水利局', '522728', '黔南布依族苗族自治州罗甸县'],
    ['广州市白云区民政局', '440111', '广州市白云区'],
    ['广州白云区民政局', '440111', '广州市白云区'],
    ['武汉市黄陂区融媒体中心', '420116', '武汉市黄陂区'],
    ['黄陂区融媒体中心', '420116', '武汉市黄陂区'],
    ['152-泸州市泸县人民法院部门', '510521', '泸州市泸县'],
    ['731001科协部门秦皇岛市山海关区科学技术协会本级', '130303', '秦皇岛市山海关区'],
    ['重庆市渝中区教育局', '500103', '重庆市渝中区'],
    ['四川省泸县教育局', '510521', '泸州市泸县'],
    ['甘孜州稻城县财政局', '513337', '甘孜藏族自治州稻城县'],
    ['秀山县财政局', '500241', '重庆市秀山土家族苗族自治县'],
    ['中共巨鹿县委宣传部', '130529', '邢台市巨鹿县'],
    ['重庆市教育局', '500000', '重庆市'],
    ['四川省教育厅', '510000', '四川省'],
    ['衡水市市场监督管理局', '131100', '衡水市'],
    ['衡水市城市管理局', '131100', '衡水市'],
    ['乐山市市中区财政局', '511102', '乐山市市中区'],
    ['乐山市中级人民法院', '511100', '乐山市'],
    ['东莞市教育局', '441900', '东莞市'],
    ['仙桃市财政局', '429004', '仙桃市'],
  ])('%s', (text, divisionCode, name) => {
    expect(at(text)).toMatchObject({ divisionCode, name, conflict: false });
  });

  test('a name that several counties share stays open with its candidates', () => {
    const shared = at('桥西区教育局');
    expect(shared.divisionCode).toBeNull();
    expect(shared.candidates).toEqual(expect.arrayContaining(['130104', '130703']));
    expect(at('桥西区教育局', ['13010424P00584011797F']).divisionCode).toBe('130104');
    expect(at('白云区民政局', [], 2024, ['广州市白云区民政局2024年部门预算']).divisionCode).toBe('440111');
  });

  test('never tells apart counties of one name without a witness', () => {
    const names = [...new Set(counties.map((county) => county.name))];
    const shared = names
      .map((name) => counties.filter((county) => county.name === name))
      .filter((same) => same.length > 1);
    expect(shared.length).toBeGreaterThanOrEqual(28);
    for (const same of shared) {
      const reading = at(`${same[0]!.name}教育局`, [], 2025);
      expect(reading.divisionCode).toBeNull();
      expect(reading.candidates).toEqual(expect.arrayContaining(same.map((county) => county.code)));
      for (const county of same) expect(at(`${county.name}教育局`, [county.code], 2025).divisionCode).toBe(county.code);
    }
  });

  test('project codes place a department whose name has no place', () => {
    expect(at('财政局', ['13052924P00584011797F', '13052924P00584011794L'])).toMatchObject({ divisionCode: '130529' });
    expect(at('财政局', ['51000021R000000019951']).divisionCode).toBeNull();
    expect(at('财政局', ['10000022z225050050001']).divisionCode).toBeNull();
    expect(at('财政局', ['13052924P00584011797F', '51052122R542321594870']).divisionCode).toBeNull();
  });

  test('the printed name outranks project codes, and the conflict is told', () => {
    const reading = at('巨鹿县财政局', ['51052122R542321594870']);
    expect(reading).toMatchObject({ divisionCode: '130529', conflict: true });
    expect(reading.candidates).toEqual(['130529', '510521']);
    expect(at('巨鹿县财政局', ['13050024P00584011797F']).conflict).toBe(false);
  });

  test('titles place what the department does not', () => {
    expect(at('', [], 2024, ['2024年巨鹿县民政局部门预算绩效文本']).divisionCode).toBe('130529');
    expect(at('市民政局', [], 2024, ['湛江市民政局2024年部门预算']).divisionCode).toBe('440800');
    expect(at('财政局', [], 2024, ['2024年市级部门整体预算绩效目标表']).divisionCode).toBeNull();
  });

  test('names hold in their years', () => {
    expect(at('平果县财政局', [], 2018).divisionCode).toBe('451023');
    expect(at('平果市财政局', [], 2024).divisionCode).toBe('451082');
    // The code is the new one, the print the old name: one place.
    expect(at('平果县财政局', ['45108222P0058401179F'], 2022).conflict).toBe(false);
  });

  test('a county of another city, or of none, is no county', () => {
    expect(at('邢台市宁津县公安局')).toMatchObject({ divisionCode: null, candidates: ['130500'] });
    expect(at('邢台市沙洞市公安局').divisionCode).toBeNull();
    expect(at('邢台市沙洞市公安局', ['13058223P084052283113']).divisionCode).toBe('130582');
    expect(at('邢台市沙洞市公安局', ['51052122R542321594870']).divisionCode).toBeNull();
  });

  test('a development zone is not its city', () => {
    expect(at('芜湖市高新区管理委员会').divisionCode).toBeNull();
  });

  test('common words for districts need a second witness', () => {
    expect(at('城区财政局', [], 2025).divisionCode).toBeNull();
    expect(at('城区财政局', ['140502'], 2025).divisionCode).toBe('140502');
  });

  test('a place is found only where a name begins', () => {
    expect(at('某镇和县道养护站').divisionCode).toBeNull();
    expect(at('').divisionCode).toBeNull();
  });
});

describe('resolveDivision over the whole table', () => {
  test('every division is found under its city, whatever the department', () => {
    const wrong = current.filter(
      (division, ordinal) => at(departmentIn(division, ordinal), [], 2025).divisionCode !== division.code,
    );
    expect(wrong.map(fullNameOf)).toEqual([]);
  });

  test('every county is found or left open under its bare name', () => {
    for (const county of counties) {
      const reading = at(`${county.name}教育局`, [], 2025);
      expect([county.code, null]).toContain(reading.divisionCode);
      if (reading.divisionCode === null) expect(reading.candidates).toContain(county.code);
    }
  });

  // Every county name with one substituted character, by a character that occurs in names: nothing, or a flagged candidate.
  test('a misread character never turns a county into another one silently', () => {
    const characters = [...new Set(current.map((division) => division.name).join(''))];
    const silent: string[] = [];
    for (const [ordinal, county] of counties.entries()) {
      for (let place = 0; place < county.name.length; place++) {
        const other = characters[(ordinal * 7919 + place * 104_729) % characters.length]!;
        if (other === county.name[place]) continue;
        const misread = county.name.slice(0, place) + other + county.name.slice(place + 1);
        const city = fullNameOf(county).slice(0, -county.name.length);
        for (const text of [`${misread}教育局`, `${city}${misread}教育局`]) {
          const reading = at(text, [], 2025);
          const right = reading.divisionCode === null || reading.divisionCode === county.code;
          if (!right && !reading.neighbours.includes(county.code)) silent.push(`${text} → ${reading.name}`);
        }
      }
    }
    expect(silent).toEqual([]);
  }, 120_000);

  // The hard case: the misread name is exactly another real county's.
  test('two counties one character apart are told apart by the city, or flagged', () => {
    let pairs = 0;
    // Every fourth county, in all provinces: all of them take twenty seconds and say the same.
    for (const county of counties.filter((_, index) => index % 4 === 0)) {
      for (const { division: other, name } of nearbyDivisions(county.name)) {
        if (name !== other.name || other.level !== 'county' || other.to !== null) continue;
        pairs++;
        const city = fullNameOf(county).slice(0, -county.name.length);
        const reading = at(`${city}${other.name}教育局`, [], 2025);
        const inCity = counties.some(
          (same) => same.name === other.name && parentCode(same.code) === parentCode(county.code),
        );
        if (city !== '' && !inCity) expect(reading.divisionCode).toBeNull();
        else expect([...reading.neighbours, ...reading.candidates]).toContain(county.code);
      }
    }
    expect(pairs).toBeGreaterThan(250);
  }, 120_000);
});

describe('nearbyDivisions', () => {
  test('lists real names at one character', () => {
    expect(nearbyDivisions('直鹿县').map(({ name, at: place }) => [name, place])).toContainEqual(['巨鹿县', 0]);
    expect(nearbyDivisions('邢台市沙洞市').map(({ division }) => division.code)).toEqual(['130582']);
    expect(nearbyDivisions('不是地名')).toEqual([]);
  });
});

const truths = truthDocuments().filter((truth) => truth.document.department !== null);

describe.skipIf(truths.length === 0)('resolveDivision against the truth', () => {
  test('places every department of every truth file', () => {
    const wrong = truths.filter(({ document }) => {
      const reading = at(document.department!, [], document.fiscal_year ?? 2024);
      // Two truths name the county without its city.
      return reading.divisionCode !== document.division_code || !reading.name?.endsWith(document.division_name);
    });
    expect(wrong.map((truth) => truth.document.department)).toEqual([]);
  });

  test('project codes of the truth never contradict the department', () => {
    for (const { document, projects } of truths) {
      const codes = projects.flatMap((project) => project.code ?? []);
      expect(at(document.department!, codes, document.fiscal_year ?? 2024).conflict).toBe(false);
    }
  });
});
