import type { CoverageCell, CoveredDivision } from '../report-data.ts';
import type { PageContext } from './context.ts';
import { formatCount } from './format-numbers.ts';
import { html, type Markup } from './markup.ts';

/** From so many documents on a cell is one shade darker. */
const SHADES = [1, 2, 5, 15, 50];
/** With more divisions than this, those of a province are folded away. */
const UNFOLDED = 80;

type Year = number | null;

/** Documents by year of any number of cells. */
const byYear = (cells: readonly CoverageCell[], years: readonly Year[]): readonly number[] =>
  years.map((year) => cells.filter((cell) => cell.year === year).reduce((sum, { documents }) => sum + documents, 0));

const shade = (count: number): string => {
  const level = SHADES.filter((least) => count >= least).length;
  return level === 0 ? '' : `h${level}`;
};

const row = (name: string, title: string, counts: readonly number[], kind = ''): Markup =>
  html`<tr class="${kind}"><th scope="row" title="${title}">${name}</th>${counts.map(
    (count) => html`<td class="${kind ? '' : shade(count)}">${count === 0 ? '' : formatCount(count)}</td>`,
  )}<td class="minor">${formatCount(counts.reduce((sum, count) => sum + count, 0))}</td></tr>`;

const head = ({ data, phrases }: PageContext): Markup =>
  html`<thead><tr><th>${phrases.division}</th>${data.coverage.years.map((year) => html`<th scope="col">${year ?? phrases.noYear}</th>`)}<th scope="col">${phrases.all}</th></tr></thead>`;

interface Province {
  readonly name: string;
  readonly divisions: readonly CoveredDivision[];
  readonly cells: readonly CoverageCell[];
}

const provincesOf = ({ data }: PageContext): readonly Province[] => {
  const { divisions, cells } = data.coverage;
  const cellsOf = new Map<string, CoverageCell[]>();
  for (const cell of cells)
    if (cell.code !== null) {
      const own = cellsOf.get(cell.code);
      if (own) own.push(cell);
      else cellsOf.set(cell.code, [cell]);
    }
  return [...new Set(divisions.map(({ province }) => province))].map((code) => {
    const own = divisions.filter(({ province }) => province === code);
    return {
      name: own[0]!.provinceName,
      divisions: own,
      cells: own.flatMap((division) => cellsOf.get(division.code) ?? []),
    };
  });
};

const divisionRows = ({ data }: PageContext, { divisions, cells }: Province): readonly Markup[] =>
  divisions.map(({ code, name }) =>
    row(
      name,
      `${code} ${name}`,
      byYear(
        cells.filter((cell) => cell.code === code),
        data.coverage.years,
      ),
    ),
  );

const unplaced = ({ data, phrases }: PageContext): Markup | '' => {
  const cells = data.coverage.cells.filter(({ code }) => code === null);
  return cells.length === 0 ? '' : row(phrases.noDivision, phrases.noDivision, byYear(cells, data.coverage.years));
};

const wholeMatrix = (context: PageContext, provinces: readonly Province[]): Markup =>
  html`<div class="scroll"><table class="matrix">${head(context)}<tbody>${provinces.map(
    (province) =>
      html`${row(province.name, province.name, byYear(province.cells, context.data.coverage.years), 'province')}${divisionRows(context, province)}`,
  )}${unplaced(context)}</tbody></table></div>`;

const foldedMatrix = (context: PageContext, provinces: readonly Province[]): Markup =>
  html`<div class="scroll"><table class="matrix">${head(context)}<tbody>${provinces.map(({ name, cells }) =>
    row(name, name, byYear(cells, context.data.coverage.years)),
  )}${unplaced(context)}</tbody></table></div>${provinces.map(
    (province) =>
      html`<details><summary>${province.name}: ${formatCount(province.divisions.length)} ${context.phrases.allDivisions}</summary><div class="scroll"><table class="matrix">${head(context)}<tbody>${divisionRows(context, province)}</tbody></table></div></details>`,
  )}`;

/** Documents by division and year as a heat map that is a table: it can be read aloud, copied and printed. */
export const coverageSection = (context: PageContext): Markup => {
  const { data, phrases } = context;
  const provinces = provincesOf(context);
  const matrix = data.coverage.divisions.length > UNFOLDED ? foldedMatrix : wholeMatrix;
  return html`<section id="coverage"><h2>${phrases.coverage}</h2><p class="note">${phrases.coverageNote}</p>${
    data.coverage.cells.length === 0
      ? html`<p class="nothing">${phrases.nothing}</p>`
      : html`<p class="scale"><span>${phrases.few}</span>${SHADES.map((_, index) => html`<i class="h${index + 1}"></i>`)}<span>${phrases.many}</span></p>${matrix(context, provinces)}`
  }</section>`;
};
