import type { Glyph, PageMarks } from '../geometry/marks.ts';
import { type Matrix, multiply } from '../geometry/matrix.ts';
import { type OfdPackage, resolvePath } from './ofd-package.ts';
import { addPathRules, type CollectedPaths } from './path-rules.ts';
import { textGlyphs } from './text-glyphs.ts';
import { objectTransform, POINTS_PER_MM, readNumbers } from './transform.ts';
import { childrenNamed, descend, type XmlElement } from './xml-tree.ts';

/** Pages of an OFD file in order, each read when it is asked for. */
export interface OfdPages {
  readonly count: number;
  readonly read: (index: number) => OfdPage;
}

/** A page with the number of its images, which hold no text. */
interface OfdPage {
  readonly marks: PageMarks;
  readonly images: number;
}

interface PageEntry {
  readonly path: string;
  readonly document: OfdDocument;
}

interface OfdDocument {
  readonly path: string;
  readonly box: readonly number[];
  readonly templates: ReadonlyMap<string, string>;
}

interface Collected extends CollectedPaths {
  readonly glyphs: Glyph[];
  images: number;
}

/** A4, in millimetres, where a file states no page size. */
const A4 = [0, 0, 210, 297];
const MAX_NESTING = 20;

const openDocument = (pack: OfdPackage, path: string) => {
  const root = pack.readTree(path);
  const common = descend(root, 'CommonData');
  const templates = childrenNamed(common, 'TemplatePage').map(
    ({ attributes }) => [attributes.ID ?? '', resolvePath(path, attributes.BaseLoc ?? '')] as const,
  );
  const box = readNumbers(descend(common ?? null, 'PageArea', 'PhysicalBox')?.text);
  const document: OfdDocument = { path, box: box.length === 4 ? box : A4, templates: new Map(templates) };
  const pages = childrenNamed(descend(root, 'Pages'), 'Page');
  return pages.map((page): PageEntry => ({ path: resolvePath(path, page.attributes.BaseLoc ?? ''), document }));
};

/** Objects of a layer or block; blocks nest. */
const collectObjects = (parent: XmlElement, outer: Matrix, into: Collected, depth: number): void => {
  for (const child of parent.children) {
    const { attributes } = child;
    if (attributes.Visible === 'false') continue;
    const transform = objectTransform(attributes.Boundary, attributes.CTM, outer);
    if (child.name === 'TextObject') for (const glyph of textGlyphs(child, transform)) into.glyphs.push(glyph);
    else if (child.name === 'PathObject') addPathRules(into, child, transform);
    else if (child.name === 'ImageObject') into.images += 1;
    else if ((child.name === 'PageBlock' || child.name === 'Layer') && depth < MAX_NESTING)
      collectObjects(child, outer, into, depth + 1);
  }
};

const collectContent = (root: XmlElement | null, outer: Matrix, into: Collected): void => {
  const content = descend(root, 'Content');
  if (content) collectObjects(content, outer, into, 0);
};

const readPage = (pack: OfdPackage, { path, document }: PageEntry, page: number): OfdPage => {
  const root = pack.readTree(path);
  const own = readNumbers(descend(root, 'Area', 'PhysicalBox')?.text);
  const [left = 0, top = 0, width = 210, height = 297] = own.length === 4 ? own : document.box;
  const scale: Matrix = [POINTS_PER_MM, 0, 0, POINTS_PER_MM, 0, 0];
  const outer = multiply(scale, [1, 0, 0, 1, -left, -top]);
  const collected: Collected = { glyphs: [], horizontal: [], vertical: [], areas: [], images: 0 };
  for (const { attributes } of childrenNamed(root, 'Template')) {
    const template = document.templates.get(attributes.TemplateID ?? '');
    if (template) collectContent(pack.readTree(template), outer, collected);
  }
  collectContent(root, outer, collected);
  const { glyphs, horizontal, vertical, areas, images } = collected;
  const size = { width: width * POINTS_PER_MM, height: height * POINTS_PER_MM };
  return { marks: { page, ...size, glyphs, rules: { horizontal, vertical }, areas }, images };
};

/** Pages of all documents in an OFD container; none when its `OFD.xml` is missing or broken. */
export const listOfdPages = (pack: OfdPackage): OfdPages => {
  const roots = childrenNamed(pack.readTree('OFD.xml'), 'DocBody').flatMap((body) => childrenNamed(body, 'DocRoot'));
  const entries = roots.flatMap((root) => openDocument(pack, resolvePath('', root.text.trim())));
  return {
    count: entries.length,
    read: (index) => readPage(pack, entries[index]!, index + 1),
  };
};
