// Pages that hold no table, of the kinds that reports, papers, letters and forms are full of; see bench/README.md.
import type { Choice } from './random-choice.ts';
import { number, PEOPLE, PLACES, paragraph, phrase, sentence } from './words.ts';

const list = (count: number, item: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => item(i)).join('');
const row = (...parts: readonly string[]): string =>
  `<div style="display:flex;justify-content:space-between">${parts.map((part) => `<span>${part}</span>`).join('')}</div>`;
const grid = (columns: string, body: string, gap = '6pt 14pt'): string =>
  `<div style="display:grid;grid-template-columns:${columns};gap:${gap}">${body}</div>`;
const columns = (count: number, body: string, more = ''): string =>
  `<div style="column-count:${count};column-gap:16pt;${more}">${body}</div>`;
const prose = (c: Choice, count: number): string => list(count, () => `<p>${paragraph(c, c.between(2, 5))}</p>`);
const drawing = (width: number, height: number, body: string): string =>
  `<svg width=${width} height=${height}>${body}</svg>`;
const label = (x: number, y: number, text: string): string => `<text x=${x} y=${y} font-size=10>${text}</text>`;
const address = (c: Choice): string =>
  `${c.pick(PEOPLE)}<br>${c.between(1, 99)} ${c.pick(PLACES)} Street<br>${c.pick(PLACES)} ${c.between(10000, 99999)}`;
const bullets = (c: Choice, count: number): string =>
  `<ul style="padding-left:14pt">${list(count, () => `<li>${sentence(c, c.between(3, 14))}</li>`)}</ul>`;

type Draw = (c: Choice) => string;

