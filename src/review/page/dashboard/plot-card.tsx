import { useLayoutEffect, useRef } from 'preact/hooks';
import type { OverviewFacts } from '../../api.ts';

type Plot = OverviewFacts['plots'][number];

const SVG = 'http://www.w3.org/2000/svg';
const ELEMENTS: ReadonlySet<string> = new Set([
  'svg',
  'g',
  'path',
  'rect',
  'text',
  'tspan',
  'line',
  'polyline',
  'circle',
  'title',
]);
const ATTRIBUTE =
  /^(?:aria-label|role|viewBox|width|height|x|y|dx|dy|x1|x2|y1|y2|d|points|r|cx|cy|rx|ry|fill|stroke|stroke-\w+|fill-opacity|opacity|transform|text-anchor|dominant-baseline|font-\w+|xml:space)$/;

/** One tag, or the text between two. */
const PIECE = /<(\/?)([a-zA-Z]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>|([^<]+)/g;

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'" };
const plain = (text: string): string =>
  text.replace(/&([a-z]+|#39);/g, (whole, name: string) => ENTITIES[name] ?? whole);

/**
 * Builds a plot from its SVG, element by element from a list of harmless ones: no text of a document ever reaches the
 * HTML parser, and the page needs no exception in its content security policy.
 */
const buildSvg = (svg: string): Element | null => {
  const root = document.createElementNS(SVG, 'g');
  const open: Element[] = [root];
  for (const [, closing, name, attributes, single, text] of svg.matchAll(PIECE)) {
    const parent = open.at(-1)!;
    if (text !== undefined) {
      if (parent.tagName === 'text' || parent.tagName === 'tspan') parent.append(plain(text));
    } else if (closing) {
      if (open.length > 1 && parent.tagName === name) open.pop();
    } else if (ELEMENTS.has(name!)) {
      const element = document.createElementNS(SVG, name!);
      for (const [, attribute, value] of (attributes ?? '').matchAll(/([\w:-]+)="([^"]*)"/g))
        if (ATTRIBUTE.test(attribute!)) element.setAttribute(attribute!, plain(value!));
      parent.append(element);
      if (!single) open.push(element);
    }
  }
  return root.firstElementChild;
};

const COLOURS: Readonly<Record<string, string>> = {
  'plot-1': 'c1',
  'plot-2': 'c2',
  'plot-3': 'c3',
  'plot-4': 'c4',
  'plot-5': 'c5',
  'plot-warning': 'warning',
  'plot-danger': 'danger',
  'plot-neutral': 'neutral',
};

const colourClass = (colour: string): string => COLOURS[/--([\w-]+)/.exec(colour)?.[1] ?? ''] ?? 'neutral';

/** A plot of the report with its legend. */
export const PlotCard = ({ plot }: { readonly plot: Plot }) => {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const built = buildSvg(plot.svg);
    place.current?.replaceChildren(...(built ? [built] : []));
  }, [plot.svg]);
  return (
    <section class="card plot">
      <h3>{plot.title}</h3>
      <p class="dim">{plot.note}</p>
      <div class="plot-picture" ref={place} />
      {plot.legend.length > 0 && (
        <ul class="legend">
          {plot.legend.map(({ name, colour }) => (
            <li key={name}>
              <i class={`swatch plot-${colourClass(colour)}`} />
              {name}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
