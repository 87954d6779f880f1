import { amountInFen, type Comparator, type Decimal, type TargetKind } from '../../src/model/index.ts';
import { cleanText } from '../text/clean-text.ts';
import { foldText, foldWithOrigins } from '../text/fold-text.ts';
import { isFormula } from './is-formula.ts';
import { joinStated } from './join-stated.ts';
import { dateOfSerial, readDeadline } from './read-deadline.ts';
import { type QuantityReading, readQuantity, withoutAbout } from './read-quantity.ts';
import { resolveUnit } from './resolve-unit.ts';
import { readColumnSign, type SignedText, takeLeadingSigns, takeTrailingSigns } from './take-signs.ts';
import { classifyUnit } from './unit-grammar.ts';
import { hasWord, VALUE_WORDS } from './value-words.ts';

/** A target value (指标值) as printed, its sign and unit columns where the form has them, and what decides a reading. */
export interface TargetInput {
  readonly text: string;
  readonly sign?: string;
  readonly unit?: string;
  /** Indicator name (指标名称): its bracketed unit, and whether it asks for a date. */
  readonly name?: string;
  readonly fiscalYear: number | null;
}

/** A target value as read, with the fields of the `target` table. `doubt` says why a person should look, else null. */
export interface TargetReading {
  readonly statedText: string;
  readonly kind: TargetKind;
  readonly comparator: Comparator | null;
  readonly value: Decimal | null;
  readonly valueTo: Decimal | null;
  readonly unit: string | null;
  readonly unitSource: 'value' | 'name' | 'column' | null;
  readonly byDate: string | null;
  readonly amountFen: number | null;
  readonly doubt: string | null;
}

/** Longest value that is searched for a number; longer texts are sentences. */
const MAX_QUANTITY = 60;
/** Texts with digits up to this length should have been a number; `提高到3个百分点` is one, a sentence is none. */
const MAX_UNREAD = 15;

interface Parts {
  readonly statedText: string;
  readonly folded: string;
  readonly printed: string;
  readonly origins: readonly number[];
  readonly columnSign: Comparator | null;
  readonly columnUnit: string;
  readonly name: string;
  readonly fiscalYear: number | null;
  readonly doubt: string | null;
}

const UNIT_BLANKS = new Set(['', '-', '--', '/', '无', '其他', '定性', '无单位', '文字', '文字描述', '*']);

const partsOf = (input: TargetInput): Parts => {
  // A spreadsheet date shows midnight: `2024-12-31 00:00:00`.
  const printed = cleanText(input.text.trim().replace(/\s+0{1,2}:00(:00)?$/, ''));
  // `（95%）`, `“≥95%”`: brackets and quotes around the whole value.
  const bare = /^[（(“"]([^（()）“”"]*)[）)”"]$/.exec(printed)?.[1] ?? printed;
  const sign = readColumnSign(foldText(input.sign ?? ''));
  const unit = UNIT_BLANKS.has(foldText(input.unit ?? '')) ? '' : cleanText((input.unit ?? '').trim());
  const split = /\d\s+[\d.,]/.exec(printed.length > MAX_QUANTITY ? '' : printed);
  const doubt = split ? `blank inside a number: ${split[0]}` : null;
  return {
    statedText: joinStated(sign.printed ? cleanText((input.sign ?? '').trim()) : '', printed, unit),
    ...foldWithOrigins(bare),
    printed: bare,
    columnSign: sign.comparator,
    columnUnit: unit,
    name: input.name ?? '',
    fiscalYear: input.fiscalYear,
    doubt: sign.known ? doubt : `no sign that we know: ${input.sign ?? ''}`,
  };
};

const reading = (parts: Parts, kind: TargetKind, fields: Partial<TargetReading> = {}): TargetReading => ({
  statedText: parts.statedText,
  kind,
  comparator: parts.columnSign,
  value: null,
  valueTo: null,
  unit: null,
  unitSource: null,
  byDate: null,
  amountFen: null,
  ...fields,
  doubt: parts.doubt ?? fields.doubt ?? null,
});

