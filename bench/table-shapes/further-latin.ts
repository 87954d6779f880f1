// More Latin pages without a table: drawings, programs, verse, menus, marks of pages; see bench/README.md.
import { type Draw, drawing, grid, label, list, prose, row } from './page-parts.ts';
import { number, PEOPLE, PLACES, paragraph, phrase, sentence } from './words.ts';

const box = (x: number, y: number, width: number, height: number, fill = 'none'): string =>
  `<rect x=${x} y=${y} width=${width} height=${height} fill=${fill} stroke=#333 />`;
const program = (lines: string): string => `<pre style="font:8.5pt 'DejaVu Sans Mono'">${lines}</pre>`;
const dotted = (left: string, right: string, dots: boolean): string =>
  `<div class=toc><span>${left}</span>${dots ? '<span class=dots></span>' : '<span style="flex:1"></span>'}<span>${right}</span></div>`;

const TEXTS: Readonly<Record<string, Draw>> = {
  menu: (c) =>
    `<h1 style="text-align:center">The ${c.pick(PLACES)} Inn</h1>${list(3, () => `<h3 style="text-align:center">${phrase(c, 1)}</h3>${list(c.between(3, 5), () => `<p style="text-align:center">${phrase(c, 2)} with ${phrase(c, 1).toLowerCase()} · ${c.between(4, 30)}<br><i>${sentence(c, c.between(3, 8))}</i></p>`)}`)}`,
  'cast of a play': (c) =>
    `<h2>${sentence(c, 4)}</h2><p>${paragraph(c, 2)}</p>${list(c.between(6, 11), () => dotted(phrase(c, 1), c.pick(PEOPLE), true))}${prose(c, 2)}`,
  recipe: (c) =>
    `<h2>${phrase(c, 3)}</h2><div style="column-count:2;column-gap:20pt">${list(c.between(8, 12), () => `<div>${c.between(1, 9) * 50} g ${phrase(c, 1).toLowerCase()}</div>`)}</div>${list(5, (i) => `<p>${i + 1}. ${paragraph(c, 2)}</p>`)}`,
  'song with chords': (c) =>
    program(
      list(
        c.between(6, 9),
        () =>
          `<b>${list(3, () => c.pick(['Am', 'G', 'C7', 'F', 'Em']).padEnd(c.between(9, 14)))}</b>\n${sentence(c, 7)}\n`,
      ),
    ) + prose(c, 2),
  'verses with numbers': (c) =>
    `<div style="column-count:2;column-gap:18pt">${list(c.between(16, 24), (i) => `<div style="padding-left:14pt;text-indent:-14pt"><sup>${i + 1}</sup> ${sentence(c, c.between(7, 15))},</div>`)}</div>`,
  'dictionary in columns': (c) =>
    `${row(`<b>${phrase(c, 1)}</b>`, String(c.between(20, 400)), `<b>${phrase(c, 1)}</b>`)}<hr><div style="column-count:${c.pick([2, 3])};column-gap:14pt;font-size:85%">${list(c.between(24, 34), () => `<div style="padding-left:8pt;text-indent:-8pt"><b>${phrase(c, 1).toLowerCase()}</b> <i>${c.pick(['n.', 'v.', 'adj.'])}</i> ${sentence(c, c.between(4, 16))}.</div>`)}</div>`,
  'classified notices': (c) =>
    `<h3>Notices</h3><div style="column-count:4;column-gap:8pt;font-size:75%;column-rule:.4pt solid #777">${list(c.between(26, 36), () => `<p style="text-align:left"><b>${phrase(c, 2).toUpperCase()}</b> ${sentence(c, c.between(5, 12))}. Call 555-${c.between(1000, 9999)}.</p>`)}</div>`,
  résumé: (c) =>
    `<h2>${c.pick(PEOPLE)}</h2>${list(3, () => `${row(`<b>${phrase(c, 2)}, ${c.pick(PLACES)}</b>`, `${c.between(2001, 2010)}–${c.between(2011, 2023)}`)}<i>${phrase(c, 2)}</i><ul>${list(c.between(2, 4), () => `<li>${sentence(c, c.between(6, 16))}</li>`)}</ul>`)}`,
  'parallel text': (c) =>
    list(4, () =>
      grid(
        '1fr 1fr',
        `<span>${paragraph(c, c.between(2, 4))}</span><i>${paragraph(c, c.between(2, 4))}</i>`,
        '6pt 18pt',
      ),
    ),
  'reference line of a letter': (c) =>
    `<p>${c.pick(PEOPLE)}<br>${c.between(1, 99)} ${c.pick(PLACES)} Street<br>${c.pick(PLACES)}</p><div style="font-size:75%">${row('Your letter', 'Our letter', 'Telephone', 'Date')}</div>${row(String(c.between(100, 999)), `${c.between(10, 99)}/B`, `555-${c.between(1000, 9999)}`, `${c.between(1, 28)} May 2023`)}<p><b>${sentence(c, 6)}</b></p>${prose(c, 5)}`,
  'options of a program': (c) =>
    `<h3>OPTIONS</h3>${list(c.between(6, 9), () => `<div>-${c.pick(['a', 'f', 'q', 'v'])}, --${phrase(c, 1).toLowerCase()}</div><div style="margin:0 0 .6em 40pt">${paragraph(c, c.between(1, 2))}</div>`)}`,
  'lists to match': (c) =>
    `<p>Match each name with its meaning.</p>${grid(
      '1fr 1fr',
      list(
        6,
        (i) => `<span>${i + 1}. ${phrase(c, 1)}</span><span>${'ABCDEF'[i]}. ${sentence(c, c.between(3, 6))}</span>`,
      ),
    )}${prose(c, 3)}`,
  'box of words': (c) =>
    `<p>Choose from these words.</p><div style="border:1pt solid;padding:6pt;text-align:center">${list(c.between(8, 14), () => `<span style="margin:0 12pt;white-space:nowrap">${phrase(c, 1).toLowerCase()}</span> `)}</div>${list(7, (i) => `<p>${i + 1}. ${sentence(c, 5)} ____________ ${sentence(c, 4).toLowerCase()}.</p>`)}`,
  'minutes of a meeting': (c) =>
    `<h2>Minutes</h2>${list(5, (i) => `<div style="display:flex;margin:.5em 0"><b style="width:30pt">${i + 1}.0</b><div style="flex:1"><b>${phrase(c, 2)}</b><br>${paragraph(c, c.between(1, 3))}</div><div style="width:60pt;text-align:right">${c.chance(0.6) ? c.pick(PEOPLE) : ''}</div></div>`)}`,
};

