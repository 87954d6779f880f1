import { describe, expect, it } from 'vitest';
import divisions from '../../../data/reference/divisions.json' with { type: 'json' };
import { lookAlikesOf } from '../../../normalizers/text/confusables.ts';
import { repairTerm } from '../../../normalizers/text/index.ts';

const names = [...new Set(Object.values(divisions.current))];

/** Every name with one character replaced by each of its look-alikes; every seventh of them. */
const misread = names
  .flatMap((name) =>
    [...name].flatMap((character, at) =>
      [...lookAlikesOf(character)].map((other) => ({ name, text: name.slice(0, at) + other + name.slice(at + 1) })),
    ),
  )
  .filter((_, index) => index % 7 === 0);

describe('names of counties (县名)', () => {
  it('no real name is edited', () => {
    const edited = names.filter((name) => repairTerm(name, { witnesses: names.slice(0, 20) }).edits.length > 0);
    expect(edited).toEqual([]);
  });

  it('a misread name never becomes another real one', () => {
    const known = new Set(names);
    const wrong = misread.flatMap(({ name, text }) => {
      const { text: repaired } = repairTerm(`${text}财政局`, { witnesses: [] });
      const got = repaired.replace(/财政局$/, '');
      return got !== text && got !== name && known.has(got) ? [`${text} → ${got}, was ${name}`] : [];
    });
    console.info(`${misread.length} misread names of ${names.length} counties, ${wrong.length} became another county`);
    expect(wrong).toEqual([]);
  });
});
