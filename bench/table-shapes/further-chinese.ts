// More Chinese pages without a table: indexes, drawings, invitations, verse, forms without lines; see bench/README.md.
import type { Choice } from './random-choice.ts';
import { CHINESE_NAMES } from './words.ts';

type Draw = (c: Choice) => string;

const list = (count: number, item: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => item(i)).join('');
const NAMES = ['张伟', '李娜', '王芳', '刘洋', '陈静', '欧阳明', '赵磊', '孙丽', '周强', '司马青'];
const TOWNS = ['云岭县', '青河镇', '石桥乡', '柳林镇', '白沙街道', '新城街道', '东山村', '龙泉乡'];
const VERSE = [
  '明月松间照',
  '清泉石上流',
  '竹喧归浣女',
  '莲动下渔舟',
  '随意春芳歇',
  '王孙自可留',
  '空山新雨后',
  '天气晚来秋',
];
const sentence = (c: Choice): string =>
  `${c.pick(['各单位', '有关部门', '各乡镇', '项目单位'])}要${c.pick(['认真组织', '统筹推进', '严格落实', '及时报送'])}${c.pick(CHINESE_NAMES)}${c.pick(['工作', '任务', '有关材料'])}，${c.pick(['确保取得实效', '提高资金使用效益', '做到应保尽保', '按时完成目标'])}。`;
const prose = (c: Choice, count: number): string =>
  list(count, () => `<p>${list(c.between(2, 4), () => sentence(c))}</p>`);
const day = (c: Choice): string => `${c.between(2019, 2025)}年${c.between(1, 12)}月${c.between(1, 28)}日`;
const grid = (columns: string, body: string, gap = '4pt 12pt'): string =>
  `<div style="display:grid;grid-template-columns:${columns};gap:${gap}">${body}</div>`;
const drawing = (height: number, body: string): string => `<svg width=470 height=${height}>${body}</svg>`;
const label = (x: number, y: number, text: string, size = 10): string =>
  `<text x=${x} y=${y} font-size=${size}>${text}</text>`;
const right = (text: string): string => `<div style="text-align:right">${text}</div>`;

