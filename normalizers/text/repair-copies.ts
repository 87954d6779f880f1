import { fitsNeighbours, isHan, lookAlikesOf } from './confusables.ts';
import { foldText, foldWithOrigins } from './fold-text.ts';
import { remember } from './remember.ts';
import { repairFromWitness } from './repair-from-witness.ts';
import { termAt } from './term-readings.ts';
import { applyEdits, unfoldEdits } from './text-edit.ts';
import type { PlacedStep, SequenceRepair } from './text-repair.ts';

const MIN = 4;
const MAX = 80;
const MAX_WITNESSES = 50;

/** The part that name and description share: `反映前端设备在线率情况` → `前端设备在线率`. */
const core = (text: string): string => text.replace(/^反映/, '').replace(/情况$/, '');

/** True when a text holds a character that fits nowhere and has look-alikes, a doubled one, or a mark inside. */
const isSuspect = remember((text: string): boolean => {
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (!isHan(character)) {
      if (at > 0 && isHan(text[at - 1]) && isHan(text[at + 1])) return true;
      continue;
    }
    if (at > 0 && text[at - 1] === character) return true;
    if (lookAlikesOf(character).size > 0 && !fitsNeighbours(text, at) && termAt(text, at) === null) return true;
  }
  return false;
});

/** Texts by the first and by the last two characters of their core; damage seldom hits both ends. */
const indexByEnds = (texts: readonly string[]): ReadonlyMap<string, readonly string[]> => {
  const index = new Map<string, string[]>();
  for (const text of new Set(texts)) {
    if (text.length < MIN || text.length > MAX) continue;
    const bare = core(text);
    for (const key of [`^${bare.slice(0, 2)}`, `${bare.slice(-2)}$`]) {
      const list = index.get(key);
      if (!list) index.set(key, [text]);
      else if (list.length < MAX_WITNESSES) list.push(text);
    }
  }
  return index;
};

/** Restores a misread text from a clean copy in the document (文内互证): a name from its description. */
export const repairCopies: SequenceRepair = {
  name: 'repair-copies',
  code: 'text-repair',
  apply: (texts) => {
    const folded = texts.map((text) => (text.length > MAX * 2 ? '' : foldText(text)));
    const suspects = folded.flatMap((text, index) =>
      text.length >= MIN && text.length <= MAX && isSuspect(text) ? [index] : [],
    );
    if (suspects.length === 0) return [];
    const byEnds = indexByEnds(folded);
    return suspects.flatMap((index): PlacedStep[] => {
      const bare = core(folded[index]!);
      const near = [`^${bare.slice(0, 2)}`, `${bare.slice(-2)}$`].flatMap((key) => byEnds.get(key) ?? []);
      const edits = repairFromWitness(folded[index]!, near);
      if (edits.length === 0) return [];
      const text = texts[index]!;
      const placed = unfoldEdits(text, foldWithOrigins(text).origins, edits);
      return [{ index, text: applyEdits(text, placed), evidence: edits[0]!.evidence }];
    });
  },
  cases: [
    {
      before: ['驻会人员薪酬标隹', '反映驻会人员薪酬标准情况'],
      after: ['驻会人员薪酬标准', '反映驻会人员薪酬标准情况'],
    },
    { before: ['古驿栈修.缮面积', '反映古驿栈修缮面积情况'], after: ['古驿栈修缮面积', '反映古驿栈修缮面积情况'] },
    { before: ['聘用辅助人员员薪酬', '聘用辅助人员薪酬'], after: ['聘用辅助人员薪酬', '聘用辅助人员薪酬'] },
  ],
  keeps: [
    ['群众满意度', '反映群众满意程度情况'],
    ['大桥镇道路里程', '太桥镇道路里程'],
    ['第一季度完成率', '第二季度完成率'],
    ['土地平整面积', '士地平整面积调查'],
    ['培训人数', '培训人员数'],
  ],
};
