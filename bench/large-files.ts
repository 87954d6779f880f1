import { type BookType, utils, type WorkSheet, write } from '@e965/xlsx';

// Large documents of our own making, as departments publish them.

const SUBJECTS = ['渠道整修', '校舍维修', '村医培训', '桥梁检测', '文艺下乡', '管网改造', '森林防火', '古树保护'];

const indicatorRows = (index: number): string[][] => [
  ['产出指标', '数量指标', '完成工程处数', `≥${3 + (index % 40)}处`],
  ['', '', '培训人员', `≥${50 + (index % 300)}人次`],
  ['', '质量指标', '验收合格率', `≥${90 + (index % 10)}%`],
  ['', '时效指标', '完成时间', '2025年11月底前'],
  ['效益指标', '社会效益指标', '受益群众', `≥${800 + (index % 5000)}人`],
  ['满意度指标', '服务对象满意度指标', '群众满意度', `≥${88 + (index % 10)}%`],
];

/** Rows of a project form (项目支出绩效目标表). */
const formRows = (index: number): string[][] => [
  ['项目名称', `${SUBJECTS[index % SUBJECTS.length]}${index}`, '', ''],
  ['主管部门', '某县农业农村局', '', ''],
  ['年度资金总额（万元）', String(100 + (index % 900)), '其中：财政拨款', String(100 + (index % 900))],
  ['年度目标', '完成年度建设任务，改善群众生产生活条件。', '', ''],
  ['一级指标', '二级指标', '三级指标', '指标值'],
  ...indicatorRows(index),
];

/** A sheet of a department's budget (收支总表 …): a title, headings over two rows, figures. */
const budgetSheet = (index: number): WorkSheet => {
  const rows = Array.from({ length: 60 }, (_, row) => [
    `20${100 + row}`,
    `支出科目${row}`,
    ...Array.from({ length: 10 }, (__, column) => ((index * 7919 + row * 104_729 + column * 1299) % 1_000_000) / 100),
  ]);
  const sheet = utils.aoa_to_sheet([[`表${index + 1} 部门收支预算表`], ['2025年度', '单位：万元'], ...rows]);
  sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 11 } }];
  return sheet;
};

const formSheet = (index: number): WorkSheet =>
  utils.aoa_to_sheet([['项目支出绩效目标表'], ['（2025年度）'], ...formRows(index)]);

/** Workbook of a department (部门预算公开): 18 tables of the budget and two sheets of targets. */
export const departmentWorkbook = (bookType: BookType): Uint8Array => {
  const book = utils.book_new();
  for (let index = 0; index < 18; index++) utils.book_append_sheet(book, budgetSheet(index), `表${index + 1}`);
  for (let index = 0; index < 2; index++) utils.book_append_sheet(book, formSheet(index), `绩效${index + 1}`);
  return new Uint8Array(write(book, { type: 'buffer', bookType, compression: true }));
};

const SIZE = 10_000_000;

/** `unit(0)`, `unit(1)` … until they make ten megabytes with what stands around them. */
const fill = (before: string, unit: (index: number) => string, after: string): Uint8Array => {
  const parts = [before];
  let length = Buffer.byteLength(before) + Buffer.byteLength(after);
  for (let index = 0; length < SIZE; index++) {
    const part = unit(index);
    parts.push(part);
    length += Buffer.byteLength(part);
  }
  return Buffer.from(`${parts.join('')}${after}`, 'utf8');
};

const wordCell = (text: string): string =>
  `<td width=142 valign=top style='width:106.5pt;border:solid windowtext 1.0pt;mso-border-alt:solid windowtext .5pt;padding:0cm 5.4pt 0cm 5.4pt'>` +
  `<p class=MsoNormal align=center style='text-align:center;line-height:20.0pt;mso-line-height-rule:exactly'>` +
  `<span style='font-size:10.5pt;font-family:宋体;mso-ascii-font-family:"Times New Roman";mso-bidi-font-family:宋体'>${text || '<o:p>&nbsp;</o:p>'}</span></p></td>\n`;

const wordParagraph = (text: string): string =>
  `<p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0;line-height:28.0pt'><span lang=EN-US style='font-size:16.0pt;font-family:仿宋_GB2312'>${text}<o:p></o:p></span></p>\n`;

const wordForm = (index: number): string => {
  const rows = formRows(index).map(
    (cells) => `<tr style='height:22.7pt;mso-yfti-irow:1'>${cells.map(wordCell).join('')}</tr>\n`,
  );
  return `${wordParagraph('项目支出绩效目标表')}${wordParagraph('（2025年度）')}<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;mso-table-layout-alt:fixed'>${rows.join('')}</table>\n`;
};

const WORD_STYLES = Array.from(
  { length: 400 },
  (_, index) =>
    `p.Style${index}, li.Style${index} {mso-style-name:"样式 ${index}";margin:0cm;mso-pagination:widow-orphan;font-size:12.0pt;font-family:宋体;}`,
).join('\n');

/** Page of 10 MB that Word saved: styles in every cell, hundreds of forms, pages of prose between them. */
export const wordPage = (): Uint8Array =>
  fill(
    `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><title>部门预算绩效目标</title><style><!--\n${WORD_STYLES}\n--></style></head><body lang=ZH-CN><div class=WordSection1>\n`,
    (index) =>
      `${wordForm(index)}${wordParagraph('按照预算管理要求，各单位应当结合年度工作任务编制绩效目标，做到指向明确、细化量化、合理可行。').repeat(12)}`,
    '</div></body></html>',
  );

const listItem = (index: number): string =>
  `<li class="list-item"><a href="/art/2025/${index % 12}/${index % 28}/art_${1000 + (index % 90)}_${index}.html" target="_blank" title="关于公开${index}年度部门预算的通知">关于公开${index}年度部门预算的通知</a><span class="date">2025-0${1 + (index % 9)}-1${index % 9}</span></li>\n`;

/** Page of 10 MB of a content management system: long lists of links around an article with forms. */
export const cmsPage = (): Uint8Array => {
  const forms = Array.from({ length: 20 }, (_, index) => wordForm(index)).join('');
  return fill(
    `<!DOCTYPE html><html><head><meta charset="utf-8"><title>某县部门预算公开</title><meta name="PubDate" content="2025-02-01 09:00"></head><body><div class="header"><a href="/">首页</a></div><div class="article" id="zoom"><h1>某县部门预算公开</h1>${forms}</div><div class="sitemap"><ul class="list">\n`,
    listItem,
    '</ul></div><div class="footer">主办：某县人民政府办公室</div></body></html>',
  );
};
