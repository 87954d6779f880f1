import type { Filing, Indicator, Project, Target } from '../../src/model/index.ts';

// A filing as lines that a person compares with the printed form.

const words = (...parts: readonly (string | number | null | undefined)[]): string =>
  parts.filter((part) => part !== null && part !== undefined && part !== '').join(' ');

const named = (label: string, value: string | number | null): string => (value === null ? '' : `${label}=${value}`);

const targetLine = (target: Target): string => {
  const { role, kind, comparator, value, valueTo, unit, byDate, statedText } = target;
  const year = role === 'baseline' ? target.fiscalYear : null;
  return words(
    role,
    year,
    `“${statedText}”`,
    kind,
    comparator,
    value,
    named('to', valueTo),
    unit,
    named('by', byDate),
    named('score', target.score),
    named('place', target.place),
    named('because', target.deviationReason),
  );
};

const indicatorLines = (indicator: Indicator): string[] => {
  const { term, category, dimension, dimensionLabel, name } = indicator;
  const more = words(
    named('w', indicator.weight),
    indicator.direction,
    named('class', indicator.indicatorClass),
    named('basis', indicator.basis),
    named('about', indicator.description),
    named('rule', indicator.scoringRule),
    named('remark', indicator.remark),
  );
  const path = [term, category ?? '-', dimension ?? dimensionLabel ?? '-', name].join(' / ');
  const flag = indicator.needsReview ? ' ?' : '';
  return [`  ${path}${flag}${more && ` (${more})`}`, ...indicator.targets.map((target) => `    ${targetLine(target)}`)];
};

type Records = Pick<Project, 'fundingLines' | 'objectives' | 'indicators'>;

const recordLines = (records: Records): string[] => [
  ...records.fundingLines.map(
    (line) =>
      `  ${words(line.side ?? '-', line.item, line.itemLabel, line.fiscalYear, line.phase, line.amountFen, named('share', line.sharePercent))}${line.needsReview ? ' ?' : ''}`,
  ),
  ...records.objectives.map(
    ({ term, text, resultText }) =>
      `  objective ${term}: ${text.replaceAll('\n', '¶')}${words('', resultText && ` => ${resultText}`)}`,
  ),
  ...records.indicators.flatMap(indicatorLines),
];

/** Records, status and findings of a filing as text. */
export const printFiling = (filing: Filing): string => {
  const lines = [words(filing.status, filing.filingKind)];
  for (const form of filing.forms) {
    lines.push(words('form', form.department ?? '-', form.fiscalYear ?? '-'), ...recordLines(form));
    for (const { kind, name, text, amountFen } of form.activities)
      lines.push(`  ${words(kind, name)}: ${words(text, named('amount', amountFen))}`);
    for (const project of form.projects) {
      lines.push(
        words(
          'project',
          project.code,
          project.name ?? '-',
          named('kind', project.categoryLabel),
          named('purpose', project.purpose),
        ),
      );
      if (project.schedule.length > 0)
        lines.push(
          `  schedule ${project.schedule.map(({ month, cumulativePercent }) => `${month}:${cumulativePercent}`).join(' ')}`,
        );
      lines.push(...recordLines(project));
    }
  }
  const findings = filing.notes.filter(({ kind }) => kind === 'finding').map(({ code }) => code);
  for (const code of [...new Set(findings)].sort()) lines.push(`finding ${code}`);
  return `${lines.join('\n')}\n`;
};