const TEXTS: Readonly<Record<string, Draw>> = {
  'report in columns': (c) =>
    `<h2>${phrase(c, 3)}</h2>${columns(
      c.pick([2, 3]),
      list(4, () => `<h4>${phrase(c, 2)}</h4>${prose(c, 2)}${bullets(c, 3)}`),
      `text-align:${c.pick(['left', 'justify'])}`,
    )}`,
  newspaper: (c) =>
    `<h1 style="text-align:center">The ${c.pick(PLACES)} Post</h1>${row(`No. ${c.between(100, 900)}`, `${c.between(1, 28)} May 2023`, 'Price 2.00')}<hr>${list(2, () => `<h2>${sentence(c, 6)}</h2>${columns(c.pick([3, 4, 5]), prose(c, 5), 'font-size:80%;text-align:justify;column-gap:10pt;column-rule:.4pt solid #999')}<hr>`)}`,
  'list in columns': (c) =>
    `<p>${paragraph(c, 2)}</p><ul style="column-count:${c.pick([2, 3, 4])}">${list(c.between(12, 30), () => `<li>${phrase(c, c.between(1, 2))}</li>`)}</ul>${prose(c, 3)}`,
  'list of sentences in columns': (c) =>
    `${prose(c, 1)}${grid('1fr 1fr', bullets(c, 6) + bullets(c, 5))}${prose(c, 2)}`,
  'contents of two levels': (c) =>
    `<h2>Contents</h2>${list(c.between(4, 7), (i) => `<div class=toc style="font-weight:bold"><span>${i + 1}&emsp;${phrase(c, 2)}</span><span style="flex:1"></span><span>${i * 12 + 1}</span></div>${list(c.between(2, 4), (k) => `<div class=toc><span style="width:20pt"></span><span style="width:30pt">${i + 1}.${k + 1}</span><span>${sentence(c, c.between(2, 6))}</span><span class=dots></span><span>${i * 12 + k * 3 + 2}</span></div>`)}`)}`,
  'contents in columns': (c) =>
    `<h2>In this issue</h2>${columns(
      2,
      list(
        c.between(12, 24),
        (i) =>
          `<div class=toc><span>${phrase(c, c.between(1, 3))}</span><span style="flex:1"></span><span>${i * 2 + 2}</span></div>`,
      ),
    )}<p>${paragraph(c, 3)}</p>`,
  'contents with pages first': (c) =>
    `<h2>Inside</h2>${list(c.between(5, 10), (i) => `<div style="display:flex;margin:.7em 0"><b style="width:34pt">${String(i * 4 + 2).padStart(2, '0')}</b><span>${sentence(c, c.between(3, 7))}</span></div>`)}`,
  'list of figures': (c) =>
    `<h2>Figures</h2>${list(c.between(8, 16), (i) => `<div class=toc><span style="width:64pt">Figure ${1 + (i >> 2)}.${(i % 4) + 1}</span><span style="max-width:70%">${sentence(c, c.between(5, 16))}</span><span class=dots></span><span>${i * 3 + 2}</span></div>`)}`,
  'numbered references': (c) =>
    `<h3>References</h3>${list(c.between(12, 20), (i) => `<div style="display:flex"><span style="width:26pt">${i + 1}.</span><span style="flex:1">${c.pick(PEOPLE)}, ${c.pick(PEOPLE)} (${1990 + i}) ${sentence(c, c.between(6, 14))}. <i>${phrase(c, 2)}</i> ${c.between(1, 80)}:${c.between(1, 300)}–${c.between(301, 600)}</span></div>`)}`,
  'authors and years': (c) =>
    `<h3>Sources</h3>${columns(
      2,
      list(
        c.between(16, 30),
        () =>
          `<div style="padding-left:10pt;text-indent:-10pt">${c.pick(PEOPLE)} ${c.between(1970, 2023)}. ${sentence(c, c.between(4, 9))}. ${c.between(1, 80)}(${c.between(1, 6)}), ${c.between(1, 300)}–${c.between(301, 600)}.</div>`,
      ),
      'font-size:85%',
    )}`,
  clauses: (c) =>
    list(
      5,
      (i) =>
        `<div style="display:flex"><b style="width:30pt">${i + 1}.</b><b>${phrase(c, 2)}</b></div>${list(3, (k) => `<div style="display:flex;margin:.3em 0"><span style="width:30pt"></span><span style="width:30pt">${i + 1}.${k + 1}</span><span style="flex:1">${paragraph(c, c.between(1, 2))}</span></div>`)}`,
    ),
  'sub clauses': (c) =>
    list(
      4,
      (i) =>
        `<p>${i + 1}. ${sentence(c, 12)}:</p>${list(4, (k) => `<div style="display:flex;margin-left:24pt"><span style="width:24pt">(${'abcd'[k]})</span><span>${sentence(c, c.between(4, 20))};</span></div>`)}`,
    ),
  'court transcript': (c) =>
    `<div style="line-height:2;font-family:'DejaVu Sans Mono';font-size:9pt">${list(25, (i) => `<div style="display:flex"><span style="width:26pt">${i + 1}</span><span style="padding-left:${c.pick([0, 30, 30, 60])}pt">${c.pick(['Q.&emsp;', 'A.&emsp;', '', 'THE COURT: '])}${sentence(c, c.between(3, 8))}.</span></div>`)}</div>`,
  'numbered lines': (c) =>
    `<div style="line-height:1.8">${list(28, (i) => `<div style="display:flex"><span style="width:24pt;font-size:70%">${i % 5 === 4 ? i + 1 : ''}</span><span>${sentence(c, 11)}</span></div>`)}</div>`,
  interview: (c) =>
    list(
      7,
      () =>
        `<p><b>${c.pick(['Q', 'Question'])}:</b> ${sentence(c, 12)}?</p><p><b>A:</b> ${paragraph(c, c.between(1, 3))}</p>`,
    ),
  play: (c) =>
    list(
      c.between(12, 20),
      () =>
        `<div style="display:flex;margin:.3em 0"><span style="width:70pt;font-variant:small-caps">${c.pick(PEOPLE).split(' ').at(-1)}</span><span style="flex:1">${sentence(c, c.between(3, 24))}.</span></div>`,
    ),
  'verse in columns': (c) =>
    columns(
      2,
      list(6, () => `<p style="text-align:left">${list(4, () => `${sentence(c, c.between(3, 6))}<br>`)}</p>`),
    ),
  glossary: (c) =>
    list(
      c.between(8, 14),
      () => `<p style="text-align:left"><b>${phrase(c, 1)}</b>&emsp;${sentence(c, c.between(6, 24))}.</p>`,
    ),
  'pull quote': (c) =>
    `${prose(c, 2)}<div style="float:right;width:150pt;margin:0 0 8pt 14pt;border-top:2pt solid #333;border-bottom:2pt solid #333;padding:6pt 0;font-size:130%">${sentence(c, 14)}</div>${prose(c, 5)}`,
  'notes beside text': (c) =>
    list(5, () =>
      grid(
        '90pt 1fr',
        `<i style="font-size:80%">${sentence(c, c.between(4, 10))}</i><span style="text-align:justify">${paragraph(c, c.between(3, 5))}</span>`,
      ),
    ),
  'notes under text': (c) =>
    `${prose(c, 5)}<hr style="width:120pt;margin-left:0">${columns(
      2,
      list(6, (i) => `<div style="font-size:75%"><sup>${i + 1}</sup> ${sentence(c, c.between(5, 18))}.</div>`),
    )}`,
};

