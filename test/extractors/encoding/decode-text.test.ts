import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../extractors/encoding/decode-text.ts';

const SENTENCE = '项目支出绩效目标表\n单位：万元\n产出指标\t数量指标\t开展培训场次\t≥12场\n';

/** GB18030 bytes by inverting the decoder over the two-byte plane. */
const gbBytes = (() => {
  const table = new Map<string, readonly number[]>();
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++)
      if (trail !== 0x7f) table.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  return (text: string): Uint8Array =>
    Uint8Array.from([...text].flatMap((character) => table.get(character) ?? [character.charCodeAt(0)]));
})();

const utf16 = (text: string, littleEndian: boolean, mark: boolean): Uint8Array => {
  const bytes = Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le');
  return littleEndian ? bytes : bytes.swap16();
};

describe('decodeText', () => {
  const cases: readonly (readonly [string, Uint8Array, string])[] = [
    ['UTF-8', Buffer.from(SENTENCE), 'utf-8'],
    ['UTF-8 with mark', Buffer.from(`\uFEFF${SENTENCE}`), 'utf-8'],
    ['UTF-16LE with mark', utf16(SENTENCE, true, true), 'utf-16le'],
    ['UTF-16BE with mark', utf16(SENTENCE, false, true), 'utf-16be'],
    ['UTF-16LE without mark', utf16(SENTENCE, true, false), 'utf-16le'],
    ['UTF-16BE without mark', utf16(SENTENCE, false, false), 'utf-16be'],
    ['GB18030', gbBytes(SENTENCE), 'gb18030'],
  ];
  it.each(cases)('reads %s', (_name, bytes, encoding) => {
    expect(decodeText(bytes)).toEqual({ text: SENTENCE, encoding, invalidSequences: 0 });
  });

  it('reads UTF-16 that holds nothing but ideographs', () => {
    const text = '项目支出绩效目标产出数量质量时效成本满意度指标值完成情况';
    expect(decodeText(utf16(text, true, false)).text).toBe(text);
    expect(decodeText(utf16(text, false, false)).text).toBe(text);
  });

  it('does not believe a wrong declaration', () => {
    expect(decodeText(gbBytes(SENTENCE), 'utf-8').encoding).toBe('gb18030');
    expect(decodeText(gbBytes(SENTENCE), 'iso-8859-1').encoding).toBe('gb18030');
    expect(decodeText(Buffer.from(SENTENCE), 'gb2312').encoding).toBe('utf-8');
    expect(decodeText(gbBytes(SENTENCE), 'no-such-charset').encoding).toBe('gb18030');
  });

  it('reads very short GBK', () => {
    for (const text of ['绩效目标', '金额', '湖滨县教育局', '是', '100万元'])
      expect(decodeText(gbBytes(text)).text).toBe(text);
  });

  it('forgives a character cut off at the end', () => {
    const bytes = Buffer.from(SENTENCE.trim());
    for (const cut of [1, 2]) {
      const decoded = decodeText(Buffer.concat([bytes, Buffer.from('场').subarray(0, cut)]));
      expect(decoded).toMatchObject({ encoding: 'utf-8', text: SENTENCE.trim() });
    }
  });

  it('keeps UTF-8 that lost some bytes and counts the marks', () => {
    const bytes = Buffer.from(SENTENCE.repeat(20));
    bytes[4] = 0x20;
    const decoded = decodeText(bytes);
    expect(decoded.encoding).toBe('utf-8');
    expect(decoded.invalidSequences).toBeGreaterThan(0);
  });

  it('asks the library for other encodings', () => {
    const text = '財政支出績效目標表：本年度預算數、項目名稱、單位名稱、總體目標與執行情況說明';
    const table = new Map<string, readonly number[]>();
    const decoder = new TextDecoder('big5');
    for (let lead = 0xa1; lead <= 0xf9; lead++)
      for (let trail = 0x40; trail <= 0xfe; trail++)
        if (!table.has(decoder.decode(Uint8Array.of(lead, trail))))
          table.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
    const bytes = Uint8Array.from([...text].flatMap((character) => table.get(character) ?? [0x3f]));
    expect(decodeText(bytes)).toMatchObject({ encoding: 'big5', text });
  });

  it('survives anything', () => {
    expect(decodeText(new Uint8Array())).toEqual({ text: '', encoding: 'utf-8', invalidSequences: 0 });
    expect(() => decodeText(Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256))).not.toThrow();
  });
});

it('has jschardet installed', () => {
  expect(() => createRequire(import.meta.url).resolve('jschardet')).not.toThrow();
});
