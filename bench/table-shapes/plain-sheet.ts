import type { Choice } from './random-choice.ts';
import { PEOPLE, PLACES, paragraph, phrase, sentence } from './words.ts';

const list = (count: number, item: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => item(i)).join('');
const leaders = (name: string, page: number): string =>
  `<div class=toc><span>${name}</span><span class=dots></span><span>${page}</span></div>`;

/** Pages that hold no table, by what they hold instead. */
const PLAIN: Readonly<Record<string, (c: Choice) => string>> = {
  prose: (c) => list(9, () => `<p>${paragraph(c, c.between(3, 7))}</p>`),
  ragged: (c) => `<div style="text-align:left">${list(9, () => `<p>${paragraph(c, c.between(3, 7))}</p>`)}</div>`,
  'two columns': (c) =>
    `<div style="column-count:2;column-gap:${c.pick([12, 18, 30])}pt">${list(16, () => `<p>${paragraph(c, 5)}</p>`)}</div>`,
  'three columns': (c) =>
    `<div style="column-count:3;column-gap:14pt;text-align:${c.pick(['left', 'justify'])}">${list(18, () => `<p>${paragraph(c, 4)}</p>`)}</div>`,
  'two short columns': (c) =>
    `<div style="column-count:2">${list(c.between(12, 30), () => `<div>${phrase(c, c.between(2, 3))}</div>`)}</div><p>${paragraph(c, 4)}</p>`,
  contents: (c) =>
    `<h2>Contents</h2>${list(c.between(8, 25), (i) => leaders(`${i + 1}. ${sentence(c, c.between(3, 8))}`, i * 3 + 1))}`,
  'contents without leaders': (c) =>
    `<h2>Contents</h2>${list(c.between(8, 22), (i) => `<div class=toc><span>${i + 1} ${sentence(c, c.between(3, 8))}</span><span style="flex:1"></span><span>${i * 4 + 1}</span></div>`)}`,
  'numbered contents': (c) =>
    `<h2>Contents</h2>${list(c.between(8, 22), (i) => `<div class=toc><span style="width:36pt">${1 + (i >> 2)}.${(i % 4) + 1}</span><span>${sentence(c, c.between(3, 7))}</span><span class=dots></span><span>${i * 4 + 1}</span></div>`)}`,
  bullets: (c) =>
    `<p>${paragraph(c, 2)}</p><ul>${list(c.between(5, 14), () => `<li>${sentence(c, c.between(3, 28))}</li>`)}</ul>`,
  numbers: (c) => `<ol>${list(c.between(5, 14), () => `<li>${paragraph(c, c.between(1, 3))}</li>`)}</ol>`,
  nested: (c) =>
    `<ol>${list(5, () => `<li>${sentence(c, 6)}<ul>${list(c.between(2, 4), () => `<li>${sentence(c, c.between(4, 9))}</li>`)}</ul></li>`)}</ol>`,
  definitions: (c) =>
    `<dl style="display:grid;grid-template-columns:90pt 1fr">${list(c.between(4, 9), () => `<dt><b>${phrase(c, 2)}</b></dt><dd>${paragraph(c, c.between(1, 3))}</dd>`)}</dl>`.replace(
      'grid-template-columns:90pt 1fr',
      'display:block',
    ),
  code: (c) =>
    `<p>${paragraph(c, 2)}</p><pre style="font:9pt 'Liberation Mono'">${list(c.between(10, 30), (i) => `${'    '.repeat(i % 3)}${c.pick(['let', 'if', 'return', 'for'])} ${c.pick(['total', 'row', 'index'])} = ${c.pick(['read(x, y)', 'sum + 1', '{ a: 1, b: 2 }'])};${c.chance(0.3) ? `   // ${sentence(c, 4)}` : ''}\n`)}</pre>`,
  letter: (c) =>
    `<div style="text-align:right">${c.pick(PEOPLE)}<br>12 ${c.pick(PLACES)} Street<br>1 May 2023</div><p>${c.pick(PEOPLE)}<br>${phrase(c, 2)} Office<br>${c.pick(PLACES)}</p>${list(4, () => `<p>${paragraph(c, 4)}</p>`)}<p>Yours faithfully</p><p>${c.pick(PEOPLE)}</p>`,
  references: (c) =>
    `<h3>References</h3>${list(c.between(10, 24), (i) => `<div style="padding-left:24pt;text-indent:-24pt">[${i + 1}] ${c.pick(PEOPLE)}, ${c.pick(PEOPLE)}. ${sentence(c, c.between(7, 16))}. ${phrase(c, 2)} ${c.between(1, 80)} (${1990 + i}), ${c.between(1, 300)}–${c.between(301, 600)}.</div>`)}`,
  poem: (c) => list(5, () => `<p>${list(4, () => `${sentence(c, c.between(4, 7))}<br>`)}</p>`),
  dialogue: (c) =>
    list(
      c.between(8, 16),
      () =>
        `<div style="display:flex"><div style="width:90pt">${c.pick(PEOPLE).toUpperCase()}:</div><div style="flex:1">${paragraph(c, c.between(1, 3))}</div></div>`,
    ),
  blanks: (c) =>
    `<h3>Registration</h3>${list(c.between(5, 10), () => `<p>${phrase(c, 2)}: ______________________________</p>`)}`,
  signatures: (c) =>
    `${list(4, () => `<p>${paragraph(c, 4)}</p>`)}<div style="display:flex;justify-content:space-between;margin-top:40pt"><div>____________________<br>${c.pick(PEOPLE)}<br>Chair</div><div>____________________<br>${c.pick(PEOPLE)}<br>Secretary</div></div>`,
  margins: (c) =>
    list(
      6,
      () =>
        `<div style="display:flex"><div style="width:80pt;font-size:80%">${phrase(c, 2)}</div><div style="flex:1;text-align:justify">${paragraph(c, 5)}</div></div>`,
    ),
  box: (c) =>
    `<p>${paragraph(c, 4)}</p><div style="border:1pt solid;padding:8pt"><b>${phrase(c, 2)}</b><p>${paragraph(c, 4)}</p></div><p>${paragraph(c, 4)}</p>`,
  boxes: (c) =>
    `<p>${paragraph(c, 4)}</p><div style="display:flex;gap:10pt">${list(3, () => `<div style="border:1pt solid;padding:8pt;flex:1"><b>${phrase(c, 2)}</b><p>${paragraph(c, 2)}</p></div>`)}</div><p>${paragraph(c, 4)}</p>`,
  chart: (c) =>
    `<p>${paragraph(c, 3)}</p><svg width=420 height=240>${list(6, (i) => `<line x1=40 x2=400 y1=${20 + i * 36} y2=${20 + i * 36} stroke=#999 /><text x=8 y=${24 + i * 36} font-size=10>${(6 - i) * 20}</text>`)}${list(6, (i) => `<rect x=${60 + i * 58} y=${c.between(40, 150)} width=26 height=80 fill=#68a /><text x=${60 + i * 58} y=222 font-size=10>${2018 + i}</text>`)}</svg><p>${paragraph(c, 3)}</p>`,
  equations: (c) =>
    list(
      5,
      (i) =>
        `<p>${paragraph(c, 3)}</p><div style="display:flex;justify-content:space-between"><span></span><span>x${i} = a + b · c − d / ${i + 2}</span><span>(${i + 1})</span></div>`,
    ),
  footnotes: (c) =>
    `${list(6, () => `<p>${paragraph(c, 5)}</p>`)}<hr style="width:30%;margin-left:0">${list(4, (i) => `<div style="font-size:80%">${i + 1} ${sentence(c, c.between(6, 25))}.</div>`)}`,
  chinese: () =>
    list(
      8,
      () =>
        '<p style="text-indent:2em">为进一步规范资金使用管理，提高资金使用效益，根据有关规定，结合实际情况，制定本办法。各单位应当按照要求组织实施，加强监督检查，确保各项任务落到实处。</p>',
    ),
};

/** Kinds of table-free pages. */
export const PLAIN_KINDS = Object.keys(PLAIN);

/** A web page without any table. */
export const plainSheet = (kind: string, font: string, c: Choice): string =>
  `<!doctype html><meta charset=utf-8><style>
@page{size:A4;margin:20mm}body{font:${c.pick([9, 10, 11, 12])}pt "${font}";margin:0}p{text-align:justify;margin:.7em 0}
.toc{display:flex;margin:.3em 0}.dots{flex:1;border-bottom:1.2pt dotted #000;margin:0 4pt 3pt}
</style>${PLAIN[kind]!(c)}`.replaceAll(
    '<span class=dots></span>',
    c.chance(0.6)
      ? `<span style="flex:1;overflow:hidden;white-space:nowrap;height:1.3em">${' .'.repeat(200)}</span>`
      : '<span class=dots></span>',
  );
