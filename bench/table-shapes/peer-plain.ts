import type { Choice } from './random-choice.ts';
import { CHINESE_NAMES, number, PEOPLE, PLACES, paragraph, phrase, sentence } from './words.ts';

const list = (count: number, item: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => item(i)).join('');
const between = (left: string, right: string): string =>
  `<div style="display:flex;justify-content:space-between"><span>${left}</span><span>${right}</span></div>`;
const CHINESE =
  '各部门要加强组织领导，明确责任分工，细化工作措施，确保各项任务按期完成。对工作推进不力的，予以通报；情节严重的，依规依纪追究责任。';

/** Pages without a table that others take for one, by what they hold. */
const PLAIN: Readonly<Record<string, (c: Choice) => string>> = {
  'title page': (c) =>
    `<h1 style="text-align:center">${sentence(c, 7)}</h1><div style="display:flex;justify-content:space-around;text-align:center">${list(c.between(2, 4), () => `<div>${c.pick(PEOPLE)}<br>${phrase(c, 2)} Office<br>${c.pick(PLACES)}<br>${phrase(c, 1).toLowerCase()}@example.org</div>`)}</div><h3>Abstract</h3>${list(4, () => `<p>${paragraph(c, 5)}</p>`)}`,
  'chart in a grid': (c) =>
    `<p>${paragraph(c, 3)}</p><svg width=440 height=260>${list(7, (i) => `<line x1=40 x2=400 y1=${20 + i * 36} y2=${20 + i * 36} stroke=#bbb /><line y1=20 y2=236 x1=${40 + i * 60} x2=${40 + i * 60} stroke=#bbb /><text x=8 y=${24 + i * 36} font-size=10>${(6 - i) * 20}</text><text x=${32 + i * 60} y=252 font-size=10>${2016 + i}</text>`)}<polyline fill=none stroke=#a33 points="${list(7, (i) => `${40 + i * 60},${c.between(30, 220)} `)}"/><text x=300 y=60 font-size=10>${phrase(c, 2)}</text></svg><p>Figure 1. ${sentence(c, 9)}.</p><p>${paragraph(c, 3)}</p>`,
  'bars with values': (c) =>
    `<p>${paragraph(c, 3)}</p><svg width=440 height=220>${list(7, (i) => `<text x=4 y=${24 + i * 28} font-size=10>${c.pick(PLACES)}</text><rect x=110 y=${14 + i * 28} width=${c.between(40, 240)} height=14 fill=#58a /><text x=${370} y=${24 + i * 28} font-size=10>${number(c, 3, 1)}</text>`)}</svg><p>${paragraph(c, 3)}</p>`,
  'pie with legend': (c) =>
    `<div style="display:flex"><svg width=200 height=200><circle cx=100 cy=100 r=90 fill=#79b /><text x=70 y=90 font-size=11>${c.between(20, 60)}%</text><text x=110 y=150 font-size=11>${c.between(5, 20)}%</text></svg><div>${list(c.between(3, 6), () => `<div><span style="display:inline-block;width:8pt;height:8pt;background:#a66"></span> ${phrase(c, 2)}</div>`)}</div></div>${list(3, () => `<p>${paragraph(c, 4)}</p>`)}`,
  'boxes of a chart': (c) =>
    `<svg width=460 height=240>${list(3, (r) => list(r + 1, (i) => `<rect x=${20 + i * 150} y=${10 + r * 80} width=130 height=46 fill=none stroke=#000 /><text x=${28 + i * 150} y=${32 + r * 80} font-size=10>${phrase(c, 2)}</text>`) + (r < 2 ? `<line x1=85 x2=85 y1=${56 + r * 80} y2=${90 + r * 80} stroke=#000 />` : ''))}</svg><p>${paragraph(c, 4)}</p>`,
  'letter head': (c) =>
    `${between(`<b>${phrase(c, 2)} Council</b>`, `Telephone 555-${c.between(1000, 9999)}`)}${between(`${c.between(1, 90)} ${c.pick(PLACES)} Road`, `Mail office@example.org`)}${between(c.pick(PLACES), `Ref. ${c.between(100, 999)}/23`)}<hr><p>${c.pick(PEOPLE)}<br>${c.pick(PLACES)}</p>${list(4, () => `<p>${paragraph(c, 4)}</p>`)}`,
  'index of words': (c) =>
    `<h3>Index</h3><div style="column-count:3;column-gap:16pt">${list(c.between(50, 90), () => `<div>${phrase(c, c.between(1, 2)).toLowerCase()}, ${c.between(1, 300)}${c.chance(0.4) ? `, ${c.between(300, 400)}` : ''}</div>`)}</div>`,
  'references in columns': (c) =>
    `<h3>References</h3><div style="column-count:2;column-gap:18pt">${list(c.between(20, 34), (i) => `<div style="padding-left:20pt;text-indent:-20pt">[${i + 1}] ${c.pick(PEOPLE)} and ${c.pick(PEOPLE)}, ${sentence(c, c.between(6, 12))}, ${phrase(c, 2)} ${c.between(1, 80)}, ${c.between(1, 900)} (${1980 + i}).</div>`)}</div>`,
  questions: (c) =>
    list(
      7,
      (i) =>
        `<p>${i + 1}. ${sentence(c, c.between(8, 16))}?</p><div style="display:grid;grid-template-columns:1fr 1fr 1fr 1fr">${list(4, (k) => `<span>${'ABCD'[k]}. ${phrase(c, 1)}</span>`)}</div>`,
    ),
  'two questions a line': (c) =>
    list(
      6,
      (i) =>
        `<p>${i + 1}、下列说法正确的是（　　）</p><div style="display:grid;grid-template-columns:1fr 1fr">${list(4, (k) => `<span>${'ABCD'[k]}．${c.pick(CHINESE_NAMES)}</span>`)}</div>`,
    ),
  'numbered code': (c) =>
    `<p>${paragraph(c, 3)}</p><pre style="font:8pt 'DejaVu Sans Mono'">${list(c.between(12, 30), (i) => `${String(i + 1).padStart(3)}  ${'  '.repeat(i % 4)}${c.pick(['x = read(path)', 'for row in rows:', 'total += row.value', 'print(total)', 'def open(name):'])}\n`)}</pre>`,
  poem: (c) =>
    `<h3>${phrase(c, 2)}</h3>${list(6, (i) => `${list(3, () => `<div>${sentence(c, c.between(4, 7))}</div>`)}${between(sentence(c, 5), String((i + 1) * 4))}<br>`)}`,
  'article of a paper': (c) =>
    `<div style="column-count:${c.pick([2, 3])};column-gap:18pt;column-rule:.5pt solid #000;text-align:justify">${list(14, () => `<p>${paragraph(c, 4)}</p>`)}</div>`,
  'framed notice': (c) =>
    `<p>${paragraph(c, 4)}</p><div style="background:#eee;border-left:3pt solid #36c;padding:8pt">${list(3, () => `<p><b>${phrase(c, 2)}.</b> ${paragraph(c, 2)}</p>`)}</div><p>${paragraph(c, 4)}</p>`,
  underlined: (c) =>
    list(
      6,
      () =>
        `<p>${list(5, () => `${sentence(c, c.between(5, 9))} <u>${phrase(c, 2)}</u> and <span style="background:#fe8">${phrase(c, 2)}</span>. `)}</p>`,
    ),
  'lines to fill in': (c) =>
    list(
      c.between(7, 14),
      () =>
        `<div style="display:flex;margin:.6em 0"><span>${phrase(c, 2)}</span><span style="flex:1;border-bottom:.5pt solid #000"></span><span>${phrase(c, 1)}</span><span style="flex:1;border-bottom:.5pt solid #000"></span></div>`,
    ),
  'boxes to tick': (c) =>
    `<h3>${phrase(c, 2)}</h3>${list(c.between(6, 12), () => `<div style="margin:.5em 0"><span style="display:inline-block;width:8pt;height:8pt;border:.6pt solid #000"></span> ${sentence(c, c.between(4, 12))}</div>`)}`,
  'equations under one another': (c) =>
    list(
      4,
      (i) =>
        `<p>${paragraph(c, 3)}</p><div style="display:grid;grid-template-columns:1fr auto auto 1fr;gap:2pt 6pt"><span></span><i>f<sub>${i}</sub>(x)</i><span>= a + b x − c / ${i + 2}</span><span style="text-align:right">(${i + 1})</span><span></span><span></span><span>= (a + b) x</span><span></span></div>`,
    ),
  'headings with rules': (c) =>
    list(5, (i) => `<h3 style="border-bottom:1pt solid #000">${i + 1} ${phrase(c, 2)}</h3><p>${paragraph(c, 4)}</p>`),
  'running marks': (c) =>
    `${between(phrase(c, 2), `Chapter ${c.between(2, 9)}`)}<hr>${list(7, () => `<p>${paragraph(c, 5)}</p>`)}<hr>${between('May 2023', String(c.between(10, 90)))}`,
  'official letter': (c) =>
    `<h1 style="text-align:center;color:#c00">${c.pick(PLACES).length > 0 ? '县人民政府文件' : ''}</h1>${between('政发〔2023〕12号', '签发人：某某')}<hr style="border:0;border-top:1.5pt solid #c00"><h2 style="text-align:center">关于做好有关工作的通知</h2>${list(6, () => `<p style="text-indent:2em">${CHINESE}</p>`)}<hr>${between('抄送：县委办公室，县人大常委会办公室。', '')}<hr>${between('县人民政府办公室', '2023年5月6日印发')}<hr>`,
  'Chinese contents': (c) =>
    `<h2 style="text-align:center">目　录</h2>${list(c.between(9, 18), (i) => `<div style="display:flex;margin:.4em 0"><span>第${i + 1}章　${c.pick(CHINESE_NAMES)}</span><span style="flex:1;overflow:hidden;white-space:nowrap;height:1.4em">${'…'.repeat(120)}</span><span>${i * 6 + 1}</span></div>`)}`,
  'Chinese columns': (c) =>
    `<div style="column-count:2;column-gap:${c.pick([14, 20])}pt">${list(12, () => `<p style="text-indent:2em">${CHINESE}${CHINESE}</p>`)}</div>`,
  'Chinese list': (c) =>
    list(
      c.between(6, 12),
      (i) => `<p>（${'一二三四五六七八九十'[i % 10]}）${c.pick(CHINESE_NAMES)}。${i % 2 === 0 ? CHINESE : ''}</p>`,
    ),
  'names in rows': (c) =>
    `<p>出席：</p><div style="display:grid;grid-template-columns:repeat(5,1fr)">${list(c.between(8, 23), () => `<span>${c.pick(['张伟', '李娜', '王芳', '刘洋', '陈静', '欧阳明'])}</span>`)}</div>${list(5, () => `<p style="text-indent:2em">${CHINESE}</p>`)}`,
  'slide of points': (c) =>
    `<h1>${phrase(c, 3)}</h1><div style="display:flex;gap:30pt">${list(2, () => `<div style="flex:1"><h3>${phrase(c, 2)}</h3><ul>${list(c.between(3, 5), () => `<li>${sentence(c, c.between(4, 9))}</li>`)}</ul></div>`)}</div>`,
  'names and dates of an invoice': (c) =>
    `<h2>Invoice</h2>${between(`${phrase(c, 2)} Ltd`, `Invoice no. ${c.between(1000, 9999)}`)}${between(`${c.between(1, 99)} ${c.pick(PLACES)} Street`, 'Date 1 May 2023')}${between(c.pick(PLACES), 'Due 31 May 2023')}<p>Bill to<br>${c.pick(PEOPLE)}<br>${c.pick(PLACES)}</p><p>${paragraph(c, 3)}</p>`,
  'column of notes': (c) =>
    list(
      5,
      () =>
        `<div style="display:flex;gap:14pt"><div style="flex:1;text-align:justify">${paragraph(c, 5)}</div><div style="width:90pt;font-size:75%">${sentence(c, c.between(5, 14))}</div></div><br>`,
    ),
};

/** Kinds of table-free pages of the third set. */
export const PEER_PLAIN_KINDS = Object.keys(PLAIN);

/** A web page without any table. */
export const peerPlainSheet = (kind: string, font: string, c: Choice): string =>
  `<!doctype html><meta charset=utf-8><style>@page{size:A4;margin:20mm}body{font:${c.pick([8.5, 10, 11, 12])}pt "${font}";margin:0}p{text-align:justify;margin:.7em 0}</style>${PLAIN[kind]!(c)}`;
