import type { TextRepair } from './text-repair.ts';

/** Dotted leader before a page number: dots, ellipses or middle dots, five and more. */
const LEADER = /[ \t]*(?:[.．…·•・。][ \t]?){5,}[ \t]*(?=[（(]?\d{1,4}[）)]?\s*$)/;

/** Replaces dotted leaders (目录点线) by a tab: `一、总体绩效目标..........1` → `一、总体绩效目标⇥1`. */
export const removeLeaders: TextRepair = {
  name: 'remove-leaders',
  code: 'repetition-removed',
  apply: (text) => {
    if (!/[.．…·•・。][ \t]?[.．…·•・。]/.test(text) || !/\d/.test(text)) return [];
    const bare = text
      .split('\n')
      .map((line) => (line.length > 2000 ? line : line.replace(LEADER, '\t')))
      .join('\n');
    return bare === text ? [] : [{ text: bare, evidence: 'dotted leader in front of a page number' }];
  },
  cases: [
    { before: '一、总体绩效目标..........1', after: '一、总体绩效目标\t1' },
    { before: '二、分项绩效目标 ………………… 12', after: '二、分项绩效目标\t12' },
  ],
  keeps: ['以下略……', '……', '第1.2.3.4.5条', '单位：________ 元', '0.00001'],
};
