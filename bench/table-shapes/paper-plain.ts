// Pages without a table as TeX and a word processor set them: columns, lists, equations, tab stops; see bench/README.md.
import type { Choice } from './random-choice.ts';
import { PEOPLE, PLACES, paragraph, phrase, sentence } from './words.ts';

const list = (count: number, item: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => item(i)).join('');
const plain = (text: string): string => text.replaceAll('’', "'").replaceAll('í', 'i');
const prose = (c: Choice, count: number): string => list(count, () => `${paragraph(c, c.between(3, 6))}\n\n`);

/** Bodies of TeX papers; the first word says how many columns. */
export const TEX_PLAIN: Readonly<Record<string, (c: Choice) => string>> = {
  'paper in two columns': (c) =>
    `\\twocolumn[\\centering\\Large ${sentence(c, 7)}\\par\\normalsize ${c.pick(PEOPLE)} \\quad ${c.pick(PEOPLE)} \\quad ${c.pick(PEOPLE)}\\par\\bigskip]${list(4, () => `\\section{${phrase(c, 2)}}${prose(c, 2)}\\begin{equation} x_{i} = \\sum_{k=1}^{n} \\frac{a_k + b}{c_k} \\end{equation}\n`)}`,
  'equations of TeX': (c) =>
    list(
      4,
      () =>
        `${prose(c, 1)}\\begin{align} f(x) &= a x^2 + b x + c & g(x) &= \\int_0^1 h(t)\\,dt \\\\ &= (x - ${c.between(1, 9)})(x + ${c.between(1, 9)}) & &\\le ${c.between(1, 9)} \\end{align}\n`,
    ),
  'matrices of TeX': (c) =>
    list(
      3,
      () =>
        `${prose(c, 1)}\\[ A = \\begin{pmatrix} ${list(3, () => `${c.between(0, 9)} & ${c.between(0, 9)} & ${c.between(0, 9)} \\\\`)} \\end{pmatrix}, \\qquad B = \\begin{bmatrix} ${c.between(0, 9)} & 0 \\\\ 1 & ${c.between(0, 9)} \\end{bmatrix} \\]\n`,
    ),
  'contents of TeX': (c) =>
    `\\section*{Contents}${list(c.between(5, 8), (i) => `\\contentsline{section}{\\numberline{${i + 1}}${phrase(c, 2)}}{${i * 7 + 1}}{}${list(c.between(2, 4), (k) => `\\contentsline{subsection}{\\numberline{${i + 1}.${k + 1}}${sentence(c, c.between(2, 7))}}{${i * 7 + k + 2}}{}`)}`)}`,
  'references of TeX': (c) =>
    `\\begin{thebibliography}{99}${list(c.between(10, 18), (i) => `\\bibitem{r${i}} ${c.pick(PEOPLE)}, ${c.pick(PEOPLE)}. ${sentence(c, 9)}. \\emph{${phrase(c, 2)}}, ${c.between(1, 90)}:${c.between(1, 200)}--${c.between(201, 400)}, ${1990 + i}.\n`)}\\end{thebibliography}`,
  'lists of TeX': (c) =>
    `${prose(c, 1)}\\begin{description}${list(5, () => `\\item[${phrase(c, 1)}] ${paragraph(c, c.between(1, 2))}\n`)}\\end{description}\\begin{enumerate}${list(4, () => `\\item ${sentence(c, 14)}\\begin{itemize}\\item ${sentence(c, 6)}\\item ${sentence(c, 5)}\\end{itemize}\n`)}\\end{enumerate}`,
  'listing of TeX': (c) =>
    `${prose(c, 1)}\\begin{verbatim}\n${list(c.between(10, 20), (i) => `${String(i + 1).padStart(2)}: ${'   '.repeat(i % 3)}${c.pick(['if x > 0 then', 'x := x + 1', 'end', 'repeat', 'write(x, y)'])}${c.chance(0.3) ? `      { ${sentence(c, 3)} }` : ''}\n`)}\\end{verbatim}\n${prose(c, 2)}`,
  'title of TeX': (c) =>
    `\\begin{center}{\\LARGE ${sentence(c, 7)}}\\\\[12pt]${list(3, () => `\\begin{minipage}{0.3\\textwidth}\\centering ${c.pick(PEOPLE)}\\\\ ${phrase(c, 2)}\\\\ ${c.pick(PLACES)}\\end{minipage}`)}\\end{center}\\begin{abstract}${paragraph(c, 6)}\\end{abstract}${prose(c, 4)}`,
};