const SHEETS: Readonly<Record<string, Draw>> = {
  memo: (c) =>
    `<h2>Memorandum</h2>${list(4, (i) => `<div style="display:flex;margin:.4em 0"><b style="width:80pt">${['TO', 'FROM', 'DATE', 'SUBJECT'][i]}:</b><span>${[`All ${phrase(c, 2)} staff`, c.pick(PEOPLE), `${c.between(1, 28)} May 2023`, sentence(c, 6)][i]}</span></div>`)}<hr>${prose(c, 4)}`,
  'letter with references': (c) =>
    `<h2 style="text-align:right;color:#246">${phrase(c, 2)} Ltd</h2>${grid('1fr 170pt', `<div>${address(c)}</div><div>Our ref: ${c.between(100, 999)}/A<br>Your ref: ${c.between(10, 99)}<br>Phone: 555-${c.between(1000, 9999)}<br>Date: ${c.between(1, 28)} May 2023</div>`)}<p><b>${sentence(c, 6)}</b></p>${prose(c, 4)}<p>Yours sincerely</p><p>${c.pick(PEOPLE)}</p><div style="position:absolute;bottom:0;width:100%;font-size:70%;border-top:.5pt solid">${grid('1fr 1fr 1fr 1fr', `<span>${phrase(c, 2)} Ltd<br>${c.between(1, 99)} ${c.pick(PLACES)} Road<br>${c.pick(PLACES)}</span><span>Phone 555-${c.between(1000, 9999)}<br>Fax 555-${c.between(1000, 9999)}<br>office@example.org</span><span>Bank of ${c.pick(PLACES)}<br>Account ${c.between(100000, 999999)}<br>Code ${c.between(1000, 9999)}</span><span>Director ${c.pick(PEOPLE)}<br>Registered in ${c.pick(PLACES)}<br>No. ${c.between(10000, 99999)}</span>`)}</div>`,
  'head of an invoice': (c) =>
    `<h1>INVOICE</h1>${grid('1fr 1fr', `<div><b>From</b><br>${address(c)}</div><div style="text-align:right">Invoice number: ${c.between(1000, 9999)}<br>Invoice date: 1 May 2023<br>Due date: 31 May 2023</div><div><b>Bill to</b><br>${address(c)}</div><div style="text-align:right"><b>Ship to</b><br>${address(c)}</div>`, '16pt')}<p>${paragraph(c, 2)}</p>`,
  'address labels': (c) =>
    grid(
      '1fr 1fr 1fr',
      list(c.between(9, 18), () => `<div style="height:64pt">${address(c)}</div>`),
    ),
  'addresses in columns': (c) =>
    `<h2>Offices</h2>${columns(
      c.pick([2, 3]),
      list(
        c.between(8, 14),
        () =>
          `<p style="text-align:left;break-inside:avoid"><b>${c.pick(PLACES)}</b><br>${c.between(1, 99)} ${phrase(c, 1)} Road<br>Tel. 555 ${c.between(1000, 9999)}<br>mail@example.org</p>`,
      ),
    )}`,
  'dots to fill in': (c) =>
    `<h3>${phrase(c, 2)} form</h3>${list(c.between(7, 14), (i) => `<div style="white-space:nowrap;overflow:hidden;margin:.6em 0">${phrase(c, 2)}${'.'.repeat(c.between(20, 40))}${i % 2 === 0 ? ` ${phrase(c, 1)}${'.'.repeat(c.between(10, 30))}` : '.'.repeat(30)}</div>`)}${prose(c, 1)}`,
  'two lines to sign': (c) =>
    `${prose(c, 4)}${grid(
      '1fr 1fr',
      list(
        4,
        (i) =>
          `<div style="margin-top:26pt;border-top:.6pt solid">${['Signature', 'Date', 'Name in capitals', 'Place'][i]}</div>`,
      ),
      '10pt 40pt',
    )}`,
  'boxes of a form': (c) =>
    `<h3>${phrase(c, 2)}</h3>${list(c.between(5, 8), () => `<p>${phrase(c, 2)}</p><div style="border:.6pt solid;height:16pt;width:${c.pick([60, 100, 80])}%"></div>`)}${prose(c, 1)}`,
  'yes or no': (c) =>
    list(
      c.between(8, 14),
      (i) =>
        `<p style="text-align:left">${i + 1}. ${sentence(c, c.between(6, 22))}?<br>&emsp;&emsp;☐ Yes&emsp;&emsp;☐ No&emsp;&emsp;☐ Not known</p>`,
    ),
  'choices in rows': (c) =>
    `<h3>Which of these apply?</h3>${grid(
      '1fr 1fr 1fr',
      list(c.between(9, 15), () => `<span>☐ ${phrase(c, c.between(1, 3))}</span>`),
    )}${prose(c, 3)}`,
  certificate: (c) =>
    `<div style="border:3pt double #a80;padding:40pt;text-align:center"><h1>Certificate</h1><p style="text-align:center">This is to certify that</p><h2>${c.pick(PEOPLE)}</h2><p style="text-align:center">${sentence(c, 12)}</p>${grid('1fr 1fr', `<span>____________<br>Date</span><span>____________<br>${c.pick(PEOPLE)}</span>`)}</div>`,
  poster: (c) =>
    `<div style="text-align:center"><h1 style="font-size:34pt">${phrase(c, 3)}</h1><h2>${c.between(1, 28)} May 2023</h2><p style="text-align:center">${c.pick(PLACES)} Hall, ${c.between(1, 90)} Main Street</p><h3>${sentence(c, 5)}</h3></div>${grid(
      '1fr 1fr 1fr',
      list(
        3,
        () =>
          `<div style="text-align:center;border:1pt solid #888;padding:8pt"><h3>${phrase(c, 1)}</h3><p style="text-align:center">${sentence(c, 8)}</p></div>`,
      ),
    )}`,
  'large figures': (c) =>
    `<h2>The year in figures</h2>${grid(
      '1fr 1fr 1fr',
      list(
        c.pick([3, 6, 9]),
        () =>
          `<div style="text-align:center${c.chance(0.5) ? ';background:#eef' : ''};padding:8pt"><div style="font-size:22pt;color:#26a">${number(c, c.between(2, 4))}${c.pick(['', '%', 'm'])}</div><div>${phrase(c, c.between(2, 3))}</div></div>`,
      ),
    )}${prose(c, 3)}`,
  'slide with columns': (c) =>
    `<h1>${phrase(c, 3)}</h1>${grid(
      '1fr 1fr 1fr',
      list(
        3,
        () =>
          `<div><h3>${phrase(c, 2)}</h3><p style="text-align:left">${sentence(c, c.between(8, 20))}.</p>${bullets(c, 2)}</div>`,
      ),
    )}`,
  'cards with pictures': (c) =>
    grid(
      '1fr 1fr 1fr',
      list(
        6,
        () =>
          `<div><div style="height:70pt;background:#9ab"></div><b>${c.pick(PEOPLE)}</b><br>${phrase(c, 2)}<br>${c.pick(PLACES)}</div>`,
      ),
    ),
  'captions of pictures': (c) =>
    `${prose(c, 2)}${grid(
      '1fr 1fr',
      list(
        4,
        (i) =>
          `<div><svg width=200 height=90><circle cx=60 cy=45 r=${c.between(20, 40)} fill=#a66 /></svg><br>Figure ${i + 1}. ${sentence(c, c.between(3, 12))}</div>`,
      ),
    )}${prose(c, 1)}`,
  'people of a board': (c) =>
    `<h2>Board</h2>${grid(
      '1fr 1fr',
      list(
        c.between(6, 10),
        () => `<p style="text-align:left"><b>${c.pick(PEOPLE)}</b><br>${sentence(c, c.between(8, 20))}.</p>`,
      ),
    )}`,
};

const SHAPES = ['Alpha', 'Beta', 'North', 'South', 'Centre', 'Store', 'Client', 'Server'];

const DRAWINGS: Readonly<Record<string, Draw>> = {
  'chart with a legend': (c) =>
    `${prose(c, 1)}${drawing(460, 240, `${list(6, (i) => `<line x1=50 x2=440 y1=${20 + i * 34} y2=${20 + i * 34} stroke=#ccc />${label(8, 24 + i * 34, `${(5 - i) * 250}`)}`)}${list(5, (i) => list(3, (k) => `<rect x=${70 + i * 76 + k * 18} y=${190 - c.between(10, 150)} width=14 height=100 fill=${['#48a', '#a84', '#4a8'][k]} />`) + label(74 + i * 76, 206, String(2018 + i)))}${list(3, (k) => `<rect x=${90 + k * 110} y=222 width=9 height=9 fill=#48a />${label(104 + k * 110, 231, phrase(c, 1))}`)}`)}<p>Figure 2: ${sentence(c, 8)}</p>${prose(c, 2)}`,
  'charts beside each other': (c) =>
    `${grid(
      '1fr 1fr',
      list(
        2,
        () =>
          `<div>${drawing(230, 170, `<path d="M34 10V140H220" fill="none" stroke="#000"/>${list(5, (i) => label(4, 144 - i * 30, `${i * 20}`))}${list(4, (i) => label(44 + i * 44, 156, `Q${i + 1}`))}<polyline fill=none stroke=#a33 points="${list(4, (i) => `${50 + i * 44},${c.between(20, 130)} `)}"/>`)}<br>(${c.pick(['a', 'b'])}) ${phrase(c, 2)}</div>`,
      ),
    )}${prose(c, 4)}`,
  'chart with every value': (c) =>
    `${drawing(460, 220, `<path d="M40 10V190H440" fill="none" stroke="#000"/>${list(4, (k) => list(8, (i) => label(50 + i * 48, 30 + k * 40 + c.between(0, 16), number(c, 2, 1))))}${list(8, (i) => label(52 + i * 48, 206, String(2014 + i)))}${list(5, (i) => label(8, 190 - i * 40, `${i * 25}`))}`)}${prose(c, 4)}`,
  'bars without a frame': (c) =>
    `<h3>${phrase(c, 3)}</h3>${list(c.between(6, 12), () => `<div style="display:flex;margin:.3em 0;align-items:center"><span style="width:110pt">${phrase(c, 2)}</span><span style="display:inline-block;height:10pt;background:#6a9;width:${c.between(20, 260)}pt"></span><span>&nbsp;${number(c, 2, 1)}%</span></div>`)}${prose(c, 3)}`,
  map: (c) =>
    `${drawing(
      460,
      320,
      `<path d="M20 40 Q120 10 220 60 T440 50 L430 300 L40 290 Z" fill="#efe" stroke="#696"/>${list(
        c.between(14, 26),
        () => {
          const [x, y] = [c.between(20, 380), c.between(30, 300)];
          return `<circle cx=${x - 4} cy=${y - 3} r=2 />${label(x, y, c.pick(PLACES))}`;
        },
      )}`,
    )}<p>Map 1. ${sentence(c, 6)}</p>${prose(c, 2)}`,
  'boxes and arrows': (c) =>
    `${drawing(
      470,
      260,
      list(3, (r) =>
        list(
          3,
          (i) =>
            `<rect x=${10 + i * 155} y=${10 + r * 84} width=120 height=44 fill=${c.pick(['none', '#def'])} stroke=#333 />${label(20 + i * 155, 28 + r * 84, c.pick(SHAPES))}${label(20 + i * 155, 44 + r * 84, phrase(c, 1))}${i < 2 ? `<path d="M${130 + i * 155} ${32 + r * 84}h35" stroke=#333 />` : ''}`,
        ),
      ),
    )}<p>Figure 3. ${sentence(c, 9)}</p>${prose(c, 3)}`,
  'tree of offices': (c) =>
    `${drawing(470, 200, `<rect x=175 y=6 width=120 height=30 fill=none stroke=#000 />${label(200, 25, 'Director')}<path d="M235 36v24M60 60h350" stroke=#000 fill=none />${list(4, (i) => `<path d="M${60 + i * 116} 60v20" stroke=#000 /><rect x=${10 + i * 116} y=80 width=100 height=30 fill=none stroke=#000 />${label(16 + i * 116, 99, phrase(c, 1))}${list(3, (k) => label(20 + i * 116, 130 + k * 18, phrase(c, 1)))}`)}`)}${prose(c, 4)}`,
  timeline: (c) =>
    `${drawing(470, 130, `<path d="M10 60H460" stroke=#000 />${list(6, (i) => `<circle cx=${30 + i * 80} cy=60 r=5 />${label(18 + i * 80, 48, String(2010 + i * 2))}${label(8 + i * 80, 84, phrase(c, 1))}${label(8 + i * 80, 98, phrase(c, 1))}`)}`)}${prose(c, 4)}`,
  scatter: (c) =>
    `${drawing(460, 300, `<rect x=40 y=10 width=400 height=260 fill=none stroke=#000 />${list(c.between(18, 30), () => label(c.between(46, 390), c.between(24, 262), `${c.pick(PLACES).slice(0, 3).toUpperCase()}`))}${list(6, (i) => label(8, 272 - i * 50, `${i / 5}`) + label(44 + i * 78, 284, `${i * 10}`))}`)}${prose(c, 2)}`,
};

const CODE: Readonly<Record<string, Draw>> = {
  listing: (c) =>
    `${prose(c, 1)}<pre style="font:8.5pt 'DejaVu Sans Mono';background:#f4f4f4;padding:6pt">${list(c.between(12, 26), (i) => `${'  '.repeat(i % 4)}${c.pick(['self.rows', 'value', 'index', 'name'])}${' '.repeat(c.between(1, 6))}= ${c.pick(['load(path)', '{}', '[0, 1, 2]', '"north"', 'None'])}${c.chance(0.4) ? `${' '.repeat(c.between(2, 10))}# ${sentence(c, 3)}` : ''}\n`)}</pre>${prose(c, 1)}`,
  json: (c) =>
    `<pre style="font:8.5pt 'DejaVu Sans Mono'">{\n${list(c.between(10, 22), () => `  "${phrase(c, 1).toLowerCase()}":${' '.repeat(c.between(1, 8))}${c.pick([number(c, 3).replace(',', ''), `"${c.pick(PLACES)}"`, 'true', 'null'])},\n`)}}</pre>${prose(c, 2)}`,
  assembler: (c) =>
    `${prose(c, 1)}<pre style="font:8.5pt 'DejaVu Sans Mono'">${list(c.between(14, 26), (i) => `${i % 5 === 0 ? `${c.pick(['loop', 'next', 'done'])}:`.padEnd(8) : '        '}${c.pick(['mov', 'add', 'jmp', 'cmp', 'push']).padEnd(8)}${c.pick(['eax, ebx', 'ecx, 10', 'edx', '[esi+4]']).padEnd(14)}; ${sentence(c, 3).toLowerCase()}\n`)}</pre>`,
  'lines of a log': (c) =>
    `<p>${paragraph(c, 2)}</p><pre style="font:7.5pt 'DejaVu Sans Mono'">${list(c.between(12, 24), (i) => `2023-05-01 10:${String(i + 10)}:${c.between(10, 59)} ${c.pick(['INFO', 'WARN', 'ERROR'])} ${sentence(c, c.between(3, 9)).toLowerCase()}\n`)}</pre>`,
  'equations in steps': (c) =>
    list(
      3,
      (i) =>
        `<p>${paragraph(c, 2)}</p>${grid(
          '1fr auto auto auto 1fr',
          list(
            4,
            (k) =>
              `<span></span><i>${k === 0 ? `y<sub>${i}</sub>` : ''}</i><span>=</span><span>${c.pick(['a + b x', '2 (c − d)', '∑ x / n', 'k · t + 1'])} ${c.pick(['+ e', '− f / 2', ''])}</span><span style="text-align:right">${k === 3 ? `(${i + 1})` : ''}</span>`,
          ),
          '2pt 6pt',
        )}`,
    ),
  'system of equations': (c) =>
    list(
      3,
      () =>
        `<p>${paragraph(c, 3)}</p>${grid(
          '1fr repeat(7,auto) 1fr',
          list(
            3,
            () =>
              `<span></span><i>${c.between(2, 9)}x</i><span>+</span><i>${c.between(2, 9)}y</i><span>−</span><i>${c.between(2, 9)}z</i><span>=</span><span>${c.between(1, 40)}</span><span></span>`,
          ),
          '2pt 5pt',
        )}`,
    ),
};

/** Latin pages without a table by what they hold instead. */
export const REPORT_PLAIN: Readonly<Record<string, Draw>> = { ...TEXTS, ...SHEETS, ...DRAWINGS, ...CODE };
