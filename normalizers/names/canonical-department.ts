import { cleanText } from '../text/clean-text.ts';
import { foldText } from '../text/fold-text.ts';
import { matchPlace } from './match-place.ts';
import { isOrganisation } from './organisation.ts';

/** A department (部门) as printed, taken apart. */
export interface DepartmentName {
  /** Canonical name: without code, `本级`, `机关`, `部门`; empty when only a code is printed. */
  readonly name: string;
  /** Code as printed: `731001`, `155`; null when none. */
  readonly printedCode: string | null;
  /** Code of the department itself: the first three digits of a unit code (`731001` → `731`), else as printed. */
  readonly departmentCode: string | null;
  /** Department a unit belongs to, where it is printed in front: `科协部门`. */
  readonly parentLabel: string | null;
}

const MAX_LENGTH = 200;
/** `[155]名`, `(433001)名`, `820001-名`, `731001名`, `152-名部门`. */
const CODE_BEFORE = /^(?:[[【〔（(]\s*(\d{3}|\d{6})\s*[\]】〕）)]|(\d{6}|\d{3})(?!\d|年|个|号))\s*[-－—–_:：、]?\s*/;
/** `名 308001`, `名[155]`, `名(433001)`. */
const CODE_AFTER = /(?:\s+|[[【〔（(]\s*|[-－—–])(\d{6}|\d{3})\s*[\]】〕）)]?$/;
/** What misread brackets leave of a code: `]名`, `66口名`, `[6名`; 口 is a bracket, and only a place may follow. */
const CODE_REST = /^[\d[\]【】〔〕（）()|口]{1,8}(?=\p{Script=Han}{4})/u;
const ADDITIONS = ['（本级）', '(本级)', '（机关）', '(机关)', '本级', '机关本级', '机关', '部门'];

/** Cuts `本级`, `机关`, `部门` off a name that ends like an organisation without them: `人民法院部门` → `人民法院`. */
const withoutAdditions = (name: string): string => {
  for (const addition of ADDITIONS) {
    if (!name.endsWith(addition)) continue;
    const rest = name.slice(0, -addition.length).replace(/[-－—–]$/, '');
    if (isOrganisation(rest)) return withoutAdditions(rest);
  }
  return name;
};

/** `科协部门` in front of a name that begins with a place: the department the unit belongs to. */
const takeParent = (name: string): { parentLabel: string | null; name: string } => {
  const found = /^(\p{Script=Han}{2,20}?部门)(\p{Script=Han}{4,})$/u.exec(name);
  if (!found || matchPlace(found[2]!, null).length === 0) return { parentLabel: null, name };
  return { parentLabel: found[1]!, name: found[2]! };
};

/**
 * Canonical name and code of a department (部门名称) as printed: `[155]某县教育局` → name `某县教育局`, code 155;
 * `731001 某县科学技术协会本级` → `某县科学技术协会`; `152-某县人民法院部门` → `某县人民法院`, code 152.
 */
export const canonicalDepartment = (text: string): DepartmentName => {
  let name = cleanText(text.slice(0, MAX_LENGTH).trim());
  let printedCode: string | null = null;
  const found = CODE_BEFORE.exec(name);
  // `101医院`: what is left would be no department's name.
  const before = found && name.length - found[0].length >= 3 ? found : null;
  const after = before ? null : CODE_AFTER.exec(text.slice(0, MAX_LENGTH).trim());
  if (before) {
    printedCode = before[1] ?? before[2] ?? null;
    name = name.slice(before[0].length);
  } else if (after) {
    printedCode = after[1]!;
    name = cleanText(text.slice(0, MAX_LENGTH).trim().slice(0, after.index));
  }
  const rest = printedCode === null ? CODE_REST.exec(name) : null;
  // A name that begins with digits or brackets right in front of a place has lost its code there.
  if (rest && /[\d[\]【】]/.test(rest[0]) && matchPlace(name.slice(rest[0].length), null).length > 0)
    name = name.slice(rest[0].length);
  const unit = takeParent(name);
  return {
    name: withoutAdditions(unit.name),
    printedCode,
    departmentCode: printedCode?.length === 6 ? printedCode.slice(0, 3) : printedCode,
    parentLabel: unit.parentLabel,
  };
};

/**
 * Department in front of a title (标题): `某县科学技术协会2024年部门预算绩效文本` → `某县科学技术协会`. Null when the title names
 * none (`某县市级预算部门（单位）项目支出绩效目标表`, `2024年市级部门整体预算绩效目标表`).
 */
export const departmentInTitle = (title: string): string | null => {
  const folded = foldText(title.slice(0, MAX_LENGTH));
  const found = /^([^\d《》"]{4,60}?)(?:关于)?(?:20\d\d|二[〇○]\p{Script=Han}{2}年)/u.exec(folded);
  const name = found?.[1] === undefined ? null : withoutAdditions(found[1]);
  return name !== null && isOrganisation(name) ? name : null;
};
