import type { Choice } from './random-choice.ts';
import { isRuled, type SheetStyle } from './sheet-style.ts';
import { type ModelCell, slotCells, type TableModel } from './table-model.ts';
import { paragraph } from './words.ts';

const escaped = (text: string): string =>
  text
    .replace(/[&%$#_{}]/g, (c) => `\\${c}`)
    .replaceAll('±', '$\\pm$')
    .replaceAll('–', '--')
    .replaceAll('✓', 'x')
    .replaceAll('●', 'x')
    .replaceAll('’', "'")
    .replace(/[<>]/g, (c) => `$${c}$`)
    .replaceAll('í', 'i');

/** TeX prints another mark where its font has none; the truth says what is printed. */
export const texText = (text: string): string => text.replaceAll('✓', 'x').replaceAll('●', 'x').replaceAll('í', 'i');

const column = (model: TableModel, index: number): string => {
  const own = slotCells(model.rows).filter(
    (one) => one.column === index && one.colSpan === 1 && one.row >= model.headerRows,
  );
  const longest = Math.max(0, ...own.map(({ text }) => text.length));
  if (longest > 34)
    return `>{\\raggedright\\arraybackslash}p{${index === 0 ? 4 : model.widths.length > 4 ? 4.6 : 5.5}cm}`;
  const align = own.find(({ text }) => text !== '')?.align ?? 'left';
  return align[0]!;
};

const cellTex = (one: ModelCell, ruled: boolean): string => {
  const text = `${'\\quad '.repeat(one.indent ?? 0)}${one.bold ? `\\textbf{${escaped(one.text)}}` : escaped(one.text)}`;
  return one.colSpan > 1 ? `\\multicolumn{${one.colSpan}}{${ruled ? 'c|' : 'c'}}{${text}}` : text;
};

const rulesUnder = (cells: readonly ModelCell[]): string => {
  let at = 1;
  return cells
    .map((one) => {
      const from = at;
      at += one.colSpan;
      return one.colSpan > 1 ? `\\cmidrule(lr){${from}-${at - 1}}` : '';
    })
    .join('');
};

const tableTex = (model: TableModel, style: SheetStyle): string => {
  const columns = model.widths.map((_, i) => column(model, i));
  const all = isRuled(style);
  const booktabs = style.borders === 'three' || style.borders === 'groups';
  const spec = all ? `|${columns.join('|')}|` : columns.join('');
  const rows = model.rows.map((cells, r) => {
    const line = `${cells.map((one) => cellTex(one, all)).join(' & ')} \\\\`;
    if (all) return `${line} \\hline`;
    if (!booktabs) return line;
    if (r < model.headerRows - 1) return `${line} ${rulesUnder(cells)}`;
    return r === model.headerRows - 1 ? `${line} \\midrule` : line;
  });
  const [top, bottom] = all ? ['\\hline', ''] : booktabs ? ['\\toprule', '\\bottomrule'] : ['', ''];
  const notes = model.notes.map((note) => `\\par\\smallskip {\\footnotesize ${escaped(note)}}`).join('\n');
  return `\\par\\medskip\\noindent\\textbf{${escaped(model.title)}}\\par\\smallskip\\noindent
\\begin{tabular}{${spec}}${top}\n${rows.join('\n')}\n${bottom}\\end{tabular}${notes}\\par\\medskip`;
};

/** A paper in LaTeX with tables in booktabs' or the plain style; `columns` 2 for two columns of prose. */
export const texSheet = (models: readonly TableModel[], style: SheetStyle, c: Choice): string => {
  const prose = (): string => `${escaped(paragraph(c, c.between(3, 6)))}\n\n`;
  const wide = model(models) > 5;
  const size = wide ? '\\footnotesize' : style.size < 9 ? '\\small' : '\\normalsize';
  const body = models.map((one) => `{${size} ${tableTex(one, style)}}\n\n${prose()}`).join('\n');
  return `\\documentclass[10pt,a4paper]{article}\\usepackage[utf8]{inputenc}\\usepackage{booktabs,array}\\usepackage[margin=20mm]{geometry}
\\setlength{\\tabcolsep}{${Math.max(3, style.padX)}pt}\\begin{document}\\hyphenpenalty=10000 \\emergencystretch=2em ${prose()}${body}\\end{document}`;
};

const model = (models: readonly TableModel[]): number => Math.max(...models.map(({ widths }) => widths.length));
