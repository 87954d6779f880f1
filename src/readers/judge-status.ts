import { canonicalDepartment } from '../../normalizers/names/canonical-department.ts';
import { isOrganisation } from '../../normalizers/names/organisation.ts';
import { resolveDivision } from '../../normalizers/names/resolve-division.ts';
import { cleanText } from '../../normalizers/text/clean-text.ts';
import { foldText } from '../../normalizers/text/fold-text.ts';
import { parseYear } from '../../normalizers/values/parse-year.ts';
import {
  type Document,
  type DraftForm,
  type Filing,
  type Finding,
  finding,
  type Note,
  type Status,
} from '../model/index.ts';
import { isFormTitle } from './form-title.ts';
import { lookupLabel } from './lexicon.ts';

const NO_TEXT = 'expected a document, found no text in the file; fetch it again or supply a scan';
/** Words of target forms; a text with several of them that gave no record could not be read. */
const FORM_WORDS = [
  '一级指标',
  '二级指标',
  '三级指标',
  '指标值',
  '绩效目标表',
  '绩效指标',
  '数量指标',
  '质量指标',
  '时效指标',
  '自评表',
];
const MANY_WORDS = 4;
/** Numbers behind a comparison sign are hardly ever printed outside target forms. */
const SIGNED_NUMBER = /[≥≤≧≦＝=]\d/g;
const MANY_SIGNED = 3;
/** Level labels beside signed numbers: rows of a table that lost its head. */
const LEVEL_WORDS = /(?:产出|效益|满意度|数量|质量|时效|成本)指标/g;
const FEW = 2;
const FAILURES: ReadonlySet<string> = new Set([
  'unreadable',
  'encrypted',
  'too-large',
  'unsupported-format',
  'truncated',
]);

/** What became of a document without records, and why. */
export interface Judgement {
  readonly status: Status;
  readonly error: string | null;
  readonly finding: Finding | null;
}

const textOf = (document: Document): string =>
  document.blocks
    .map((block) =>
      block.kind === 'table' ? block.rows.map((row) => row.map(({ text }) => text).join('')).join('') : block.text,
    )
    .join('')
    .replace(/\s/g, '');

const FEWEST_LABELS = 4;
const CAPTION = /^(?:附件|附表|表)[\d一二三四五六七八九十.:：-]*|[(（]?(?:20\d{2}|\s*)年度?[)）]?|单位[:：].{0,6}/g;

/** Whether the tables of a document print the labels of a list (`项目名称 | 一级指标 | … | 指标值`) and nothing below them, under a title. */
const holdsOnlyLabels = (document: Document): boolean => {
  let labels = 0;
  return (
    document.blocks.every((block) => {
      if (block.kind !== 'table') {
        const text = foldText(block.text);
        return isFormTitle(block.text) || lookupLabel(text) !== null || text.replace(CAPTION, '') === '';
      }
      return block.rows.flat().every(({ text }) => {
        const folded = foldText(text);
        if (folded === '' || isFormTitle(text)) return true;
        labels++;
        return lookupLabel(folded) !== null || folded.replace(CAPTION, '') === '';
      });
    }) && labels >= FEWEST_LABELS
  );
};

/** Judges a document that gave no record: unreadable, an unread form, an unfilled form, or no target document at all. */
export const judgeEmpty = (
  document: Document,
  notes: Filing['notes'],
  blankForms: number,
  titled: boolean,
): Judgement => {
  const failure = notes.find(
    ({ kind, code, severity }) => kind === 'finding' && severity === 'error' && FAILURES.has(code),
  );
  if (failure && document.blocks.length === 0) return { status: 'unreadable', error: failure.message, finding: null };
  if (document.blocks.length === 0)
    return {
      status: 'unreadable',
      error: NO_TEXT,
      finding: finding('unreadable', 'error', NO_TEXT),
    };
  if (blankForms > 0)
    return {
      status: 'not-applicable',
      error: null,
      finding: finding('blank-template', 'info', `an unfilled form: ${blankForms} form(s) without any value`),
    };
  if (holdsOnlyLabels(document))
    return {
      status: 'not-applicable',
      error: null,
      finding: finding('blank-template', 'info', 'an unfilled form: nothing but the labels of a table'),
    };
  const refused = notes.some(({ code }) => code === 'unknown-layout' || code === 'column-scrambled');
  if (refused) return { status: 'unknown-layout', error: null, finding: null };
  const text = textOf(document);
  const words = FORM_WORDS.filter((word) => text.includes(word));
  const signed = text.match(SIGNED_NUMBER)?.length ?? 0;
  const levels = new Set(text.match(LEVEL_WORDS)).size;
  const holdsRows = levels >= FEW && signed >= FEW;
  if (words.length >= MANY_WORDS || signed >= MANY_SIGNED || holdsRows || (titled && words.length > 0))
    return {
      status: 'unknown-layout',
      error: null,
      finding: finding(
        'unknown-layout',
        'warning',
        `expected an indicator table, found its words (${words.join(', ')}) and ${signed} signed numbers but no readable row; send the file as a sample`,
      ),
    };
  // Nobody knows what stood in the part that was not read.
  if (failure?.code === 'too-large') return { status: 'unreadable', error: failure.message, finding: null };
  const misnamed = notes.find(({ code, severity }) => code === 'wrong-extension' && severity === 'warning');
  if (misnamed) {
    const error = `${misnamed.message} without any form: an error page or a damaged file; fetch it again`;
    return { status: 'unreadable', error, finding: finding('unreadable', 'error', error) };
  }
  return {
    status: 'not-applicable',
    error: null,
    finding: finding('not-a-target-form', 'info', 'no table of targets, funds or objectives was found'),
  };
};

