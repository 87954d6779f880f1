import { utils, write } from '@e965/xlsx';
import { zipSync } from 'fflate';
import { buildDocx, cell, paragraph, row, table } from '../builders/docx-builder.ts';
import { buildPdf } from '../builders/pdf-builder.ts';

/** Formats that the fake web publishes target forms in. */
export const FORM_FORMATS = ['docx', 'txt', 'xlsx', 'pdf', 'xls', 'html', 'zip'] as const;
export type FormFormat = (typeof FORM_FORMATS)[number];

const OFFICES = ['农业农村局', '水利局', '教育局', '卫生健康局', '文化馆', '交通运输局', '民政局'];
const PROJECTS = ['田间渠道整修', '校舍屋面维修', '村医培训', '公路桥梁检测', '文艺下乡演出', '饮水管网改造'];
const LETTERS = '甲乙丙丁戊己庚辛壬癸';

/** A number as letters, so that names differ without digits. */
const lettered = (n: number): string => [...String(n)].map((digit) => LETTERS[Number(digit)]).join('');

const projectOf = (n: number): string => `${PROJECTS[n % PROJECTS.length]}${lettered(n)}期`;

/** Rows of an invented form; no two numbers give the same, and `version` changes a value. */
const formRows = (n: number, version: number): string[][] => [
  ['项目名称', projectOf(n), '', ''],
  ['主管部门', `云溪县${OFFICES[n % OFFICES.length]}`, '', ''],
  ['年度资金总额（万元）', String(120 + (n % 700) + version), '其中：财政拨款', String(100 + (n % 700) + version)],
  ['年度目标', '完成年度建设任务，改善群众生产生活条件。', '', ''],
  ['一级指标', '二级指标', '三级指标', '指标值'],
  ['产出指标', '数量指标', '完成工程处数', `≥${3 + (n % 40) + version}处`],
  ['产出指标', '质量指标', '验收合格率', `≥${90 + (n % 10)}%`],
  ['产出指标', '时效指标', '完成时间', '2025年11月底前'],
  ['效益指标', '社会效益指标', '受益群众', `≥${800 + (n % 5000)}人`],
  ['满意度指标', '服务对象满意度指标', '群众满意度', `≥${88 + (n % 10)}%`],
];

const TITLE = '项目支出绩效目标表';
const YEAR = '（2025年度）';

const asText = (n: number, version: number): Uint8Array =>
  new TextEncoder().encode(
    [TITLE, YEAR, ...formRows(n, version).map((cells) => cells.join('\t').trimEnd()), ''].join('\n'),
  );

const asWord = (n: number, version: number): Uint8Array =>
  buildDocx(
    paragraph(TITLE) +
      paragraph(YEAR) +
      table(
        formRows(n, version).map((cells) => (cells[2] === '' ? row([cells[0]!, cell(cells[1]!, { span: 3 })]) : cells)),
      ),
  );

const asSheet = (n: number, version: number, type: 'xlsx' | 'biff8'): Uint8Array => {
  const sheet = utils.aoa_to_sheet([[TITLE], [YEAR], ...formRows(n, version)]);
  const book = { SheetNames: ['绩效目标'], Sheets: { 绩效目标: sheet } };
  return new Uint8Array(write(book, { type: 'buffer', bookType: type }) as Buffer);
};

const asPdf = (n: number, version: number): Uint8Array =>
  buildPdf([
    [
      { kind: 'line', text: TITLE, size: 14, centred: true },
      { kind: 'line', text: YEAR },
      {
        kind: 'table',
        widths: [120, 130, 120, 120],
        rows: formRows(n, version).map((cells) => cells.map((text) => ({ text }))),
      },
    ],
  ]);

/** The form as a table of a web page. */
export const formTable = (n: number, version: number): string => {
  const rows = formRows(n, version).map((cells) => `<tr>${cells.map((text) => `<td>${text}</td>`).join('')}</tr>`);
  return `<p>${TITLE}</p><p>${YEAR}</p><table border="1">${rows.join('')}</table>`;
};

const asPage = (n: number, version: number): Uint8Array =>
  new TextEncoder().encode(
    `<!doctype html><html><head><meta charset="utf-8"><title>${projectOf(n)}绩效目标</title></head><body><div class="TRS_Editor">${formTable(n, version)}</div></body></html>`,
  );

/** Bytes of form number `n` in a format; the same numbers give the same bytes. */
export const formBytes = (n: number, format: FormFormat, version = 0): Uint8Array => {
  switch (format) {
    case 'docx':
      return asWord(n, version);
    case 'txt':
      return asText(n, version);
    case 'xlsx':
      return asSheet(n, version, 'xlsx');
    case 'xls':
      return asSheet(n, version, 'biff8');
    case 'pdf':
      return asPdf(n, version);
    case 'html':
      return asPage(n, version);
    case 'zip':
      return zipSync({ [`${n}.txt`]: [asText(n, version), { mtime: '2025-01-01T00:00:00Z' }] });
  }
};
