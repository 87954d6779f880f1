import type { Choice } from './table-shapes/random-choice.ts';

const WHO = [
  '各乡镇人民政府',
  '县直各部门',
  '各街道办事处',
  '项目单位',
  '预算单位',
  '主管部门',
  '第三方机构',
  '评价工作组',
];
const DOES = ['认真落实', '及时报送', '统筹安排', '严格执行', '进一步规范', '全面梳理', '按要求公开', '组织开展'];
const WHAT = [
  '预算绩效管理工作',
  '年度重点任务',
  '资金使用情况',
  '绩效运行监控',
  '整改方案',
  '自评材料',
  '支出进度',
  '政府采购程序',
];
const WHY = ['提高财政资金使用效益', '确保各项工作落到实处', '推动高质量发展', '保障基本民生', '防范各类风险'];

const clause = (c: Choice): string => `${c.pick(WHO)}要${c.pick(DOES)}${c.pick(WHAT)}`;
const sentence = (c: Choice): string =>
  `${clause(c)}，${c.chance(0.5) ? `${c.pick(DOES)}${c.pick(WHAT)}，` : ''}${c.pick(WHY)}。`;
const paragraph = (c: Choice, count: number): string => Array.from({ length: count }, () => sentence(c)).join('');
const list = (count: number, item: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => item(i)).join('');
const ORDINALS = '一二三四五六七八九十';
const date = (c: Choice): string => `${c.between(2019, 2025)}年${c.between(1, 12)}月${c.between(1, 28)}日`;
const sign = (c: Choice): string => `<div style="text-align:right;margin-top:3em">${c.pick(WHO)}<br>${date(c)}</div>`;
const drawing = (c: Choice, body: string): string =>
  `<svg width="420" height="240" viewBox="0 0 420 240" style="display:block;margin:1em auto">${body}${c.chance(0.5) ? '<rect x="1" y="1" width="418" height="238" fill="none" stroke="#555"/>' : ''}</svg>`;

