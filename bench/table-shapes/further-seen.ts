// Pages without a table that are only developed with: clues, programmes, marks of questions, drawings; see bench/README.md.
import { type Draw, drawing, grid, label, list, prose, row } from './page-parts.ts';
import type { Choice } from './random-choice.ts';
import { CHINESE_NAMES, PEOPLE, PLACES, phrase, sentence } from './words.ts';

/** Latin pages without a table that no half only measures. */
export const SEEN_LATIN: Readonly<Record<string, Draw>> = {
  'clues of a crossword': (c) =>
    grid(
      '1fr 1fr',
      list(
        2,
        (k) =>
          `<div><b>${k === 0 ? 'Across' : 'Down'}</b>${list(c.between(8, 12), (i) => `<div>${i * 2 + 1 + k} ${sentence(c, c.between(2, 5))} (${c.between(3, 9)})</div>`)}</div>`,
      ),
    ) + prose(c, 2),
  'boxes of a network': (c) =>
    `${drawing(
      250,
      list(8, (i) => {
        const [x, y] = [10 + (i % 4) * 116 + c.between(-6, 6), 20 + (i >> 2) * 120 + c.between(-14, 14)];
        return `<rect x=${x} y=${y} width=92 height=40 fill=none stroke=#333 />${label(x + 10, y + 18, phrase(c, 1))}${label(x + 10, y + 32, `10.0.${c.between(0, 9)}.${c.between(1, 99)}`, 8)}<path d="M${x + 92} ${y + 20}h24" stroke=#333 />`;
      }),
    )}${prose(c, 3)}`,
  'lines over a grid': (c) =>
    `${drawing(240, `${list(6, (i) => `<line x1=40 x2=440 y1=${16 + i * 36} y2=${16 + i * 36} stroke=#bbb />${label(8, 20 + i * 36, `${(5 - i) * 20}`)}`)}${list(2, (k) => `<polyline fill=none stroke=#36a points="${list(6, (i) => `${60 + i * 70},${30 + k * 60 + c.between(0, 70)} `)}"/>`)}${list(6, (i) => label(48 + i * 70, 214, `${2018 + i}`))}${label(120, 234, `– ${phrase(c, 2)}`)}${label(280, 234, `– ${phrase(c, 2)}`)}`)}<p>Figure 5. ${sentence(c, 7)}</p>${prose(c, 2)}`,
  bubbles: (c) =>
    `${drawing(
      250,
      list(c.between(8, 12), (i) => {
        const [x, y] = [50 + (i % 4) * 110 + c.between(-10, 10), 50 + (i >> 2) * 78 + c.between(-8, 8)];
        return `<circle cx=${x} cy=${y} r=${c.between(20, 36)} fill=#acd />${label(x - 22, y, phrase(c, 1))}${label(x - 10, y + 14, `${c.between(3, 60)}%`)}`;
      }),
    )}${prose(c, 3)}`,
  'index of names': (c) =>
    `<h3>Index of names</h3><div style="column-count:3;column-gap:14pt;font-size:85%">${list(c.between(40, 60), () => `<div>${c.pick(PEOPLE)} ${c.between(1, 90)}${c.chance(0.5) ? `, ${c.between(91, 300)}` : ''}</div>`)}</div>`,
  'fields in two columns': (c) =>
    `<h3>${phrase(c, 2)}</h3>${grid(
      '1fr 1fr',
      list(c.between(8, 12), () => `<div>${phrase(c, c.between(1, 2))}: ________________</div>`),
      '10pt 20pt',
    )}${prose(c, 2)}`,
  'questions with marks': (c) =>
    list(
      c.between(7, 10),
      (i) =>
        `<div style="display:flex;margin:.7em 0"><span style="width:24pt">${i + 1}.</span><span style="flex:1">${sentence(c, c.between(6, 24))}.</span><span style="width:40pt;text-align:right">[${c.between(1, 9)}]</span></div>`,
    ),
  'programme of a concert': (c) =>
    `<h2 style="text-align:center">Concert</h2>${list(4, () => `<div style="display:flex;margin:.8em 0"><div style="width:170pt"><b>${c.pick(PEOPLE)}</b><br>(${c.between(1680, 1850)}–${c.between(1851, 1990)})</div><div>${phrase(c, 3)}, op. ${c.between(1, 99)}${list(c.between(2, 4), () => `<br>&emsp;${phrase(c, 1)} ${c.pick(['con moto', 'vivace', 'ma non troppo'])}`)}</div></div>`)}${prose(c, 1)}`,
  'panel of contacts': (c) =>
    `${prose(c, 4)}<hr>${grid(
      '1fr 1fr 1fr',
      list(
        3,
        () =>
          `<div><b>${phrase(c, 1)} office</b><br>${c.pick(PEOPLE)}<br>Tel. 555 ${c.between(1000, 9999)}<br>${c.pick(PLACES)}</div>`,
      ),
    )}<hr>${row(`© ${phrase(c, 2)}`, 'www.example.org', String(c.between(2, 90)))}`,
};

const TOWNS = ['云岭县', '青河镇', '石桥乡', '柳林镇', '白沙街道', '新城街道'];
const clause = (c: Choice): string =>
  `<p>${c.pick(['各单位', '有关部门', '各乡镇'])}要认真组织${c.pick(CHINESE_NAMES)}工作，${c.pick(['确保取得实效', '按时完成目标'])}。${c.pick(['统筹推进', '严格落实'])}${c.pick(CHINESE_NAMES)}任务，提高资金使用效益。</p>`;

/** Chinese pages without a table that no half only measures. */
export const SEEN_CHINESE: Readonly<Record<string, Draw>> = {
  层级图: (c) =>
    `${drawing(230, `<rect x=170 y=4 width=120 height=28 fill=none stroke=#000 />${label(186, 22, c.pick(TOWNS), 12)}<path d="M230 32v20M80 52h300" stroke=#000 fill=none />${list(3, (i) => `<path d="M${80 + i * 150} 52v16" stroke=#000 /><rect x=${24 + i * 150} y=68 width=112 height=28 fill=none stroke=#000 />${label(34 + i * 150, 86, c.pick(CHINESE_NAMES), 11)}${list(3, (k) => label(40 + i * 150, 120 + k * 20, c.pick(TOWNS), 11))}`)}`)}${list(3, () => clause(c))}`,
  网格折线: (c) =>
    `${drawing(230, `${list(5, (i) => `<line x1=46 x2=440 y1=${14 + i * 42} y2=${14 + i * 42} stroke=#ccc />${label(6, 18 + i * 42, `${(4 - i) * 50}万`)}`)}<polyline fill=none stroke=#c33 points="${list(6, (i) => `${70 + i * 66},${c.between(20, 170)} `)}"/>${list(6, (i) => label(56 + i * 66, 202, `${i * 2 + 1}月`) + label(58 + i * 66, c.between(20, 160), `${c.between(10, 190)}`, 9))}`)}<p class=n>图1　${c.pick(CHINESE_NAMES)}走势</p>${list(3, () => clause(c))}`,
  双栏填空: (c) =>
    `<h2>回执</h2>${grid(
      '1fr 1fr',
      list(
        c.between(6, 10),
        (i) => `<div>${['单位', '姓名', '职务', '手机', '房间', '日期'][i % 6]}：＿＿＿＿＿＿＿</div>`,
      ),
      '12pt 20pt',
    )}${list(3, () => clause(c))}`,
  拼音诗: (c) =>
    list(
      4,
      () =>
        `<div style="text-align:center;font-size:80%;word-spacing:1.2em">míng yuè sōng jiān zhào</div><div style="text-align:center;letter-spacing:1.6em">${c.pick(['明月松间照', '清泉石上流', '空山新雨后'])}</div>`,
    ) + list(3, () => clause(c)),
  联系方式: (c) =>
    `${list(4, () => clause(c))}${grid(
      '1fr 1fr',
      list(
        c.between(2, 3),
        () =>
          `<div>${c.pick(TOWNS)}财政所<br>地址：${c.pick(TOWNS)}${c.between(1, 99)}号<br>电话：0${c.between(100, 999)}-${c.between(1000000, 9999999)}</div>`,
      ),
      '12pt 20pt',
    )}`,
};