/** One comparator out of everything that was printed; a contradiction (`≥` and `以下`) is a doubt. */
const mergeSigns = (parts: Parts, signed: SignedText): { comparator: Comparator | null; doubt: string | null } => {
  const printed = [signed.symbol, ...signed.words, parts.columnSign].filter((sign) => sign !== null);
  const comparator = printed[0] ?? null;
  const agree = printed.every((sign) => sign === comparator);
  return { comparator, doubt: agree ? null : `signs contradict each other: ${parts.statedText}` };
};

/** `≥**%`, `**人`, `≥`, `%`: the form's own print around a number that nobody filled in. */
const asUnfilled = (parts: Parts): TargetReading | null => {
  const lead = takeLeadingSigns(parts.folded);
  const body = parts.folded.slice(lead.start);
  const tail = body.replace(/^[*x×_]{2,}/i, '');
  const unitClass = classifyUnit(tail);
  // `≥十次` is a number in words.
  if (tail !== '' && (unitClass === null || readQuantity(tail) !== null)) return null;
  const marked = tail !== body || lead.symbol !== null;
  if (!marked && unitClass !== 'percent' && unitClass !== 'money') return null;
  const unit = tail === '' ? null : parts.printed.slice(parts.origins[parts.folded.length - tail.length]);
  return reading(parts, 'empty', {
    comparator: lead.symbol ?? parts.columnSign,
    unit: unit ?? (parts.columnUnit || null),
    unitSource: unit === null ? (parts.columnUnit ? 'column' : null) : 'value',
  });
};

const asEmpty = (parts: Parts): TargetReading | null => {
  if (parts.folded !== '' && !VALUE_WORDS.blank.has(parts.folded)) return asUnfilled(parts);
  // A unit or sign printed before anyone filled in the number.
  if (parts.columnUnit === '') return reading(parts, 'empty');
  return reading(parts, 'empty', { unit: parts.columnUnit, unitSource: 'column' });
};

const asDeadline = (parts: Parts): TargetReading | null => {
  const lead = takeLeadingSigns(parts.folded);
  const body = parts.folded.slice(lead.start);
  const asksForDate = hasWord(parts.name, VALUE_WORDS.timeNames);
  // `44,561` in a column of dates is a spreadsheet's number for 2021-12-31.
  const serial = asksForDate ? dateOfSerial(body.replace(',', '')) : null;
  const found = serial ? { byDate: serial } : readDeadline(body, parts.fiscalYear, asksForDate);
  const joined =
    found ??
    (/^[年月日]$/.test(parts.columnUnit) && /^\d{4}$/.test(body)
      ? readDeadline(body + parts.columnUnit, parts.fiscalYear, false)
      : null);
  if (!joined) return null;
  const { comparator, doubt } = mergeSigns(parts, lead);
  const unknown = joined.byDate === null ? 'a deadline without a year, and the form has none' : null;
  return reading(parts, 'deadline', {
    comparator: comparator ?? 'lte',
    byDate: joined.byDate,
    doubt: doubt ?? unknown,
  });
};

const kindOf = (quantity: QuantityReading, unitClass: string | null): TargetKind => {
  if (quantity.valueTo !== null) return 'range';
  return unitClass === 'percent' ? 'percentage' : unitClass === 'money' ? 'money' : 'quantity';
};

/** Words between the start of the cell and its number: the name again (`合格率100%`), else a doubt. */
const wordsDoubt = (words: string, name: string): string | null =>
  foldText(name).includes(words.replace(/:$/, '')) ? null : `words before the number: ${words}`;

/** Longest words before a number that still belong to it; `严格按照预算标准1000元/人` is a rule, no value. */
const MAX_WORDS = 8;

