import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { pipeline } from '../../../src/default-pipeline.ts';
import { DEFAULT_LIMITS, type Filing } from '../../../src/model/index.ts';
import { ingestSource } from '../../../src/pipeline.ts';
import { BASE_DOCUMENTS } from '../../hostile/base-documents.ts';

const read = (origin: string, bytes: Uint8Array): Promise<Filing> =>
  ingestSource(
    pipeline,
    { id: createHash('sha256').update(bytes).digest('hex'), origin, bytes },
    { limits: DEFAULT_LIMITS },
  );

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Bytes that look random and never differ from run to run. */
const noise = (length: number, from: number): Uint8Array =>
  Uint8Array.from({ length }, (_, index) => from + ((((index + 7) * 7919) ** 2 % 65_521) % (256 - from)));

describe('a file whose name and content disagree', () => {
  test.each([
    ['an error page', '附件.pdf', utf8('<html><body><h1>404 Not Found</h1></body></html>')],
    ['a line of text', '附件.xlsx', utf8('Access denied')],
    ['bytes of no text', '附件.pdf', noise(3000, 0x80)],
    ['bytes with a few controls', '附件.docx', noise(3000, 0x20)],
    ['any bytes', '附件.pdf', noise(3000, 0)],
  ])('is unreadable and says why: %s', async (_case, origin, bytes) => {
    const { status, error } = await read(origin, bytes);
    expect(status).toBe('unreadable');
    expect(error).toMatch(/fetch it again/);
  });

  test('is read all the same when a form is in it', async () => {
    const { status, notes, forms } = await read('目标表.pdf', BASE_DOCUMENTS.html!());
    expect(status).toBe('loaded');
    expect(forms).toHaveLength(1);
    expect(notes.map(({ code }) => code)).toContain('wrong-extension');
  });

  test('says nothing of a notice under its right name', async () => {
    expect((await read('通知.txt', utf8('关于召开会议的通知'))).status).toBe('not-applicable');
  });
});

test('a document that was cut but still gives records is partial and says so', async () => {
  const whole = BASE_DOCUMENTS.docx!();
  const { status, error, forms } = await read('目标表.docx', whole.subarray(0, whole.length - 60));
  expect(forms).toHaveLength(1);
  expect(status).toBe('partial');
  expect(error).toMatch(/cut off or broken .* fetch it again/);
});
