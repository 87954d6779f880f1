import { describe, expect, test } from 'vitest';
import { readSignShape } from '../../../extractors/ocr/sign-shape.ts';
import { type DrawnPage, drawnPage } from './drawn-page.ts';

const EM = 40;
const BOX = { left: 20, top: 20, right: 60, bottom: 60 };
const canvas = (): DrawnPage => drawnPage(120, 100);

/** Box of everything that is drawn. */
const inkRegion = ({ width, height, pixels }: DrawnPage) => {
  let [left, top, right, bottom] = [width, height, 0, 0];
  pixels.forEach((value, i) => {
    if (value > 128) return;
    left = Math.min(left, i % width);
    right = Math.max(right, (i % width) + 1);
    top = Math.min(top, Math.floor(i / width));
    bottom = Math.max(bottom, Math.floor(i / width) + 1);
  });
  return { left, top, right, bottom };
};

const read = (page: DrawnPage): string | null => readSignShape(page, inkRegion(page), EM)?.sign ?? null;
const { left, top, right, bottom } = BOX;
const middle = (left + right) / 2;

describe('comparison signs by outline', () => {
  test('≥ with a level bar, and with a slanted one (⩾)', () => {
    expect(
      read(
        canvas().stroke(left, top, right, 34, 3).stroke(right, 34, left, 48, 3).stroke(left, bottom, right, bottom, 3),
      ),
    ).toBe('≥');
    expect(
      read(canvas().stroke(left, top, right, 34, 3).stroke(right, 34, left, 50, 3).stroke(left, 60, right, 44, 3)),
    ).toBe('≥');
  });

  test('≤ points to the left', () => {
    expect(
      read(
        canvas().stroke(right, top, left, 34, 3).stroke(left, 34, right, 48, 3).stroke(left, bottom, right, bottom, 3),
      ),
    ).toBe('≤');
  });

  test('bare > and < are told from ≥ and ≤', () => {
    expect(read(canvas().stroke(left, top, right, 40, 3).stroke(right, 40, left, bottom, 3))).toBe('>');
    expect(read(canvas().stroke(right, top, left, 40, 3).stroke(left, 40, right, bottom, 3))).toBe('<');
  });

  test('= and —', () => {
    expect(read(canvas().stroke(left, 34, right, 34, 4).stroke(left, 48, right, 48, 4))).toBe('=');
    expect(read(canvas().stroke(left, 40, right, 40, 3))).toBe('—');
  });

  test('other glyphs prove nothing', () => {
    const v = canvas().stroke(left, top, middle, bottom, 3).stroke(middle, bottom, right, top, 3);
    const z = canvas()
      .stroke(left, top, right, top, 3)
      .stroke(right, top, left, bottom, 3)
      .stroke(left, bottom, right, bottom, 3);
    const two = canvas()
      .stroke(left + 8, 32, right - 8, 32, 4)
      .stroke(left, 50, right, 50, 4);
    const plus = canvas().stroke(left, 40, right, 40, 3).stroke(middle, top, middle, bottom, 3);
    const one = canvas().stroke(middle, top, middle, bottom, 4);
    expect([v, z, two, plus, one].map(read)).toEqual([null, null, null, null, null]);
  });
});