/** More Chinese pages without a table by what they hold instead. */
export const FURTHER_CHINESE: Readonly<Record<string, Draw>> = {
  参考文献: (c) =>
    `<h3>参考文献</h3>${list(c.between(10, 16), (i) => `<div style="padding-left:24pt;text-indent:-24pt">[${i + 1}] ${c.pick(NAMES)}，${c.pick(NAMES)}．${c.pick(CHINESE_NAMES)}研究[J]．财政研究，${c.between(2000, 2024)}（${c.between(1, 12)}）：${c.between(1, 60)}-${c.between(61, 99)}．</div>`)}`,
  名词索引: (c) =>
    `<h3>索　引</h3><div style="column-count:3;column-gap:16pt">${list(c.between(30, 50), (i) => (i % 9 === 0 ? `<b>${'BDGHJLXZ'[i / 9] ?? 'Z'}</b>` : `<div>${c.pick(CHINESE_NAMES)}　${c.between(1, 300)}</div>`))}</div>`,
  古诗两首: (c) =>
    `${grid(
      '1fr 1fr',
      list(
        2,
        () =>
          `<div style="text-align:center"><b>${c.pick(CHINESE_NAMES)}</b><br>${list(6, (i) => `${VERSE[(i + c.between(0, 7)) % 8]}，${VERSE[(i + 3) % 8]}。<br>`)}</div>`,
      ),
    )}${prose(c, 3)}`,
  古文今译: (c) =>
    list(4, () =>
      grid(
        '1fr 1fr',
        `<span>${list(3, () => sentence(c))}</span><span>${list(3, () => sentence(c))}</span>`,
        '8pt 20pt',
      ),
    ),
  歌词: (c) =>
    `<div style="column-count:2">${list(c.between(14, 22), (i) => `<div>${i % 4 === 0 ? `${1 + i / 4}．` : '　　'}${c.pick(VERSE)}</div>`)}</div>${prose(c, 2)}`,
  请柬: (c) =>
    `<div style="border:2pt solid #c00;padding:30pt"><h1 style="text-align:center;color:#c00">请　柬</h1><p>尊敬的${c.pick(NAMES)}：</p>${prose(c, 1)}<p>时间：${day(c)}</p><p>地点：${c.pick(TOWNS)}文化馆</p>${right(`${c.pick(TOWNS)}人民政府<br>${day(c)}`)}</div>`,
  介绍信: (c) =>
    `<div style="display:flex"><div style="width:34%;border-right:1pt dashed #888;padding-right:10pt"><h3>介绍信（存根）</h3><p class=n>第${c.between(10, 99)}号</p>${list(3, (i) => `<p class=n>${['姓名', '前往', '事由'][i]}：${[c.pick(NAMES), c.pick(TOWNS), '联系工作'][i]}</p>`)}</div><div style="padding-left:14pt;flex:1"><h3>介绍信</h3>${prose(c, 2)}${right(day(c))}</div></div>`,
  无线登记: (c) =>
    `<h2>登　记</h2>${list(c.between(5, 8), () => `<div style="display:flex;gap:16pt;margin:.6em 0"><span>姓名：＿＿＿＿＿</span><span>性别：＿＿＿</span><span>联系电话：＿＿＿＿＿＿＿</span></div>`)}${prose(c, 2)}`,
  附件清单: (c) =>
    `${prose(c, 4)}<p class=n>附件：1．${c.pick(CHINESE_NAMES)}方案</p>${list(c.between(3, 5), (i) => `<p class=n>　　　${i + 2}．${c.pick(CHINESE_NAMES)}说明</p>`)}${right(`${c.pick(TOWNS)}财政所<br>${day(c)}`)}`,
  任免名单: (c) =>
    `<h2>关于任免的通知</h2>${prose(c, 1)}${list(c.between(7, 12), () => `<p>任命${c.pick(NAMES)}为${c.pick(TOWNS)}${c.pick(['财政所', '农业站', '水务所'])}${c.pick(['所长', '副所长', '主任'])}；</p>`)}${right(day(c))}`,
  联署盖章: (c) =>
    `${prose(c, 4)}${grid(
      '1fr 1fr 1fr',
      list(3, () => `<div style="text-align:center">${c.pick(TOWNS)}人民政府<br>（盖章）<br>${day(c)}</div>`),
      '30pt 12pt',
    )}`,
  流程图: (c) =>
    `${drawing(
      320,
      list(4, (r) =>
        list(
          2,
          (i) =>
            `<rect x=${60 + i * 200} y=${8 + r * 78} width=140 height=34 fill=none stroke=#000 />${label(80 + i * 200, 30 + r * 78, c.pick(CHINESE_NAMES), 12)}${r < 3 ? `<path d="M${130 + i * 200} ${42 + r * 78}v44" stroke=#000 />` : ''}`,
        ),
      ),
    )}<p class=n>图1　工作流程</p>${prose(c, 2)}`,
  柱状图: (c) =>
    `${drawing(
      230,
      `<path d="M40 10V190H450" stroke=#000 fill=none />${list(6, (i) => {
        const h = c.between(30, 150);
        return `<rect x=${60 + i * 64} y=${190 - h} width=28 height=${h} fill=#58a />${label(58 + i * 64, 184 - h, `${c.between(10, 99)}.${c.between(0, 9)}`)}${label(48 + i * 64, 206, c.pick(TOWNS))}`;
      })}${list(5, (i) => label(10, 194 - i * 38, String(i * 25)))}`,
    )}<p class=n>图2　${c.pick(CHINESE_NAMES)}情况（万元）</p>${prose(c, 3)}`,
  区位图: (c) =>
    `${drawing(280, `<path d="M30 30L430 20L440 260L60 250Z" fill=#eef stroke=#779 />${list(c.between(12, 18), () => label(c.between(50, 380), c.between(40, 240), c.pick(TOWNS), c.pick([9, 11, 13])))}`)}<p class=n>图3　区位示意</p>${prose(c, 2)}`,
  三栏折页: (c) =>
    grid(
      '1fr 1fr 1fr',
      list(
        3,
        () =>
          `<div><h3>${c.pick(CHINESE_NAMES)}</h3>${list(c.between(3, 5), (i) => `<p class=n>${i + 1}．${sentence(c)}</p>`)}</div>`,
      ),
      '0 16pt',
    ),
  标语: (c) =>
    `<h2>宣传标语</h2>${grid(
      '1fr 1fr',
      list(c.between(10, 18), (i) => `<span>${i + 1}．${c.pick(VERSE)}，${c.pick(CHINESE_NAMES)}惠民生</span>`),
    )}${prose(c, 1)}`,
  年度大事: (c) =>
    `<h2>大事记</h2>${list(c.between(8, 12), () => `<p class=n><b>${c.between(1, 12)}月${c.between(1, 28)}日</b>　${sentence(c)}${c.chance(0.5) ? sentence(c) : ''}</p>`)}`,
  政务公开栏: (c) =>
    `<h1 style="text-align:center">政务公开栏</h1>${grid(
      '1fr 1fr',
      list(
        4,
        () =>
          `<div style="border:1pt solid #36a;padding:8pt"><h3 style="text-align:center">${c.pick(CHINESE_NAMES)}</h3>${list(3, (i) => `<p class=n>${i + 1}．${sentence(c)}</p>`)}</div>`,
      ),
      '10pt',
    )}`,
};
