import { fitsNeighbours, isHan, isLookAlike, isNumeral } from './confusables.ts';
import { foldWithOrigins } from './fold-text.ts';
import { TERMS } from './terms.ts';
import type { RepairStep, TextRepair } from './text-repair.ts';

const SHORTEST = 4;
const LONGEST = 24;
/** What may stand alone in a cell: labels, and terms that compete with them (计划标准 beside 评分标准). */
const KNOWN = new Set(Object.values(TERMS).flat());

const LABELS: ReadonlySet<string> = new Set(TERMS.labels);

/** Known texts by length and by each of their characters in its place, so that only those that share some are compared. */
const byPlace = new Map<string, string[]>();
for (const label of KNOWN) {
  if (label.length < SHORTEST || label.length > LONGEST) continue;
  for (let at = 0; at < label.length; at++) {
    const key = `${label.length}.${at}${label[at]}`;
    const known = byPlace.get(key);
    if (known) known.push(label);
    else byPlace.set(key, [label]);
  }
}

/** Labels of the same length that differ in no more than a third of it: one of the first characters stands in its place. */
const candidatesFor = (text: string): ReadonlySet<string> => {
  const found = new Set<string>();
  for (let at = 0; at * 3 <= text.length; at++)
    for (const label of byPlace.get(`${text.length}.${at}${text[at]}`) ?? []) found.add(label);
  return found;
};

const changesTo = (text: string, label: string): number[] => {
  const changes: number[] = [];
  for (let at = 0; at < text.length && changes.length * 3 <= text.length; at++)
    if (text[at] !== label[at]) changes.push(at);
  return changes;
};

/** A character that makes no word where it stands: what recognition leaves, not what an author writes. */
const isStray = (text: string, at: number): boolean =>
  isHan(text[at]) && !isNumeral(text[at]!) && !fitsNeighbours(text, at);

/** Whether the changed places can be misreadings: look-alikes anywhere, one other character only where it is stray. */
const isMisreading = (text: string, label: string, changes: readonly number[]): boolean => {
  let strange = 0;
  for (const at of changes) {
    if (isNumeral(label[at]!) || !isHan(label[at]) || !isStray(text, at)) return false;
    if (!isLookAlike(text[at]!, label[at]!)) strange++;
  }
  // 管护制度 is no misread 管理制度: a word that no list knows may stand where any text can, but hardly ever in place of a label.
  return strange <= (LABELS.has(label) ? 1 : 0) && changes.length * 3 <= text.length;
};

/** What a cell border leaves of a label is whole: `服务对象满意度指` goes on in the next cell, and is no misread 服务对象满意度等. */
const torn = new Set<string>();
for (const label of LABELS) {
  for (let length = SHORTEST; length < label.length; length++) {
    torn.add(label.slice(0, length));
    torn.add(label.slice(-length));
  }
}

/** A known text with one of its characters printed twice is no other label: `绩绩效目标`. */
const isDoubled = (text: string): boolean => {
  for (let at = 1; at < text.length; at++)
    if (text[at] === text[at - 1] && KNOWN.has(text.slice(0, at) + text.slice(at + 1))) return true;
  return false;
};

const readLabel = (folded: string): { label: string; changes: readonly number[] } | null => {
  let best: { label: string; changes: readonly number[] } | null = null;
  for (const label of candidatesFor(folded)) {
    const changes = changesTo(folded, label);
    if (changes.length * 3 > folded.length) continue;
    if (!isMisreading(folded, label, changes)) {
      // Another label as near as the best one, even one that the rules refuse, leaves the reading open.
      if (changes.length === 1) return null;
      continue;
    }
    if (best && best.changes.length === changes.length && best.label !== label) return null;
    if (!best || changes.length < best.changes.length) best = { label, changes };
  }
  return best;
};

const apply = (text: string): readonly RepairStep[] => {
  if (text.length > LONGEST * 2) return [];
  const { folded, origins } = foldWithOrigins(text);
  if (folded.length < SHORTEST || folded.length > LONGEST || KNOWN.has(folded) || torn.has(folded) || isDoubled(folded))
    return [];
  const read = readLabel(folded);
  if (!read) return [];
  let restored = text;
  for (const at of read.changes) {
    const place = origins[at]!;
    restored = restored.slice(0, place) + read.label[at]! + restored.slice(place + 1);
  }
  return [{ text: restored, evidence: `the only printed label that differs in what makes no word: ${read.label}` }];
};

/**
 * Restores a whole printed label (标签) in which characters were misread that nobody has listed as look-alikes: the label
 * is the only one of its length that differs in no more than a third of its characters, and what is printed there makes no word
 * (`项目土管部门` → `项目主管部门`, `三级指你` stays: 三级指标 is a guess where 指你 could be two words).
 */
export const restoreLabel: TextRepair = {
  name: 'restore-label',
  code: 'label-repair',
  apply,
  cases: [
    { before: '项目土管部门', after: '项目主管部门' },
    { before: '产出数童拮标', after: '产出数量指标' },
    { before: '资金支出讠划', after: '资金支出计划' },
  ],
  keeps: [
    '项目类型',
    '资金总额控制',
    '二级指标',
    '枯标值',
    '主管人员',
    '三级指社标',
    '计刺标准',
    '绩绩效目标',
    '实施内部审计',
    '本年决算数',
    '支出预测数',
    '市级补贴资金',
    '管护制度',
    '服务对象满意度指',
  ],
};