const PROGRAMS: Readonly<Record<string, Draw>> = {
  'changes of a program': (c) =>
    program(
      list(
        c.between(14, 24),
        (i) =>
          `${String(i + 40).padStart(4)} ${c.chance(0.5) ? String(i + 42).padStart(4) : '    '} ${c.pick(['+', '-', ' '])} ${'  '.repeat(i % 3)}${c.pick(['value = next(rows)', 'return value', 'close()', 'if value is None:'])}\n`,
      ),
    ) + prose(c, 2),
  grammar: (c) =>
    prose(c, 1) +
    program(
      list(
        c.between(8, 12),
        () =>
          `${phrase(c, 1).toLowerCase().padEnd(12)}::= ${phrase(c, 1).toLowerCase()} ${c.pick(['"+"', '"("', '";"'])} ${phrase(c, 1).toLowerCase()}\n${' '.repeat(12)}  | ${c.pick(['"-"', '"["'])} ${phrase(c, 1).toLowerCase()}\n`,
      ),
    ),
  settings: (c) =>
    prose(c, 1) +
    program(
      list(
        c.between(4, 6),
        () =>
          `[${phrase(c, 1).toLowerCase()}]\n${list(3, () => `${phrase(c, 1).toLowerCase().padEnd(10)} = ${c.pick(['true', String(c.between(1, 900)), '"north"', '/var/lib'])}\n`)}\n`,
      ),
    ),
  queries: (c) =>
    program(
      list(
        4,
        () =>
          `SELECT   ${phrase(c, 1).toLowerCase()}, sum(${phrase(c, 1).toLowerCase()}) AS total\nFROM     ${phrase(c, 1).toLowerCase()} r\nJOIN     ${phrase(c, 1).toLowerCase()} s ON s.id = r.id\nWHERE    r.year > ${c.between(1990, 2020)}\nGROUP BY ${phrase(c, 1).toLowerCase()};\n\n`,
      ),
    ) + prose(c, 2),
  proof: (c) =>
    list(
      2,
      () =>
        `<p>${paragraph(c, 2)}</p>${grid(
          '1fr auto 14pt auto 1fr',
          list(
            5,
            () =>
              `<span></span><i>${c.pick(['x', 'f(x)', ''])}</i><span>${c.pick(['=', '≤', '<'])}</span><i>${c.pick(['a', 'b', '2c'])} + ${c.pick(['x', 'y²', 'n'])}</i><span style="text-align:right">(by ${c.pick(['(1)', 'Lemma 2', 'hypothesis'])})</span>`,
          ),
          '3pt 8pt',
        )}`,
    ) + prose(c, 2),
  reactions: (c) =>
    list(
      5,
      (i) =>
        `<p>${paragraph(c, 1)}</p>${row('', `${c.between(2, 6)} H<sub>2</sub> + O<sub>2</sub> → ${c.between(2, 6)} H<sub>2</sub>O`, `(R${i + 1})`)}`,
    ),
};

