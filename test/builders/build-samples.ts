// Writes the samples whose files no text editor can write: `npx tsx test/builders/build-samples.ts`.
// The printed words stand here in the open, so that a reviewer can compare them with expected.json.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { utils, type WorkSheet, write } from '@e965/xlsx';
import { buildDocx, cell, paragraph, row, run, table } from './docx-builder.ts';
import { buildPdf, type PdfCell } from './pdf-builder.ts';

const SAMPLES = new URL('../../samples/', import.meta.url);

const save = (path: string, bytes: Uint8Array): void => {
  const file = fileURLToPath(new URL(path, SAMPLES));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
};

const top = (text: string, span = 1): string => cell(text, { vertical: 'restart', span });
const below = (span = 1): string => cell('', { vertical: 'continue', span });
const wide = (text: string, span: number): string => cell(text, { span });

/** Application form with medium-term and annual halves side by side (中期 | 年度), cells merged both ways. */
const wordForm = (): Uint8Array =>
  buildDocx(
    paragraph('项目支出绩效目标申报表') +
      paragraph('（2026年度）') +
      table([
        row([wide('项目名称', 2), wide('古村落防火改造', 5)]),
        row([wide('主管部门', 2), wide('武义县文化和旅游局', 2), '实施单位', wide('武义县文物保护中心', 2)]),
        row([wide('项目属性', 2), wide('延续项目', 2), '项目期', wide('2025年-2027年', 2)]),
        row([top('项目资金（万元）', 2), wide('中期资金总额：', 1), '960', wide('年度资金总额：', 2), '310']),
        row([below(2), wide('其中：财政拨款', 1), '900', wide('其中：财政拨款', 2), '290']),
        row([below(2), wide('其他资金', 1), '60', wide('其他资金', 2), '20']),
        row([top('总体目标'), wide('中期目标（2025年-2027年）', 3), wide('年度目标', 3)]),
        row([
          below(),
          wide('为全部列入名录的古村落装配消防设施，建立常态巡查制度。', 3),
          wide(paragraph('目标1：完成六个古村落电气线路改造。') + paragraph('目标2：配齐村级微型消防站器材。'), 3),
        ]),
        row([top('绩效指标'), '一级指标', '二级指标', '三级指标', '指标值', '三级指标', '指标值']),
        row([below(), top('产出指标'), top('数量指标'), '改造古村落数量', '≥18个', '改造古村落数量', '≥6个']),
        row([below(), below(), below(), '', '', '更换老旧线路', '≥42.5千米']),
        row([below(), below(), '质量指标', '改造验收合格率', '100%', '改造验收合格率', '100%']),
        row([below(), below(), '时效指标', '全部改造完成时间', '2027年12月底前', '当年任务完成时间', '2026年11月底前']),
        row([below(), below(), '成本指标', '单村改造成本', '≤50万元', '单村改造成本', '≤48.5万元']),
        row([below(), top('效益指标'), '社会效益指标', '火灾事故起数', '0起', '火灾事故起数', '0起']),
        row([below(), below(), '可持续影响指标', '消防巡查制度', '健全', '消防巡查制度', '基本健全']),
        row([below(), '满意度指标', '服务对象满意度指标', '村民满意度', '≥95%', '村民满意度', '≥93%']),
      ]) +
      paragraph(run('填报人：蓝小荷　　联系电话：0579-87660118')),
  );

type Merge = readonly [row: number, column: number, rows: number, columns: number];

const sheet = (rows: readonly (readonly (string | number)[])[], merges: readonly Merge[] = []): WorkSheet => {
  const made = utils.aoa_to_sheet(rows.map((each) => [...each]));
  made['!merges'] = merges.map(([r, c, rowCount, columnCount]) => ({
    s: { r, c },
    e: { r: r + rowCount - 1, c: c + columnCount - 1 },
  }));
  return made;
};