const HEADINGS = ['一级指标', '二级指标', '三级指标', '指标值', '数量指标', '质量指标', '时效指标'];
const MANY_HEADINGS = 3;
/** A value that a target table prints: `≥5200亩`, `92%`, `6公里`. */
const VALUE = /^(?:[≥≤≧≦><＞＜=＝]+\s*\d[\d.,]*.{0,8}|\d[\d.,]*\s*(?:%|[\u3400-\u9fff]{1,4}))$/;
const FEWEST_VALUES = 2;

/** A row of values whose name is lost. */
const isNameless = ({ code, message }: Note): boolean =>
  code === 'unread-cell' && message.startsWith('row-without-name');

/** Findings that already say why there are no rows. */
const isTold = ({ code, severity }: Finding): boolean =>
  code === 'blank-template' || ((code === 'unknown-layout' || code === 'column-scrambled') && severity === 'error');

/**
 * A document whose forms hold no indicator although it prints the headings and level labels of their table, or values in cells
 * that nobody read: the table was not read, and the document is no more than partly loaded.
 */
export const doubtUnreadTable = (
  document: Document,
  forms: Filing['forms'],
  notes: Filing['notes'],
  ledger: Filing['ledger'],
): Finding | null => {
  const lists = forms.flatMap(({ indicators, projects }) => [
    indicators,
    ...projects.map((project) => project.indicators),
  ]);
  if (lists.some((list) => list.length > 0) || notes.some((note) => note.kind === 'finding' && isTold(note)))
    return null;
  const text = textOf(document);
  const found = HEADINGS.filter((word) => text.includes(word));
  const signed = text.match(SIGNED_NUMBER)?.length ?? 0;
  const valued = signed > 0 || /\d%/.test(text) || notes.some(isNameless);
  if (found.length >= MANY_HEADINGS && valued)
    return unreadTable(`its words (${found.join(', ')}) but no readable row`);
  const unread = ledger.filter(({ disposition, text }) => disposition === 'flagged' && VALUE.test(text ?? ''));
  const values = unread.map(({ text }) => text).join(', ');
  return unread.length < FEWEST_VALUES
    ? null
    : unreadTable(`values in cells that were not read (${values.slice(0, 60)})`);
};

const unreadTable = (found: string): Finding =>
  finding(
    'unknown-layout',
    'error',
    `expected the rows of an indicator table, found ${found}; send the file as a sample`,
  );

/** Status of a document with records: an error finding makes it partial, and is its error. */
export const judgeFilled = (notes: Filing['notes']): Pick<Filing, 'status' | 'error'> => {
  const failure = notes.find(({ severity }) => severity === 'error');
  return failure ? { status: 'partial', error: failure.message } : { status: 'loaded', error: null };
};

const LAST_LINES = 4;

/**
 * Targets in running text stand in no form that names its unit: the department that signs the notice filed them, for the one
 * year the text speaks of.
 */
export const signProse = (form: DraftForm, document: Document): DraftForm => {
  if (form.title !== null || form.fields.length + form.projects.length > 0 || form.indicators.length === 0) return form;
  const { at } = form.indicators[0]!.name;
  const { department } = factsOfNotice(document);
  const years = new Set(textOf(document).match(/20\d{2}(?=年)/g));
  const [year] = years;
  return {
    ...form,
    fields: department ? [{ meaning: 'filing-unit', label: '落款', value: { text: department, at } }] : [],
    captions: years.size === 1 ? [...form.captions, { text: `${year}年度`, at }] : form.captions,
  };
};

/** What a notice says of itself: title, the department that signs it, and the year in its title. */
export const factsOfNotice = (
  document: Document,
): Pick<Filing, 'title' | 'department' | 'divisionCode' | 'fiscalYear'> => {
  const lines = document.blocks
    .flatMap((block) => (block.kind === 'table' ? [] : [cleanText(block.text).trim()]))
    .filter((text) => text !== '');
  const title = lines[0] ?? null;
  const fiscalYear = title ? parseYear(title) : null;
  const signature = lines
    .slice(-LAST_LINES)
    .find((text) => text.length <= 40 && isOrganisation(canonicalDepartment(text).name));
  const department = signature ? canonicalDepartment(signature).name : null;
  const { divisionCode } = department
    ? resolveDivision({ departmentText: department, fiscalYear })
    : { divisionCode: null };
  return { title: title !== null && title.length <= 80 ? title : null, department, divisionCode, fiscalYear };
};