/** Chinese pages that hold no table (无表格的页面), by what they hold instead. */
const PLAIN: Readonly<Record<string, (c: Choice) => string>> = {
  通知: (c) =>
    `<h1>关于做好${c.pick(WHAT)}的通知</h1><p class=n>${c.pick(WHO)}：</p>${list(c.between(5, 8), () => `<p>${paragraph(c, c.between(1, 4))}</p>`)}${sign(c)}`,
  红头文件: (c) =>
    `<div style="color:#c22;font-size:30pt;text-align:center;letter-spacing:.2em">云岭县财政局文件</div><div style="text-align:center;margin:1em">云财〔${c.between(2019, 2025)}〕${c.between(1, 99)}号</div><hr style="border:1pt solid #c22"><h1>关于${c.pick(DOES)}${c.pick(WHAT)}的通知</h1>${list(5, () => `<p>${paragraph(c, 3)}</p>`)}${sign(c)}`,
  分栏: (c) =>
    `<h1>${clause(c)}</h1><div style="column-count:2;column-gap:${c.pick([14, 22, 34])}pt">${list(12, () => `<p>${paragraph(c, 3)}</p>`)}</div>`,
  三栏: (c) =>
    `<div style="column-count:3;column-gap:16pt;font-size:9.5pt">${list(16, () => `<p>${paragraph(c, 3)}</p>`)}</div>`,
  条目: (c) => list(c.between(8, 14), (i) => `<p>${i + 1}. ${paragraph(c, c.between(1, 2))}</p>`),
  分级: (c) =>
    list(
      3,
      (i) =>
        `<h2>${ORDINALS[i]}、${c.pick(DOES)}${c.pick(WHAT)}</h2>${list(3, (k) => `<p>（${ORDINALS[k]}）${paragraph(c, 2)}</p>`)}`,
    ),
  目录: (c) =>
    `<h1>目　录</h1>${list(c.between(10, 20), (i) => `<div style="display:flex"><span>${ORDINALS[i % 10]}、${c.pick(DOES)}${c.pick(WHAT)}</span><span style="flex:1;overflow:hidden;white-space:nowrap">${'…'.repeat(80)}</span><span>${i * 3 + 1}</span></div>`)}`,
  目录无点: (c) =>
    `<h1>目　录</h1>${list(c.between(8, 16), (i) => `<div style="display:flex;margin:.6em 0"><span>第${ORDINALS[i % 10]}部分　${c.pick(WHAT)}</span><span style="flex:1"></span><span>${i * 2 + 1}</span></div>`)}`,
  封面: (c) =>
    `<div style="text-align:center;margin-top:25%"><div style="font-size:26pt">云岭县${c.pick(WHAT)}</div><div style="font-size:26pt">${c.between(2019, 2025)}年度报告</div><div style="margin-top:45%;line-height:2.4">编制单位：${c.pick(WHO)}<br>编制日期：${date(c)}</div></div>`,
  填空: (c) =>
    `<h2>承诺书</h2>${list(c.between(4, 7), () => `<p>${c.pick(['单位名称', '联系地址', '经办人', '开户银行', '承诺事项'])}：<u>${'　'.repeat(c.between(8, 16))}</u></p>`)}${list(4, () => `<p>${paragraph(c, 2)}</p>`)}`,
  信函: (c) =>
    `<p class=n>${c.pick(WHO)}：</p>${list(5, () => `<p>${paragraph(c, 3)}</p>`)}<p>附件：1. ${c.pick(WHAT)}</p><p style="text-indent:5em">2. ${c.pick(WHAT)}</p>${sign(c)}`,
  落款: (c) =>
    `${list(6, () => `<p>${paragraph(c, 2)}</p>`)}<div style="display:flex;justify-content:space-between;margin-top:4em"><div>甲方（盖章）：<br><br>代表：<br><br>${date(c)}</div><div>乙方（盖章）：<br><br>代表：<br><br>${date(c)}</div></div>`,
  问答: (c) => list(6, () => `<p><b>问：${clause(c)}？</b></p><p>答：${paragraph(c, 3)}</p>`),
  图片: (c) =>
    `<p>${paragraph(c, 3)}</p>${drawing(
      c,
      list(
        9,
        () =>
          `<circle cx="${c.between(20, 400)}" cy="${c.between(20, 220)}" r="${c.between(8, 70)}" fill="rgb(${c.between(40, 220)},${c.between(40, 220)},${c.between(40, 220)})"/>`,
      ),
    )}<p style="text-align:center">图1　${c.pick(WHAT)}</p>${list(4, () => `<p>${paragraph(c, 3)}</p>`)}`,
  柱图: (c) =>
    `<p>${paragraph(c, 3)}</p>${drawing(c, `<path d="M40 20V200H400" fill="none" stroke="#000"/>${list(6, (i) => `<rect x="${60 + i * 55}" y="${200 - 20 * (i + 2)}" width="30" height="${20 * (i + 2)}" fill="#69c"/><text x="${58 + i * 55}" y="216" font-size="11">${2018 + i}年</text>`)}${list(5, (i) => `<text x="10" y="${200 - i * 40}" font-size="11">${i * 25}</text>`)}`)}${list(3, () => `<p>${paragraph(c, 3)}</p>`)}`,
  流程: (c) =>
    `${drawing(
      c,
      list(
        4,
        (i) =>
          `<rect x="130" y="${10 + i * 58}" width="160" height="34" fill="none" stroke="#000"/><text x="150" y="${32 + i * 58}" font-size="13">${c.pick(DOES)}${c.pick(['方案', '审核', '公示'])}</text>${i < 3 ? `<path d="M210 ${44 + i * 58}v24" stroke="#000"/>` : ''}`,
      ),
    )}<p>${paragraph(c, 4)}</p>`,
  加框: (c) =>
    `${list(3, () => `<p>${paragraph(c, 2)}</p>`)}<div style="border:1.2pt solid;padding:8pt"><b>温馨提示</b><p>${paragraph(c, 3)}</p></div>${list(3, () => `<p>${paragraph(c, 2)}</p>`)}`,
  报眉: (c) =>
    `<div style="border-bottom:1pt solid;display:flex;justify-content:space-between"><span>云岭财政</span><span>${date(c)}</span><span>第${c.between(2, 60)}版</span></div>${list(8, () => `<p>${paragraph(c, 3)}</p>`)}<hr><div style="font-size:8pt">注：${paragraph(c, 1)}</div>`,
};

/** Names of the kinds of pages. */
export const CHINESE_KINDS = Object.keys(PLAIN);

/** A Chinese web page without any table. */
export const chinesePage = (kind: string, font: string, c: Choice): string =>
  `<!doctype html><meta charset=utf-8><style>
@page{size:A4;margin:24mm}body{font:${c.pick([10.5, 12, 14, 16])}pt "${font}";margin:0;line-height:1.7}
h1{font-size:150%;text-align:center}h2{font-size:115%}p{text-indent:2em;text-align:justify;margin:.4em 0}.n{text-indent:0}
</style>${PLAIN[kind]!(c)}`;
