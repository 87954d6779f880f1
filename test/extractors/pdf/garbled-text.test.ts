import { expect, test } from 'vitest';
import { isGarbled } from '../../../extractors/pdf/garbled-text.ts';

const SENTENCE = '各项目单位应当按照规定的时间报送预算绩效目标，由财政部门组织审核后批复。';

/** Chinese text whose map to Unicode is off by some places. */
const shifted = (text: string, by: number): string =>
  [...text].map((character) => String.fromCodePoint(character.codePointAt(0)! + by)).join('');

test.each([
  ['a map that is off by a few places', shifted(SENTENCE.repeat(4), 37)],
  ['GBK bytes as Latin letters', 'ÏîÄ¿Ãû³ÆÏîÄ¿×Ê½ðÄê¶È×ÜÌåÄ¿±ê¼¨Ð§Ö¸±ê'.repeat(3)],
])('garbled: %s', (_, text) => expect(isGarbled(text)).toBe(true));

test.each([
  ['running text', SENTENCE.repeat(4)],
  ['a short text of rare characters', '龘靐齉爩鱻麤灪籱'],
  ['traditional text', '各項目單位應當按照規定的時間報送預算績效目標，由財政部門組織審核後批復。'.repeat(4)],
  ['Japanese text', '薔薇の憂鬱は檸檬の躊躇である。'.repeat(12)],
  ['French text', 'Élève très doué à l’école où régnait déjà la sévérité; naïveté, façade, à côté.'],
  ['figures', '1,350.08 98% 2024 '.repeat(20)],
])('left alone: %s', (_, text) => expect(isGarbled(text)).toBe(false));