const DRAWINGS: Readonly<Record<string, Draw>> = {
  'plan of a house': (c) =>
    `${drawing(
      300,
      list(3, (r) =>
        list(
          3,
          (i) =>
            box(10 + i * 140, 10 + r * 90, 140, 90) +
            label(24 + i * 140 + c.between(0, 30), 50 + r * 90 + c.between(-20, 20), phrase(c, 1)) +
            (c.chance(0.6) ? label(30 + i * 140, 84 + r * 90, `${c.between(6, 40)} m²`, 8) : ''),
        ),
      ),
    )}<p>Figure 1. ${sentence(c, 6)}</p>${prose(c, 2)}`,
  'map in a frame': (c) =>
    `${drawing(330, `${box(30, 20, 410, 290)}${list(6, (i) => label(60 + i * 68, 14, 'ABCDEF'[i]!) + label(60 + i * 68, 326, 'ABCDEF'[i]!))}${list(4, (i) => label(14, 60 + i * 72, String(i + 1)) + label(448, 60 + i * 72, String(i + 1)))}${list(c.between(12, 20), () => label(c.between(40, 370), c.between(40, 300), c.pick(PLACES), c.pick([8, 9, 11])))}`)}<p>${sentence(c, 8)}</p>${prose(c, 2)}`,
  'ages of two sides': (c) =>
    `${drawing(250, `${list(10, (i) => `<rect x=${210 - 14 * i - c.between(10, 40)} y=${14 + i * 20} width=${14 * i + 20} height=14 fill=#59b />${label(222, 26 + i * 20, `${90 - i * 10}+`)}<rect x=250 y=${14 + i * 20} width=${14 * i + c.between(10, 50)} height=14 fill=#b59 />`)}${list(5, (i) => label(20 + i * 48, 232, `${40 - i * 10}`) + label(250 + i * 48, 232, `${i * 10}`))}${label(80, 246, 'Men')}${label(330, 246, 'Women')}`)}${prose(c, 3)}`,
  'bars with parts': (c) =>
    `${drawing(230, `${list(7, (i) => list(3, (k) => `<rect x=${100 + k * 100} y=${10 + i * 26} width=100 height=18 fill=${['#acd', '#cda', '#dac'][k]} />${label(130 + k * 100 + c.between(-12, 12), 23 + i * 26, `${c.between(10, 60)}%`)}`) + label(6, 23 + i * 26, c.pick(PLACES)))}${list(3, (k) => label(110 + k * 100, 212, phrase(c, 1)))}`)}<p>Figure 4. ${sentence(c, 7)}</p>${prose(c, 2)}`,
  'lines with values': (c) =>
    `${drawing(240, `<path d="M40 10V200H450" stroke=#000 fill=none />${list(2, (k) => list(7, (i) => label(52 + i * 56, 50 + k * 70 + c.between(-12, 12), number(c, 2, 1), 9)))}${list(7, (i) => label(50 + i * 56, 214, `${2015 + i}`))}${list(5, (i) => label(10, 204 - i * 44, `${i * 25}`) + label(452, 204 - i * 44, `${i}`))}${list(2, (k) => label(120 + k * 120, 234, `– ${phrase(c, 2)}`))}`)}${prose(c, 3)}`,
  'work over months': (c) =>
    `${drawing(230, `${list(8, (i) => `${label(6, 40 + i * 22, phrase(c, 2), 9)}<rect x=${150 + c.between(0, 180)} y=${30 + i * 22} width=${c.between(30, 110)} height=12 fill=#7a9 />`)}${list(6, (i) => `${label(150 + i * 50, 16, ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun'][i]!)}<line x1=${148 + i * 50} x2=${148 + i * 50} y1=20 y2=210 stroke=#ccc />`)}`)}<p>Figure 2. ${sentence(c, 7)}</p>${prose(c, 3)}`,
  'pie with callouts': (c) =>
    `${drawing(220, `<circle cx=230 cy=110 r=70 fill=#9bc />${list(4, (i) => label(20, 50 + i * 40 + c.between(-6, 6), `${phrase(c, 1)} ${c.between(4, 40)}%`) + label(330, 46 + i * 42 + c.between(-6, 6), `${phrase(c, 1)} ${c.between(4, 40)}%`))}`)}${prose(c, 4)}`,
  'classes of a program': (c) =>
    `${drawing(
      230,
      list(
        3,
        (i) =>
          `${box(8 + i * 158, 20, 130, 110)}<line x1=${8 + i * 158} x2=${138 + i * 158} y1=42 y2=42 stroke=#333 />${label(16 + i * 158, 36, phrase(c, 1))}${list(4, (k) => label(16 + i * 158, 60 + k * 18, `${phrase(c, 1).toLowerCase()}: ${c.pick(['string', 'int', 'Date'])}`, 9))}${i < 2 ? `<path d="M${138 + i * 158} 70h28" stroke=#333 />` : ''}`,
      ),
    )}${prose(c, 4)}`,
  'tree of words': (c) =>
    `${drawing(240, `${label(20, 120, phrase(c, 2))}${list(4, (i) => `<path d="M110 116L180 ${30 + i * 56}" stroke=#888 />${label(184, 34 + i * 56, phrase(c, 2))}${list(2, (k) => label(340, 24 + i * 56 + k * 22, phrase(c, 2)))}`)}`)}${prose(c, 4)}`,
  'picture with parts': (c) =>
    `${drawing(240, `<ellipse cx=220 cy=120 rx=90 ry=70 fill=#dcb />${list(5, (i) => `<path d="M100 ${40 + i * 38}L190 ${80 + i * 16}" stroke=#555 />${label(10, 44 + i * 38, `${i + 1} ${phrase(c, 1)}`)}${label(350, 40 + i * 36 + c.between(-8, 8), `${i + 6} ${phrase(c, 1)}`)}`)}`)}<p>Figure 1. ${sentence(c, 7)}</p>${prose(c, 3)}`,
};

const FRAMES: Readonly<Record<string, Draw>> = {
  'page in a border': (c) =>
    `<div style="border:4pt double #555;padding:14pt"><h2 style="text-align:center">${phrase(c, 3)}</h2>${prose(c, 5)}${row(`${c.between(1, 28)} May 2023`, c.pick(PEOPLE))}</div>`,
  'frame in a frame': (c) =>
    `${prose(c, 2)}<div style="border:1pt solid;padding:4pt"><div style="border:.5pt solid;padding:8pt"><b>${phrase(c, 2)}</b>${prose(c, 2)}<div style="border-top:.5pt solid">${sentence(c, 9)}</div></div></div>${prose(c, 2)}`,
  'marks at the foot': (c) =>
    `${row(`<i>${phrase(c, 2)}</i>`, `<i>${sentence(c, 4)}</i>`)}<hr>${prose(c, 7)}<hr style="border-top:.5pt solid">${row(`${phrase(c, 2)} Ltd`, `Page ${c.between(1, 9)} of 12`, `Issue ${c.between(1, 9)}`)}${row(`${c.between(1, 99)} ${c.pick(PLACES)} Road`, 'Restricted', `${c.between(1, 28)} May 2023`)}`,
  'cards to cut out': (c) =>
    grid(
      '1fr 1fr',
      list(
        8,
        () =>
          `<div style="border:.6pt dashed #777;padding:10pt"><b>${c.pick(PEOPLE)}</b><br>${phrase(c, 2)}<br><small>${c.between(1, 99)} ${c.pick(PLACES)} Road<br>555-${c.between(1000, 9999)}</small></div>`,
      ),
      '8pt',
    ),
  'three who sign': (c) =>
    `${prose(c, 4)}${grid(
      '1fr 1fr 1fr',
      list(
        3,
        () =>
          `<div style="margin-top:34pt;border-top:.6pt solid">${c.pick(PEOPLE)}<br>${phrase(c, 1)} officer<br>Date: ____________</div>`,
      ),
    )}<p>Witnessed by ${c.pick(PEOPLE)}</p>`,
  'steps of a slide': (c) =>
    `<h1>${phrase(c, 3)}</h1>${drawing(
      130,
      list(
        4,
        (i) =>
          `<path d="M${6 + i * 116} 10h90l16 30l-16 30h-90z" fill=#dde />${label(20 + i * 116, 38, phrase(c, 1))}${label(20 + i * 116, 52, `Step ${i + 1}`, 8)}`,
      ),
    )}${grid(
      '1fr 1fr 1fr 1fr',
      list(4, () => `<span>${sentence(c, c.between(4, 9))}</span>`),
    )}<div style="margin-top:60pt">${row(`${phrase(c, 2)}`, String(c.between(2, 30)))}</div>`,
};

/** More Latin pages without a table by what they hold instead. */
export const FURTHER_LATIN: Readonly<Record<string, Draw>> = { ...TEXTS, ...PROGRAMS, ...DRAWINGS, ...FRAMES };
