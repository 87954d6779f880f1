import type { TextRepair } from './text-repair.ts';

/** A project code with blanks in it: division, year, letter, 12 characters, nothing else beside it. */
const SPACED =
  /(?<![0-9A-Za-z])(?=[0-9]{1,8}[ \u00a0\u3000]|[0-9]{8}[A-Za-z])[0-9](?:[ \u00a0\u3000]?[0-9A-Za-z]){20}(?![0-9A-Za-z])/g;

const CODE = /^\d{8}[A-Za-z][0-9A-Z]{12}$/;

/** Rejoins a project code broken by blanks (项目编码): `13052924P0058401179 7F` → `13052924P00584011797F`. */
export const rejoinCode: TextRepair = {
  name: 'rejoin-code',
  code: 'code-rejoined',
  apply: (text) => {
    if (text.length < 21) return [];
    const joined = text.replace(SPACED, (printed) => {
      const bare = printed.replace(/\s/g, '');
      return CODE.test(bare) ? bare : printed;
    });
    return joined === text ? [] : [{ text: joined, evidence: '21 characters of a project code without the blanks' }];
  },
  cases: [
    { before: '13052924P0058401179 7F', after: '13052924P00584011797F' },
    { before: '项目编码：13058223P08405228311 3', after: '项目编码：13058223P084052283113' },
  ],
  keeps: ['13052924P00584011797F', '2024 2025 2026 2027 2028 1', '13052924P0058401179 7', '13052924P00584011797F 2'],
};
