import { foldText } from '../text/fold-text.ts';
import { DIVISIONS, type Division, fullNameOf } from './division-table.ts';
import { isOneCharacterOff } from './match-place.ts';

/** A real division whose printed name differs from a given one in a single character. */
export interface NearbyDivision {
  readonly division: Division;
  /** The real name in the form that was compared: with its city where the given name has one. */
  readonly name: string;
  /** Place of the differing character, from 0. */
  readonly at: number;
}

const MAX_LENGTH = 40;

/**
 * Real names at one substituted character from a damaged division name (地名): for whoever repairs recognised text. A
 * proposal only; accept none without two witnesses (the character's likeness, a project code, a clean copy in the document).
 */
export const nearbyDivisions = (name: string): readonly NearbyDivision[] => {
  const folded = foldText(name.slice(0, MAX_LENGTH));
  const found: NearbyDivision[] = [];
  for (const division of DIVISIONS) {
    const forms = new Set([division.name, fullNameOf(division)]);
    for (const form of forms) {
      if (!isOneCharacterOff(form, folded)) continue;
      found.push({ division, name: form, at: [...form].findIndex((character, at) => character !== folded[at]) });
    }
  }
  return found;
};
