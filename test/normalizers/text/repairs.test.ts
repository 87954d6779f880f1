import { describe, expect, it } from 'vitest';
import { SEQUENCE_REPAIRS, TEXT_REPAIRS } from '../../../normalizers/text/index.ts';

describe('every text repair holds its own cases', () => {
  for (const repair of TEXT_REPAIRS) {
    it(repair.name, () => {
      for (const { before, after } of repair.cases) {
        expect(repair.apply(before).at(-1)?.text, before).toBe(after);
        expect(repair.apply(after), `${after} is stable`).toEqual([]);
      }
      expect(repair.keeps.length).toBeGreaterThan(0);
      for (const text of repair.keeps) expect(repair.apply(text), text).toEqual([]);
    });
  }
});

describe('every sequence repair holds its own cases', () => {
  for (const repair of SEQUENCE_REPAIRS) {
    it(repair.name, () => {
      for (const { before, after } of repair.cases) {
        const repaired = [...before];
        for (const step of repair.apply(before)) repaired[step.index] = step.text;
        expect(repaired).toEqual(after);
        expect(repair.apply(after)).toEqual([]);
      }
      expect(repair.keeps.length).toBeGreaterThan(0);
      for (const texts of repair.keeps) expect(repair.apply(texts), texts.join()).toEqual([]);
    });
  }
});
