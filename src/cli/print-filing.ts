import type {
  Activity,
  Evaluation,
  Filing,
  Form,
  FundingLine,
  Indicator,
  Objective,
  Project,
  Target,
} from '../model/index.ts';

type Lines = readonly string[];

const indent = (lines: Lines): Lines => lines.map((line) => `  ${line}`);

const known = (...parts: readonly (string | number | null)[]): string =>
  parts.filter((part) => part !== null && part !== '').join(' · ');

/** Place, tier and review mark that stand behind every record. */
const mark = (record: { at: string; tier: string; needsReview: boolean }): string =>
  `  [${record.at} ${record.tier}${record.needsReview ? ' review' : ''}]`;

const yuan = (fen: number | null): string | null => (fen === null ? null : `${(fen / 100).toFixed(2)} yuan`);

const fundingLine = (line: FundingLine): string =>
  `funding ${known(line.side, line.item, line.itemLabel, line.fiscalYear, line.phase, line.statedText, yuan(line.amountFen), line.sharePercent === null ? null : `${line.sharePercent}%`)}${mark(line)}`;

const objectiveLines = (objective: Objective): Lines => [
  `objective ${objective.ordinal} ${objective.term}: ${objective.text}${mark(objective)}`,
  ...(objective.resultText === null ? [] : [`  result: ${objective.resultText}`]),
];

const targetLine = (target: Target): string => {
  const value = known(
    target.comparator,
    target.value,
    target.valueTo,
    target.unit,
    target.byDate,
    yuan(target.amountFen),
  );
  return `${target.role} ${known(target.fiscalYear, target.place)}: "${target.statedText}" = ${known(target.kind, value)}${mark(target)}`;
};

const indicatorLines = (indicator: Indicator): Lines => {
  const level = known(
    indicator.term,
    indicator.category ?? indicator.categoryLabel,
    indicator.dimension ?? indicator.dimensionLabel,
  );
  const weight = indicator.weight === null ? '' : `, weight ${indicator.weight}`;
  return [
    `indicator ${indicator.ordinal} ${level}: ${indicator.name}${weight}${mark(indicator)}`,
    ...indent(indicator.targets.map(targetLine)),
  ];
};

const evaluationLine = (evaluation: Evaluation): string =>
  `evaluation ${known(evaluation.totalScore, evaluation.executionRate, evaluation.executionWeight, evaluation.executionScore)}${mark(evaluation)}`;

const activityLine = (activity: Activity): string =>
  `${activity.kind} ${activity.ordinal}: ${known(activity.name, activity.text, yuan(activity.amountFen))}${mark(activity)}`;

const recordLines = (parent: Pick<Form, 'fundingLines' | 'objectives' | 'indicators' | 'evaluation'>): Lines => [
  ...parent.fundingLines.map(fundingLine),
  ...parent.objectives.flatMap(objectiveLines),
  ...parent.indicators.flatMap(indicatorLines),
  ...(parent.evaluation ? [evaluationLine(parent.evaluation)] : []),
];

const projectLines = (project: Project): Lines => {
  const schedule = project.schedule.map((point) => `month ${point.month}: ${point.cumulativePercent}%`);
  return [
    `project ${project.ordinal}: ${known(project.code, project.name, project.categoryLabel)}${mark(project)}`,
    ...(project.purpose === null ? [] : [`  purpose: ${project.purpose}`]),
    ...(schedule.length === 0 ? [] : [`  schedule ${schedule.join(', ')}`]),
    ...indent(recordLines(project)),
  ];
};

const formLines = (form: Form): Lines => [
  `form ${form.ordinal} ${known(form.filingKind, form.title, form.department, form.divisionCode, form.fiscalYear)}  [${form.at}]`,
  ...indent([...form.activities.map(activityLine), ...recordLines(form), ...form.projects.flatMap(projectLines)]),
];

/** How many cells of the input went where. */
const ledgerLine = ({ ledger }: Filing): string => {
  const count = (disposition: string) => ledger.filter((entry) => entry.disposition === disposition).length;
  return `cells: ${count('used')} used, ${count('ignored')} ignored, ${count('flagged')} flagged`;
};

/** A filing as an outline: forms, projects and records with places, tiers and review marks. */
export const printedFiling = (filing: Filing): string => {
  const head = known(
    filing.format,
    filing.filingKind,
    filing.stage,
    filing.department,
    filing.divisionCode,
    filing.fiscalYear,
  );
  const repairs = filing.notes.filter((note) => note.kind === 'repair').length;
  return `${[
    `${filing.origin}: ${filing.status}`,
    `document ${filing.documentId.slice(0, 12)} ${head}`,
    ...(filing.error === null ? [] : [`error: ${filing.error}`]),
    ...filing.forms.flatMap(formLines),
    ledgerLine(filing),
    `notes: ${repairs} repairs, ${filing.notes.length - repairs} findings (see --stage notes)`,
  ].join('\n')}\n`;
};
