import reference from '../../data/reference/offices.json' with { type: 'json' };
import { remember } from '../text/remember.ts';
import { canonicalDepartment } from './canonical-department.ts';
import { DIVISION_WORDS } from './division-table.ts';
import { matchPlace } from './match-place.ts';

const ALIASES: ReadonlyMap<string, string> = new Map(
  reference.offices.flatMap(({ name, aliases }) => aliases.map((alias) => [alias, name] as const)),
);

const KNOWN: ReadonlySet<string> = new Set([...reference.offices.map(({ name }) => name), ...ALIASES.keys()]);

/** `某县` of `中共某县委员会`: the place stands behind the body. */
const splitBody = (name: string): { readonly body: string; readonly rest: string } => {
  const body = DIVISION_WORDS.before.find((word) => name.startsWith(word)) ?? '';
  return { body, rest: name.slice(body.length) };
};

/** `县残联` → `残联`: a level alone in front of an office that is known by its name. */
const withoutLevel = (name: string): string =>
  /^[县区市]/.test(name) && KNOWN.has(name.slice(1)) ? name.slice(1) : name;

/** The name without its place, where enough of a name is left. */
const withoutPlace = (name: string): string => {
  const { body, rest } = splitBody(name);
  const [match] = matchPlace(rest, null);
  const bare = match ? rest.slice(match.length) : withoutLevel(rest);
  return bare.length >= 2 ? body + bare : name;
};

const officeOf = remember((department: string): string => {
  const { name } = canonicalDepartment(department);
  const bare = withoutPlace(name);
  return ALIASES.get(bare) ?? bare;
});

/**
 * What a department is, wherever it is (机构类别): without place, code and 本级, under its full name. `某市某县市监局` and
 * `[155]某区市场监督管理局（本级）` → `市场监督管理局`. Null where no department is known.
 */
export const officeName = (department: string | null): string | null => {
  if (department === null || department === '') return null;
  return officeOf(department) || null;
};