const asQuantity = (parts: Parts): TargetReading | null => {
  if (parts.folded.length > MAX_QUANTITY) return null;
  const outer = takeLeadingSigns(parts.folded);
  const words =
    /^(?![第前])\p{Script=Han}[\p{Script=Han}()%]{0,20}?:?(?=达到|达|[≥≤><=+\d]|大于|小于|不[低高少超大小])/u.exec(
      parts.folded.slice(outer.start),
    );
  const direct = readBody(parts, outer);
  if (direct || !words) return direct;
  const doubt = wordsDoubt(words[0], parts.name);
  if (doubt !== null && words[0].length > MAX_WORDS) return null;
  const from = outer.start + words[0].length;
  const inner = takeLeadingSigns(parts.folded.slice(from));
  const shifted = {
    ...inner,
    start: inner.start + from,
    end: parts.folded.length,
    symbol: inner.symbol ?? outer.symbol,
  };
  return readBody(parts, shifted, doubt);
};

/** `12月` without a witness is December or twelve months, `2024.12` a month or a number. */
const monthDoubt = (quantity: QuantityReading, unit: string): string | null => {
  const { value } = quantity;
  if (unit === '' && /^20[0-4]\d\.(0[1-9]|1[0-2]|[1-9])$/.test(value)) return `a month or a number: ${value}`;
  return unit === '月' && /^([1-9]|1[0-2])$/.test(value) ? `a month or a number of months: ${value}月` : null;
};

const readBody = (parts: Parts, lead: SignedText, before: string | null = null): TargetReading | null => {
  const signed = takeTrailingSigns(parts.folded, lead);
  const body = parts.folded.slice(signed.start, signed.end);
  const quantity = readQuantity(body);
  if (!quantity) return null;
  const span = quantity.unitSpan;
  const ownPrinted = span
    ? parts.printed.slice(parts.origins[signed.start + span[0]], parts.origins[signed.start + span[1]])
    : '';
  const own = withoutAbout(ownPrinted);
  const unit = resolveUnit(own, parts.columnUnit, parts.name);
  const { comparator, doubt } = mergeSigns(parts, signed);
  const kind = kindOf(quantity, unit.unitClass);
  const amountFen = kind === 'money' && unit.unit ? amountInFen(quantity.value, unit.moneyUnit ?? unit.unit) : null;
  const inexact = kind === 'money' && amountFen === null ? 'the amount is no whole number of fen' : null;
  return reading(parts, kind, {
    comparator,
    value: quantity.value,
    valueTo: quantity.valueTo,
    unit: unit.unit,
    unitSource: unit.source,
    amountFen,
    doubt: before ?? quantity.doubt ?? doubt ?? unit.doubt ?? inexact ?? monthDoubt(quantity, own),
  });
};

const asText = (parts: Parts): TargetReading => {
  if (/\ufffd|\?{2,}/.test(parts.folded)) {
    return reading(parts, 'unreadable', { doubt: 'characters were lost before this file was made' });
  }
  // Only a symbol is a sign in front of words (`=优`); `超过预期` states no bound.
  const { symbol } = takeLeadingSigns(parts.folded);
  const spelled = /百分之[一二三四五六七八九十]/.test(parts.folded);
  const unread =
    /\d/.test(parts.folded) && parts.folded.length <= MAX_UNREAD && !/^[第前]|\d[A-Za-z]|[A-Za-z]\d/.test(parts.folded);
  return reading(parts, 'qualitative', {
    comparator: symbol ?? parts.columnSign,
    doubt: unread || spelled ? `a number that could not be read: ${parts.folded}` : null,
  });
};

/**
 * Reads a target value (指标值) as the table "A target value, as read" of the record contract says: `≥95%` →
 * percentage, gte, 95, %; `2024年12月底前` → deadline, 2024-12-31; `15.2万元以内` → money, lte, 15.2, 万元, fen.
 * Never throws; a value that can be read in more than one way carries a doubt.
 */
export const parseTarget = (input: TargetInput): TargetReading => {
  const parts = partsOf(input);
  const empty = asEmpty(parts);
  if (empty) return empty;
  if (isFormula(parts.folded)) return reading(parts, 'formula', { comparator: null });
  const lead = takeLeadingSigns(parts.folded);
  if (VALUE_WORDS.yesNo.has(parts.folded.slice(lead.start))) {
    return reading(parts, 'yes-no', { comparator: lead.symbol ?? parts.columnSign });
  }
  return asDeadline(parts) ?? asQuantity(parts) ?? asText(parts);
};
