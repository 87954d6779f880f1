import { DIVISION_WORDS } from './division-table.ts';

/** True for a name that ends like a department's (单位): `教育局`, `人民法院`; endings in `division-words.json`. */
export const isOrganisation = (name: string): boolean =>
  name.length >= 3 && DIVISION_WORDS.organisation.some((ending) => name.endsWith(ending));