/** A paper of TeX around a body. */
export const texPage = (body: string): string =>
  plain(
    `\\documentclass[10pt,a4paper]{article}\\usepackage[utf8]{inputenc}\\usepackage{amsmath}\\usepackage[margin=22mm]{geometry}\\begin{document}${body}\\end{document}`,
  );

const p = (text: string, style = 'Body'): string => `<text:p text:style-name="${style}">${text}</text:p>`;
const TAB = '<text:tab/>';
const paragraphs = (c: Choice, count: number): string => list(count, () => p(paragraph(c, c.between(2, 5))));

/** Bodies of pages of a word processor, with tab stops at 4, 8 and 16 cm and leaders to the right margin. */
export const OFFICE_PLAIN: Readonly<Record<string, (c: Choice) => string>> = {
  'memo with tabs': (c) =>
    `${p('MEMORANDUM')}${['TO', 'FROM', 'DATE', 'RE'].map((name) => p(`${name}:${TAB}${name === 'DATE' ? '1 May 2023' : phrase(c, 3)}`, 'Tabs')).join('')}${paragraphs(c, 4)}`,
  'contents with tabs': (c) =>
    `${p('Contents')}${list(c.between(10, 18), (i) => p(`${i + 1}. ${sentence(c, c.between(2, 7))}${TAB}${i * 3 + 1}`, 'Leader'))}`,
  'signatures with tabs': (c) =>
    `${paragraphs(c, 4)}${list(2, () => `${p(`____________________${TAB}${TAB}____________________`, 'Tabs')}${p(`${c.pick(PEOPLE)}${TAB}${TAB}${c.pick(PEOPLE)}`, 'Tabs')}${p(`${phrase(c, 1)}${TAB}${TAB}${phrase(c, 1)}`, 'Tabs')}`)}`,
  'form with leaders': (c) =>
    `${p(phrase(c, 3))}${list(c.between(7, 12), () => p(`${phrase(c, c.between(1, 3))} ${TAB}`, 'Leader'))}${paragraphs(c, 2)}`,
  'section of columns': (c) =>
    `${paragraphs(c, 1)}<text:section text:style-name="Columns" text:name="s">${list(6, () => `${p(phrase(c, 2))}${paragraphs(c, 2)}`)}</text:section>`,
  'answers with tabs': (c) =>
    list(
      6,
      (i) =>
        `${p(`${i + 1}. ${sentence(c, 12)}?`)}${p(`A. ${phrase(c, 1)}${TAB}B. ${phrase(c, 1)}${TAB}C. ${phrase(c, 1)}`, 'Tabs')}`,
    ),
};

/** A flat ODT around a body. */
export const officePage = (body: string, font: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"><office:font-face-decls><style:font-face style:name="F" svg:font-family="'${font}'"/></office:font-face-decls><office:styles><style:default-style style:family="paragraph"><style:text-properties style:font-name="F" fo:font-size="11pt"/></style:default-style></office:styles><office:automatic-styles><style:style style:name="Body" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="6pt" fo:text-align="justify"/></style:style><style:style style:name="Tabs" style:family="paragraph"><style:paragraph-properties><style:tab-stops><style:tab-stop style:position="4cm"/><style:tab-stop style:position="9cm"/></style:tab-stops></style:paragraph-properties></style:style><style:style style:name="Leader" style:family="paragraph"><style:paragraph-properties><style:tab-stops><style:tab-stop style:position="16cm" style:type="right" style:leader-style="dotted" style:leader-text="."/></style:tab-stops></style:paragraph-properties></style:style><style:style style:name="Columns" style:family="section"><style:section-properties><style:columns fo:column-count="2" fo:column-gap="0.6cm"/></style:section-properties></style:style><style:page-layout style:name="P"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2.2cm"/></style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="P"/></office:master-styles><office:body><office:text>${body}</office:text></office:body></office:document>`;