/** A workbook as departments hand it in: notes on filling in, the form, and a register of something else. */
const workbook = (): Uint8Array => {
  const book = utils.book_new();
  utils.book_append_sheet(
    book,
    sheet([['填表说明'], ['1.金额单位为万元，保留两位小数。'], ['2.三级指标应细化、量化。']]),
    '说明',
  );
  utils.book_append_sheet(
    book,
    sheet(
      [
        ['部门预算项目支出绩效目标表', '', '', '', '', '', '', '', ''],
        ['（2025年度）', '', '', '', '', '', '', '', '单位：万元'],
        ['项目名称', '苹果园水肥一体化', '', '', '项目编码', '61062925T000000731046', '', '', ''],
        ['主管部门', '洛川县农业农村局', '', '', '实施单位', '洛川县果业技术推广站', '', '', ''],
        ['年度资金总额', 265.4, '', '', '其中：财政拨款', 240, '', '其他资金', 25.4],
        ['年度绩效目标', '为连片苹果园铺设滴灌管网，提高水肥利用效率。', '', '', '', '', '', '', ''],
        ['一级指标', '二级指标', '三级指标', '指标性质', '指标值', '度量单位', '权重', '指标方向性', '备注'],
        ['产出指标', '数量指标', '铺设滴灌果园面积', '≥', 3200, '亩', 20, '正向', ''],
        ['', '', '培训果农', '≥', 450, '人次', 10, '正向', '分两期'],
        ['', '质量指标', '管网验收合格率', '＝', 100, '%', 10, '正向', ''],
        ['', '时效指标', '工程完工时间', '≤', '2025年8月', '', 10, '反向', ''],
        ['', '成本指标', '亩均建设成本', '≤', 780, '元/亩', 10, '反向', ''],
        ['效益指标', '经济效益指标', '亩均节水', '≥', 35.5, '立方米', 20, '正向', ''],
        ['', '可持续影响指标', '管网管护责任落实', '定性', '落实到户', '', 10, '正向', ''],
        ['满意度指标', '服务对象满意度指标', '果农满意度', '≥', 95, '%', 10, '正向', ''],
      ],
      [
        [0, 0, 1, 9],
        [1, 0, 1, 8],
        [2, 1, 1, 3],
        [2, 5, 1, 4],
        [3, 1, 1, 3],
        [3, 5, 1, 4],
        [4, 1, 1, 3],
        [4, 5, 1, 2],
        [5, 1, 1, 8],
        [7, 0, 5, 1],
        [7, 1, 2, 1],
        [12, 0, 2, 1],
      ],
    ),
    '绩效目标',
  );
  utils.book_append_sheet(
    book,
    sheet([
      ['办公设备登记簿', '', '', ''],
      ['序号', '设备', '存放地点', '购置年份'],
      [1, '投影仪', '二楼会议室', 2021],
      [2, '碎纸机', '档案室', 2019],
    ]),
    '设备登记',
  );
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx', compression: true }));
};

const cells = (...texts: string[]): PdfCell[] => texts.map((text) => ({ text }));

/** A transfer form (转移支付区域绩效目标表) printed to PDF: ruled, with a text layer. */
const transferForm = (): Uint8Array =>
  buildPdf([
    [
      { kind: 'line', text: '省级水库移民后期扶持资金区域绩效目标表', size: 15, centred: true },
      { kind: 'line', text: '（2025年度）', size: 11, centred: true },
      {
        kind: 'table',
        widths: [65, 75, 95, 150, 105],
        rows: [
          [
            { text: '专项名称', columns: 2 },
            { text: '水库移民后期扶持资金', columns: 3 },
          ],
          [
            { text: '省级主管部门', columns: 2 },
            { text: '江西省水利厅' },
            { text: '县级主管部门' },
            { text: '修水县水利局' },
          ],
          [
            { text: '资金情况\n（万元）', rows: 3 },
            { text: '年度金额：', columns: 2 },
            { text: '1,836.50', columns: 2 },
          ],
          [
            { text: '其中：省级补助', columns: 2 },
            { text: '1,700.00', columns: 2 },
          ],
          [
            { text: '县级资金', columns: 2 },
            { text: '136.50', columns: 2 },
          ],
          [{ text: '总体目标' }, { text: '改善移民村生产生活条件，增加移民家庭收入。', columns: 4 }],
          [{ text: '绩效指标', rows: 8 }, ...cells('一级指标', '二级指标', '三级指标', '指标值')],
          [{ text: '产出指标', rows: 4 }, { text: '数量指标', rows: 2 }, ...cells('直补资金发放人数', '≥9620人')],
          cells('新建移民村便民桥', '7座'),
          cells('质量指标', '项目验收合格率', '≥98%'),
          cells('时效指标', '直补资金发放时限', '2025年10月底前'),
          [{ text: '效益指标', rows: 2 }, ...cells('经济效益\n指标', '移民人均可支配收入\n增长率', '≥6.5%')],
          cells('社会效益\n指标', '移民村安全饮水覆盖率', '100%'),
          cells('满意度指标', '服务对象\n满意度指标', '移民满意度', '≥90%'),
        ],
      },
    ],
  ]);

save('word-with-merged-cells/武义县古村落防火改造.docx', wordForm());
save('workbook-with-other-sheets/洛川县苹果园水肥一体化.xlsx', workbook());
save('printed-to-pdf/修水县移民后期扶持资金.pdf', transferForm());
