import type BetterSqlite3 from 'better-sqlite3';
import confusables from '../../../data/reference/confusables.json' with { type: 'json' };
import lexicon from '../../../data/reference/lexicon.json' with { type: 'json' };
import { isHan, isLookAlike, isNumeral } from '../../../normalizers/text/confusables.ts';
import { foldText } from '../../../normalizers/text/fold-text.ts';
import { lookupLabel } from '../../readers/lexicon.ts';
import type { RuleProposal, RuleQuestion } from '../api.ts';
import { effectsOfLabel, effectsOfWord, firstEffects } from './find-effects.ts';

interface LabelRule {
  readonly table: 'funding_line' | 'indicator';
  readonly codeColumn: string;
  readonly labelColumn: string;
  readonly entries: readonly { readonly labels: readonly string[] }[];
  readonly codeOf: (entry: never) => string;
}

/** Codes that follow from a printed label, and where the lexicon lists the labels. */
const LABEL_RULES: readonly LabelRule[] = [
  {
    table: 'funding_line',
    codeColumn: 'item',
    labelColumn: 'item_label',
    entries: lexicon.funding,
    codeOf: ({ item }: { item: string }) => item,
  },
  {
    table: 'indicator',
    codeColumn: 'category',
    labelColumn: 'category_label',
    entries: lexicon.categories,
    codeOf: ({ code }: { code: string }) => code,
  },
  {
    table: 'indicator',
    codeColumn: 'dimension',
    labelColumn: 'dimension_label',
    entries: lexicon.dimensions,
    codeOf: ({ code }: { code: string }) => code,
  },
];

const LEXICON = 'data/reference/lexicon.json';
const CONFUSABLES = 'data/reference/confusables.json';

const labelProposal = (
  sqlite: BetterSqlite3.Database,
  asked: RuleQuestion,
  rule: LabelRule,
  label: string,
  code: string,
): RuleProposal | null => {
  const entry = rule.entries.find((candidate) => rule.codeOf(candidate as never) === code);
  const known = lookupLabel(foldText(label));
  const meant =
    rule.codeColumn === 'item' ? known?.item : rule.codeColumn === 'category' ? known?.category : known?.dimension;
  if (!entry || meant === code || label.trim() === '') return null;
  const effects = effectsOfLabel(sqlite, rule.table, rule.labelColumn, rule.codeColumn, label, code);
  return {
    asked,
    kind: 'label',
    file: LEXICON,
    removed: JSON.stringify(entry),
    added: JSON.stringify({ ...entry, labels: [...entry.labels, label] }),
    total: effects.length,
    effects: firstEffects(effects),
  };
};

/** A corrected code: the printed label of the record means something that the lexicon does not say. */
const fromCode = (sqlite: BetterSqlite3.Database, asked: RuleQuestion): RuleProposal | null => {
  const rule = LABEL_RULES.find(({ table, codeColumn }) => table === asked.table && codeColumn === asked.field);
  if (!rule || asked.after === null) return null;
  const row = sqlite
    .prepare<[string, string], { label: string | null }>(
      `select ${rule.labelColumn} as label from ${rule.table} where document_id = ? and id = ?`,
    )
    .get(asked.documentId, asked.recordId);
  return row?.label ? labelProposal(sqlite, asked, rule, row.label, asked.after) : null;
};

/** A corrected label: what was printed is another word for a label that the lexicon knows. */
const fromLabel = (sqlite: BetterSqlite3.Database, asked: RuleQuestion): RuleProposal | null => {
  const rule = LABEL_RULES.find(({ table, labelColumn }) => table === asked.table && labelColumn === asked.field);
  if (!rule || asked.before === null || asked.after === null) return null;
  const meant = lookupLabel(foldText(asked.after));
  const code =
    rule.codeColumn === 'item' ? meant?.item : rule.codeColumn === 'category' ? meant?.category : meant?.dimension;
  return code ? labelProposal(sqlite, asked, rule, asked.before, code) : null;
};

/** The one place where two texts of the same length differ, or null. */
const onlyDifference = (before: readonly string[], after: readonly string[]): number | null => {
  if (before.length !== after.length) return null;
  const places = before.flatMap((character, index) => (character === after[index] ? [] : [index]));
  return places.length === 1 ? places[0]! : null;
};

/** One character taken for another of the same look (形近字); a numeral is never a rule. */
const fromLookAlike = (sqlite: BetterSqlite3.Database, asked: RuleQuestion): RuleProposal | null => {
  const [before, after] = [[...(asked.before ?? '')], [...(asked.after ?? '')]];
  const at = onlyDifference(before, after);
  if (at === null || before.length < 2) return null;
  const [printed, meant] = [before[at]!, after[at]!];
  if (!isHan(printed) || !isHan(meant) || isNumeral(printed) || isNumeral(meant) || isLookAlike(printed, meant))
    return null;
  // The character with its neighbours is the word; alone it would stand in half of all texts.
  const word = (text: readonly string[]) => text.slice(Math.max(0, at - 1), at + 2).join('');
  const effects = effectsOfWord(sqlite, word(before), word(after));
  const known = (confusables.lookAlikes as Readonly<Record<string, string>>)[meant];
  const line = (others: string) => `${JSON.stringify(meant)}: ${JSON.stringify(others)}`;
  return {
    asked,
    kind: 'look-alike',
    file: CONFUSABLES,
    removed: known === undefined ? null : line(known),
    added: line((known ?? '') + printed),
    total: effects.length,
    effects: firstEffects(effects),
  };
};

/**
 * The rule that a correction suggests (一处更正，一条规则): a label that the lexicon does not know, or a pair of look-alikes;
 * with every stored record that it would change. Null where the correction is about one value alone.
 */
export const proposeRule = (sqlite: BetterSqlite3.Database, asked: RuleQuestion): RuleProposal | null =>
  fromCode(sqlite, asked) ?? fromLookAlike(sqlite, asked) ?? fromLabel(sqlite, asked);
